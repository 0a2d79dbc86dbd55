"""The introduction: who meets when and where, recorded with the step itself."""

from datetime import date
from typing import Any

from desk.pairings.moving import move_within
from desk.store.store import Store
from schema.codes import Side
from schema.meeting import Meeting
from schema.pairings import status

_MEETING = """SELECT id, time, place, present, organisation_contact, professional FROM visible_introductions
  WHERE pairing = ?"""


def introduce_people(store: Store, pairing: str, meeting: Meeting, *, met_on: date, on: date) -> dict[str, Any]:
    """Record that the two meet on a day, with whom, when and where; return `id` and `status` on that day.

    Raises:
        Refused: what `move_pairing` refuses for `introduce`.
    """
    with store.write(store.user, "pairing-introduce", pairing) as tx:
        after = move_within(tx, store, pairing, "introduce", on=met_on, by=Side.COORDINATOR, reason="")
        told = {name: getattr(meeting, name).strip() or None for name in _TOLD}
        tx.insert("introduction", [{"pairing": pairing, "present": meeting.people(), **told}])
    return {"id": pairing, "status": str(status(after, max(on, met_on)))}


_TOLD = ("time", "place", "organisation_contact", "professional")


def meeting_of(store: Store, pairing: str) -> dict[str, Any] | None:
    """Return what was recorded of the introduction of a pairing (id), or None."""
    return next(iter(store.query(_MEETING, [pairing])), None)
