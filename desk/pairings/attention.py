"""What of the pairings needs attention: check-ins, aftercare, silence, and volunteers who may no longer go."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from desk.locale import _
from desk.locale.formats import days_left
from desk.locale.words import word
from desk.pairings.loading import pairings_alive
from desk.partners.organisations import load_organisations
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.loading import volunteers_among
from schema.dates import add_months
from schema.deployable import task_reasons
from schema.followup import aftercare_due, checkin_due, silence_due
from schema.pairings import OPEN, Pairing, status
from schema.settings import Settings

_NAMES = """SELECT p.id, i.first_name, i.initials, i.prefix, i.surname, v.first_name AS volunteer_first_name,
    v.prefix AS volunteer_prefix, v.surname AS volunteer_surname
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
    JOIN visible_volunteers v ON v.id = p.volunteer WHERE p.id IN ({marks})"""


class _Due(NamedTuple):
    pairing: Pairing
    due: date
    reason: str


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return what falls due on the day or before it, and each open pairing whose volunteer may not do its task.

    Args:
        reason: this reason alone.
        limit: no more than the earliest so many; only they are named.
    """
    settings = store.settings(on)
    pairings = pairings_alive(store, add_months(on, -2 * max(settings.aftercare_months, default=0)))
    found = [item for pairing in pairings for item in _followups(pairing, on, settings)]
    found += _not_deployable(store, [pairing for pairing in pairings if status(pairing, on) in OPEN], on, settings)
    found = sorted((it for it in found if reason in (None, it.reason)), key=lambda it: (it.due, it.pairing.id))[:limit]
    named = query_in(store, _NAMES, (item.pairing.id for item in found))
    names = {row["id"]: _pair(row) for row in named}
    return [
        {
            "kind": "pairing",
            "id": item.pairing.id,
            "title": f"{names[item.pairing.id]}: {word(item.reason)}",
            "due": item.due.isoformat(),
            "reason": item.reason,
            "who": names[item.pairing.id],
            "why": word(item.reason),
            "left": days_left((on - item.due).days, working=False, overdue=True) if item.due < on else "",
        }
        for item in found
    ]


def _followups(pairing: Pairing, on: date, settings: Settings) -> Iterator[_Due]:
    planned = (
        ("checkin-due", checkin_due(pairing, on, settings)),
        ("aftercare-due", aftercare_due(pairing, on, settings)),
        ("silence", silence_due(pairing, on, settings)),
    )
    yield from (_Due(pairing, due, reason) for reason, due in planned if due is not None and due <= on)


def _not_deployable(store: Store, pairings: list[Pairing], on: date, settings: Settings) -> Iterator[_Due]:
    """Yield every open pairing whose volunteer is held back on the day, with the first reason (rules.md section 6)."""
    if not pairings:
        return
    organisations = load_organisations(store)
    asked = {pairing.volunteer for pairing in pairings}
    volunteers = {volunteer.id: volunteer for volunteer in volunteers_among(store, asked)}
    for pairing in pairings:
        volunteer = volunteers[pairing.volunteer]
        held = task_reasons(volunteer, organisations[volunteer.organisation], pairing.task, on, settings)
        if held:
            yield _Due(pairing, on, held[0])


def _pair(row: dict[str, Any]) -> str:
    volunteer = (row["volunteer_first_name"], row["volunteer_prefix"], row["volunteer_surname"])
    resident = (row["first_name"] or row["initials"], row["prefix"], row["surname"])
    return _("{resident} en {volunteer}").format(
        resident=" ".join(filter(None, resident)), volunteer=" ".join(filter(None, volunteer))
    )
