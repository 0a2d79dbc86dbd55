"""Facts that are asked for and not there: informing, a check in the register of residents, the end of a referral."""

import json
from datetime import date, timedelta
from typing import Any

from desk.requests.waiting import WAITING
from desk.signals.finding import NAMES
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.before_contact import inform_by, latest_receipt
from schema.referrals import REFERRING
from schema.settings import Settings

MOST_TO_INFORM = 50
"""Residents to inform that are named at once: a day's work; the next follow when these are done."""
REFERRAL_DAYS = 90
"""Calendar days after closing in which it is asked to whom somebody was referred."""
_AHEAD = 7
"""Calendar days ahead at which informing is named: a week's work."""

_UNINFORMED = f"""SELECT c.id, c.number, c.first_reached_on, {NAMES},
    (SELECT min(s.received_on) FROM visible_signals s WHERE s.case_id = c.id) AS received_on
  FROM visible_cases c WHERE c.status = 'open' AND c.earliest_on <= ?
    AND (c.first_reached_on IS NOT NULL OR (SELECT min(s.received_on) FROM visible_signals s WHERE s.case_id = c.id)
      BETWEEN ? AND ?)
    AND NOT EXISTS (SELECT 1 FROM visible_informings i WHERE i.case_id = c.id)
  ORDER BY coalesce(c.first_reached_on, c.earliest_on), c.key LIMIT ?"""
_NEEDED = f"""SELECT case_id AS id, min(needed_on) AS needed_on,
    (SELECT max(b.checked_on) FROM visible_brp_checks b WHERE b.case_id = n.case_id) AS checked_on FROM (
      SELECT r.case_id, ? AS needed_on FROM visible_requests r WHERE r.case_id IS NOT NULL AND {WAITING}
      UNION ALL SELECT s.case_id, v.planned_on FROM visible_visit_rounds v JOIN visible_round_stops s
        ON s.visit_round = v.id WHERE v.planned_on >= ? AND v.taken_back_on IS NULL AND s.taken_back_on IS NULL) n
  GROUP BY case_id ORDER BY 2, 1"""
_NAMED = f"SELECT c.id, c.number, {NAMES} FROM visible_cases c WHERE c.id IN ({{marks}})"
_REFERRED = f"""SELECT c.id, c.number, {NAMES}, f.party, f.asked_on AS since FROM visible_referrals f
    JOIN visible_cases c ON c.id = f.case_id WHERE f.answer IS NULL ORDER BY f.asked_on, f.key LIMIT ?"""
_TO_WHOM = f"""SELECT c.id, c.number, {NAMES}, NULL AS party, l.closed_on AS since FROM visible_closings l
    JOIN visible_cases c ON c.id = l.case_id WHERE l.closed_on BETWEEN ? AND ? AND l.reopened_on IS NULL
    AND l.result IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM visible_referrals f WHERE f.case_id = c.id) ORDER BY l.closed_on, l.key LIMIT ?"""


def uninformed(store: Store, on: date, *, late: bool, limit: int) -> list[dict[str, Any]]:
    """Return open cases whose resident was not told where the data came from, with `inform_by`, the earliest first.

    Args:
        late: those whose last day is past; else those whose last day is within a week.
        limit: no more than this, nor than `MOST_TO_INFORM`; negative for no more than that.
    """
    horizon = on - timedelta(days=1) if late else on + timedelta(days=_AHEAD)
    first = "" if late else str(latest_receipt(on - timedelta(days=1)) + timedelta(days=1))
    most = MOST_TO_INFORM if limit < 0 else min(limit, MOST_TO_INFORM)
    values = [horizon.isoformat(), first, latest_receipt(horizon).isoformat(), most if late else -1]
    found = []
    for row in store.query(_UNINFORMED, values):
        by = inform_by(date.fromisoformat(row["received_on"]), _day(row["first_reached_on"]))
        if (by < on) == late and by <= horizon:
            found.append({**row, "inform_by": by.isoformat()})
    return sorted(found, key=lambda row: row["inform_by"])[:most]


def unchecked(store: Store, on: date, settings: Settings, *, limit: int) -> list[dict[str, Any]]:
    """Return the cases on which a request or a round waits for a check in the register, the soonest needed first.

    `needed_on` is the day on which it has to count, `checked_on` that of the latest check or None.

    Args:
        limit: no more than this; negative for all.
    """
    if not settings.brp_checked_here:
        return []
    day = on.isoformat()
    rows = store.query(_NEEDED, [day, *[day] * WAITING.count("?"), day])
    lacking = [row for row in rows if not _counts(row, settings)][: None if limit < 0 else limit]
    named = {row["id"]: row for row in query_in(store, _NAMED, [row["id"] for row in lacking])}
    return [{**row, **named[row["id"]]} for row in lacking if row["id"] in named]


def open_referrals(store: Store, on: date, *, limit: int) -> list[dict[str, Any]]:
    """Return the cases with a referral without an answer, or closed of late with one that names nobody.

    Args:
        limit: no more than this; negative for all.
    """
    first = on - timedelta(days=REFERRAL_DAYS)
    rows = store.query(_REFERRED, [limit])
    rows += store.query(_TO_WHOM, [str(first), str(on), json.dumps(sorted(REFERRING)), limit])
    return sorted(rows, key=lambda row: row["since"])[: None if limit < 0 else limit]


def _counts(row: dict[str, Any], settings: Settings) -> bool:
    checked, needed = _day(row["checked_on"]), date.fromisoformat(row["needed_on"])
    return checked is not None and needed <= checked + timedelta(days=settings.brp_days)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
