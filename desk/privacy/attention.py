"""What is put before the coordinator: an absence that is over or covered, cases nobody works on, a list that waits."""

from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import counted
from desk.privacy.absences import unseen
from desk.privacy.due import due_records
from desk.privacy.readings import list_readings, watches
from desk.signals.finding import NAMES
from desk.store.absences import absences
from desk.store.accounts import accounts
from desk.store.store import Store
from schema.absences import stood_in_for
from schema.dates import add_months, month_of
from schema.roles import Role

_UNTOUCHED = f"""SELECT c.id, c.number, coalesce((SELECT max(t.made_on) FROM visible_attempts t
    WHERE t.case_id = c.id AND t.made_on <= ?), c.earliest_on) AS last_on, {NAMES}
  FROM visible_cases c WHERE c.status = 'open' AND c.month <= ? AND c.earliest_on <= ? AND NOT EXISTS
    (SELECT 1 FROM visible_attempts t WHERE t.case_id = c.id AND t.made_on > ? AND t.made_on <= ?)
  ORDER BY last_on, c.id LIMIT ?"""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return an absence whose changes are to be seen, one in which the user stands in, open cases without an attempt
    for as many months as the setting says, and that records are due to go.

    Args:
        reason: one of the five alone.
        limit: no more than this of each.
    """
    found: list[dict[str, Any]] = []
    if reason in (None, "absence-over", "standing-in"):
        found += [item for item in _absences(store, on) if reason in (None, item["reason"])]
    if reason in (None, "odd-reading") and store.user.role == Role.PRIVACY and watches(store, on):
        found += _readings(store, on)
    if reason in (None, "case-untouched"):
        found += _untouched(store, on, -1 if limit is None else limit)
    if reason in (None, "retention-due"):
        found += _retention(store, on)
    return found


def _absences(store: Store, on: date) -> list[dict[str, Any]]:
    found = []
    past, covered = unseen(store, on=on), stood_in_for(absences(store), store.user.id, on)
    if past is not None:
        days = _("{start} t/m {end}").format(start=day(past.from_on), end=day(past.last_on))
        found.append(
            ("absence-over", past.id, _("U was weg, {days}").format(days=days), _("kijk wat er veranderde"), "")
        )
    if covered is not None:
        names = {each.id: each.name for each in accounts(store)}
        who = _("{name} is weg").format(name=names.get(covered.away, ""))
        left = _("t/m {day}").format(day=day(covered.last_on))
        found.append(("standing-in", covered.id, who, _("u valt in; de overdracht print u hier"), left))
    return [
        {"kind": "absence", "id": record, "title": f"{who}: {why}", "due": None, "reason": reason}
        | {"who": who, "why": why, "left": left}
        for reason, record, who, why, left in found
    ]


def _readings(store: Store, on: date) -> list[dict[str, Any]]:
    waiting = [each for each in list_readings(store, on=on) if each.settled is None]
    if not waiting:
        return []
    who = ngettext("{n} keer", "{n} keer", len(waiting)).format(n=len(waiting))
    why = _("opvallend lezen: beoordeel het")
    told = {"kind": "reading", "id": "readings", "title": f"{who}: {why}", "due": None, "reason": "odd-reading"}
    return [{**told, "who": who, "why": why, "left": ""}]


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
