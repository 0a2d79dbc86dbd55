"""The introduction: who meets when and where, recorded with the step itself."""

from dataclasses import replace
from datetime import date
from typing import Any

from desk.pairings.loading import pairing_with_version
from desk.pairings.moving import judge_again, move_within
from desk.store.store import Store
from schema.codes import Side
from schema.meeting import Meeting
from schema.pairing_life import Present
from schema.pairings import PairingStatus, status
from schema.refused import Refused

_MEETING = """SELECT id, time, place, present, organisation_contact, professional, version FROM visible_introductions
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
        tx.insert("introduction", [{"pairing": pairing, **_told(store, pairing, meeting)}])
    return {"id": pairing, "status": str(status(after, max(on, met_on)))}


_TOLD = ("time", "place", "organisation_contact", "professional")


def change_meeting(store: Store, pairing: str, meeting: Meeting, *, met_on: date, on: date) -> dict[str, Any]:
    """Put an introduction to another day, hour, place or company, as long as nobody has agreed; return as above.

    Raises:
        Refused: `unknown-id`, `date-backwards`, `pair-refused`; `move-not-allowed` before there is an introduction and
            once somebody agreed.
    """
    with store.write(store.user, "move-introduction", pairing) as tx:
        known, version = pairing_with_version(store, pairing)
        now = status(known, date.max)
        if now is not PairingStatus.INTRODUCED or known.resident_agreed_on or known.volunteer_agreed_on:
            raise Refused("move-not-allowed", status=now, move="meeting")
        if met_on < known.proposed_on:
            raise Refused("date-backwards", date=met_on, earliest=known.proposed_on)
        judge_again(store, known, met_on)
        tx.change("pairing", pairing, {"introduced_on": met_on}, version)
        there, told = store.query(_MEETING, [pairing]), _told(store, pairing, meeting)
        if there:
            tx.change("introduction", there[0]["id"], told, there[0]["version"])
        else:
            tx.insert("introduction", [{"pairing": pairing, **told}])
    return {"id": pairing, "status": str(status(replace(known, introduced_on=met_on), max(on, met_on)))}


def _told(store: Store, pairing: str, meeting: Meeting) -> dict[str, Any]:
    people = meeting.people()
    told: dict[str, Any] = {name: getattr(meeting, name).strip() or None for name in _TOLD}
    if Present.ORGANISATION in people and not told["organisation_contact"]:
        told["organisation_contact"] = _contact_of(store, pairing)
    return {"present": people, **told}


def meeting_of(store: Store, pairing: str) -> dict[str, Any] | None:
    """Return what was recorded of the introduction of a pairing (id), or None."""
    found = next(iter(store.query(_MEETING, [pairing])), None)
    return found and {name: value for name, value in found.items() if name != "version"}


def _contact_of(store: Store, pairing: str) -> str | None:
    """Return the contact person of the organisation of a pairing's volunteer, where one is known."""
    [row] = store.query(_CONTACT, [pairing])
    return row["contact_person"] or None
