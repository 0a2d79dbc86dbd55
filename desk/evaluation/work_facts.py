"""What one month's review counts of pairings, volunteers and partners, gathered from the dated facts."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from desk.exchange.feedback_register import due_day
from desk.store.store import Store
from schema.checkins import MomentKind
from schema.codes import Side
from schema.figures import Span
from schema.heard import CheckinSide
from schema.pairing_life import EndReason
from schema.review_pairings import PairingDates, Told, WorkFacts
from schema.settings import Settings

_PAIRINGS = """SELECT p.id, r.requested_on, p.started_on, p.ended_on, p.refused_on, p.refused_by, e.reason
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
    LEFT JOIN visible_pairing_results e ON e.pairing = p.id AND e.recorded_on <= ?
  WHERE p.started_on <= ? AND coalesce(p.ended_on >= ?, 1) OR p.refused_on BETWEEN ? AND ?
  ORDER BY p.proposed_on, p.key"""
_CHECKINS = f"""WITH told AS (SELECT pairing, held_on FROM visible_checkins
    UNION ALL SELECT pairing, max(held_on) FROM visible_checkin_forms
      WHERE moment <> '{MomentKind.END}' AND moment NOT LIKE '{MomentKind.AFTERCARE}%'
      GROUP BY pairing, moment HAVING count(*) = {len(CheckinSide)})
  SELECT pairing, held_on FROM told WHERE held_on BETWEEN ? AND ?"""
"""A check-in in which the sides were heard apart is held on the day of the last of them."""
_QUARTERS = """SELECT pairing, sum(quarters) AS quarters FROM (
    SELECT pairing, quarters FROM visible_pairing_contacts WHERE made_on BETWEEN ? AND ?
    UNION ALL SELECT pairing, quarters FROM visible_pairing_months WHERE month = ?)
  WHERE quarters > 0 GROUP BY pairing ORDER BY pairing"""
_REQUESTS = "SELECT id FROM visible_requests WHERE requested_on BETWEEN ? AND ? ORDER BY requested_on, key"
_VOLUNTEERS = "SELECT id FROM visible_volunteers WHERE {column} BETWEEN ? AND ? ORDER BY {column}, key"
_TOLD = """SELECT p.id AS partner, (SELECT min(d.sent_on) FROM visible_feedback_deliveries d
      WHERE d.partner = p.id AND d.month = ? AND d.sent_on <= ?) AS sent_on
  FROM visible_partners p
  WHERE p.id IN (SELECT partner FROM visible_signals WHERE signal_on BETWEEN ? AND ?) ORDER BY p.key"""


def work_facts(store: Store, month: str, span: Span, *, on: date) -> WorkFacts:
    """Return what the review of a month counts beside cases and signals, as it stands on a day."""
    days, settings = [span.first.isoformat(), span.last.isoformat()], store.settings(on)
    return WorkFacts(
        _pairings(store, span, on, settings),
        _ids(store, _REQUESTS, days),
        {row["pairing"]: row["quarters"] for row in store.query(_QUARTERS, [*days, month])},
        _ids(store, _VOLUNTEERS.format(column="started_on"), days),
        _ids(store, _VOLUNTEERS.format(column="stopped_on"), days),
        [
            Told(row["partner"], due_day(month, settings), _day(row["sent_on"]))
            for row in store.query(_TOLD, [month, on.isoformat(), *days])
        ],
    )


def _pairings(store: Store, span: Span, on: date, settings: Settings) -> list[PairingDates]:
    first, last = span.first.isoformat(), span.last.isoformat()
    held: dict[str, list[date]] = {}
    since = span.first - timedelta(days=31 * settings.checkin_months + 7 * settings.first_checkin_weeks)
    for row in store.query(_CHECKINS, [since.isoformat(), last]):
        held.setdefault(row["pairing"], []).append(date.fromisoformat(row["held_on"]))
    rows = store.query(_PAIRINGS, [on.isoformat(), last, first, first, last])
    return [_pairing(row, tuple(held.get(row["id"], ()))) for row in rows]


def _pairing(row: dict[str, Any], checkins: tuple[date, ...]) -> PairingDates:
    return PairingDates(
        row["id"],
        _day(row["started_on"]),
        _day(row["ended_on"]),
        _day(row["requested_on"]),
        _day(row["refused_on"]),
        Side(row["refused_by"]) if row["refused_by"] else None,
        EndReason(row["reason"]) if row["reason"] else None,
        checkins,
    )


def _ids(store: Store, sql: str, days: list[str]) -> list[str]:
    return [row["id"] for row in store.query(sql, days)]


@lru_cache(8_192)
def _day(text: str | None) -> date | None:
    """Return a day from its text; the same few thousand return all the time."""
    return date.fromisoformat(text) if text else None
