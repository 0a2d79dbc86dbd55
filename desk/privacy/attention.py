"""What letting go puts before the coordinator: open cases nobody works on, and a list that waits."""

from datetime import date
from typing import Any

from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import counted
from desk.privacy.due import due_records
from desk.signals.finding import NAMES
from desk.store.store import Store
from schema.dates import add_months, month_of

_UNTOUCHED = f"""SELECT c.id, c.number, coalesce((SELECT max(t.made_on) FROM visible_attempts t
    WHERE t.case_id = c.id AND t.made_on <= ?), c.earliest_on) AS last_on, {NAMES}
  FROM visible_cases c WHERE c.status = 'open' AND c.month <= ? AND c.earliest_on <= ? AND NOT EXISTS
    (SELECT 1 FROM visible_attempts t WHERE t.case_id = c.id AND t.made_on > ? AND t.made_on <= ?)
  ORDER BY last_on, c.id LIMIT ?"""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return open cases without an attempt for as many months as the setting says, and that records are due to go.

    Args:
        reason: `case-untouched` or `retention-due` alone.
        limit: no more than this of each.
    """
    found: list[dict[str, Any]] = []
    if reason in (None, "case-untouched"):
        found += _untouched(store, on, -1 if limit is None else limit)
    if reason in (None, "retention-due"):
        found += _retention(store, on)
    return found


def _untouched(store: Store, on: date, most: int) -> list[dict[str, Any]]:
    bound = add_months(on, -store.settings(on).untouched_months)
    values = [on.isoformat(), month_of(bound), bound.isoformat(), bound.isoformat(), on.isoformat(), most]
    found = []
    for row in store.query(_UNTOUCHED, values):
        who = row["name"] or _("zaak {number}").format(number=row["number"])
        why = _("geen poging sinds {day}: sluiten of oppakken?").format(day=day(row["last_on"]))
        told = {"kind": "case", "id": row["id"], "title": f"{who}: {why}", "due": None, "reason": "case-untouched"}
        found.append({**told, "who": who, "why": why, "left": ""})
    return found


def _retention(store: Store, on: date) -> list[dict[str, Any]]:
    free = [one for one in due_records(store, on=on) if one.hold is None]
    if not free:
        return []
    who, why = counted.records(len(free)), _("bewaartermijn voorbij")
    due = min(one.due_on for one in free).isoformat()
    told = {"kind": "retention", "id": "retention", "title": f"{who}: {why}", "due": due, "reason": "retention-due"}
    return [{**told, "who": who, "why": why, "left": ""}]
