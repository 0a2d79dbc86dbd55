"""The introduction: who meets when and where, recorded with the step itself."""

from datetime import date
from typing import Any

from desk.pairings.moving import move_within
from desk.store.store import Store
from schema.codes import Side
from schema.meeting import Meeting
from schema.pairing_life import Present
from schema.pairings import status

_MEETING = """SELECT id, time, place, present, organisation_contact, professional FROM visible_introductions
  WHERE pairing = ?"""

_CONTACT = """SELECT o.contact_person FROM visible_pairings p JOIN visible_volunteers v ON v.id = p.volunteer
  JOIN visible_organisations o ON o.id = v.organisation WHERE p.id = ?"""


def introduce_people(store: Store, pairing: str, meeting: Meeting, *, met_on: date, on: date) -> dict[str, Any]:
    """Record that the two meet on a day, with whom, when and where; return `id` and `status` on that day.

    Whoever comes for the organisation is its contact person, where no other is named.

    Raises:
        Refused: what `move_pairing` refuses for `introduce`.
    """
    with store.write(store.user, "pairing-introduce", pairing) as tx:
        after = move_within(tx, store, pairing, "introduce", on=met_on, by=Side.COORDINATOR, reason="")
        people = meeting.people()
        told = {name: getattr(meeting, name).strip() or None for name in _TOLD}
        if Present.ORGANISATION in people and not told["organisation_contact"]:
            told["organisation_contact"] = _contact_of(store, pairing)
        tx.insert("introduction", [{"pairing": pairing, "present": people, **told}])
    return {"id": pairing, "status": str(status(after, max(on, met_on)))}


_TOLD = ("time", "place", "organisation_contact", "professional")


def meeting_of(store: Store, pairing: str) -> dict[str, Any] | None:
    """Return what was recorded of the introduction of a pairing (id), or None."""
    return next(iter(store.query(_MEETING, [pairing])), None)


def _contact_of(store: Store, pairing: str) -> str | None:
    """Return the contact person of the organisation of a pairing's volunteer, where one is known."""
    [row] = store.query(_CONTACT, [pairing])
    return row["contact_person"] or None
