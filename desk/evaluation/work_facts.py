"""What one month's review counts of pairings, volunteers and partners, gathered from the dated facts."""

from collections.abc import Collection, Mapping, Sequence
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
from schema.review_pairings import WORK_FIGURES, PairingDates, Told, WorkFacts, months_of
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
_QUARTERS = """SELECT month, pairing, sum(quarters) AS quarters FROM (
    SELECT substr(made_on, 1, 7) AS month, pairing, quarters FROM visible_pairing_contacts
      WHERE made_on BETWEEN ? AND ?
    UNION ALL SELECT month, pairing, quarters FROM visible_pairing_months WHERE month BETWEEN ? AND ?)
  WHERE quarters > 0 GROUP BY month, pairing ORDER BY month, pairing"""
_REQUESTS = """SELECT id, requested_on AS day FROM visible_requests
  WHERE requested_on BETWEEN ? AND ? ORDER BY requested_on, key"""
_VOLUNTEERS = """SELECT id, {column} AS day FROM visible_volunteers
  WHERE {column} BETWEEN ? AND ? ORDER BY {column}, key"""
_TOLD = """SELECT p.id AS partner, (SELECT min(d.sent_on) FROM visible_feedback_deliveries d
      WHERE d.partner = p.id AND d.month = ? AND d.sent_on <= ?) AS sent_on
  FROM visible_partners p
  WHERE p.id IN (SELECT DISTINCT partner FROM visible_signals WHERE signal_on BETWEEN ? AND ?
    LIMIT (SELECT count(*) FROM visible_partners)) ORDER BY p.key"""
"""Where all partners sent signals, the reading of the month's signals stops as soon as each was seen."""
_OF_PAIRINGS = frozenset(WORK_FIGURES) - {"requests", "hours", "volunteers_in", "volunteers_out", "feedback_on_time"}


def work_facts_of(
    store: Store, spans: Mapping[str, Span], *, on: date, figures: Collection[str] = WORK_FIGURES
) -> dict[str, WorkFacts]:
    """Return what the reviews of some months count beside cases and signals, as it stands on a day.

    Args:
        figures: those for which it is asked; pairings and partners are left out where none of them counts these.
    """
    settings = store.settings(on)
    whole = min(span.first for span in spans.values()), max(span.last for span in spans.values())
    days = [each.isoformat() for each in whole]
    pairings: Mapping[str, Sequence[PairingDates]] = {}
    if not _OF_PAIRINGS.isdisjoint(figures):
        pairings = _by_month(_pairings(store, whole, on, settings), spans, settings)
    quarters: dict[str, dict[str, int]] = {}
    for row in store.query(_QUARTERS, [*days, min(spans), max(spans)]):
        quarters.setdefault(row["month"], {})[row["pairing"]] = row["quarters"]
    dated = (_REQUESTS, *(_VOLUNTEERS.format(column=column) for column in ("started_on", "stopped_on")))
    requests, coming, going = (_ids_by_month(store, sql, days) for sql in dated)
    return {
        month: WorkFacts(
            pairings.get(month, ()),
            requests.get(month, ()),
            quarters.get(month, {}),
            coming.get(month, ()),
            going.get(month, ()),
            _told(store, month, span, on, settings) if "feedback_on_time" in figures else (),
        )
        for month, span in spans.items()
    }


def _told(store: Store, month: str, span: Span, on: date, settings: Settings) -> list[Told]:
    asked = [month, on.isoformat(), span.first.isoformat(), span.last.isoformat()]
    due_on = due_day(month, settings)
    return [Told(row["partner"], due_on, _day(row["sent_on"])) for row in store.query(_TOLD, asked)]


def _pairings(store: Store, whole: tuple[date, date], on: date, settings: Settings) -> list[PairingDates]:
    first, last = (day.isoformat() for day in whole)
    held: dict[str, list[date]] = {}
    since = whole[0] - timedelta(days=31 * settings.checkin_months + 7 * settings.first_checkin_weeks)
    for row in store.query(_CHECKINS, [since.isoformat(), last]):
        held.setdefault(row["pairing"], []).append(date.fromisoformat(row["held_on"]))
    rows = store.query(_PAIRINGS, [on.isoformat(), last, first, first, last])
    return [_pairing(row, tuple(held.get(row["id"], ()))) for row in rows]


def _by_month(
    pairings: Sequence[PairingDates], spans: Mapping[str, Span], settings: Settings
) -> Mapping[str, Sequence[PairingDates]]:
    """Return per month the pairings that may count in it: in two years most count in a few months alone."""
    if len(spans) == 1:
        return dict.fromkeys(spans, pairings)
    found: dict[str, list[PairingDates]] = {}
    last = max(span.last for span in spans.values())
    for pairing in pairings:
        for month in months_of(pairing, last, settings):
            found.setdefault(month, []).append(pairing)
    return found


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


def _ids_by_month(store: Store, sql: str, days: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in store.query(sql, days):
        found.setdefault(row["day"][:7], []).append(row["id"])
    return found


@lru_cache(8_192)
def _day(text: str | None) -> date | None:
    """Return a day from its text; the same few thousand return all the time."""
    return date.fromisoformat(text) if text else None
