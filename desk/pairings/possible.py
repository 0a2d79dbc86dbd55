"""Which moves a pairing's life allows next: what a screen offers; `desk.pairings.moving` decides."""

from collections.abc import Mapping
from datetime import date

from schema.codes import Side
from schema.pairings import Pairing, PairingStatus, status

_MOVES: Mapping[PairingStatus, tuple[str, ...]] = {
    PairingStatus.PROPOSED: ("introduce", "refuse"),
    PairingStatus.INTRODUCED: ("agree", "contact", "refuse"),
    PairingStatus.AGREED: ("start", "contact", "refuse"),
    PairingStatus.RUNNING: ("contact", "checkin", "end"),
    PairingStatus.ENDED: ("contact", "checkin"),
    PairingStatus.REFUSED: (),
}
_AGREED_ON = ("goals", "rhythm", "step", "settle", "promise", "authorise", "divide", "second")
_ACTS: Mapping[PairingStatus, tuple[str, ...]] = {
    PairingStatus.PROPOSED: ("card", *_AGREED_ON),
    PairingStatus.INTRODUCED: ("card", "meeting", *_AGREED_ON, "hours"),
    PairingStatus.AGREED: ("card", *_AGREED_ON, "hours"),
    PairingStatus.RUNNING: ("card", *_AGREED_ON, "hours"),
    PairingStatus.ENDED: ("result", "settle", "promise", "hours", "again"),
    PairingStatus.REFUSED: (),
}


def moves_of(pairing: Pairing) -> tuple[str, ...]:
    """Return the moves that fit a pairing by all that is recorded, the next step of its life first."""
    now = status(pairing, date.max)
    return _MOVES[now] if now else ()


def sides_to_agree(pairing: Pairing) -> tuple[Side, ...]:
    """Return the sides of a pairing that have not agreed yet."""
    agreed = {Side.RESIDENT: pairing.resident_agreed_on, Side.VOLUNTEER: pairing.volunteer_agreed_on}
    return tuple(side for side, day in agreed.items() if day is None)


def acts_of(pairing: Pairing) -> tuple[str, ...]:
    """Return what can be recorded of a pairing beside its moves, by all that is recorded of it."""
    now = status(pairing, date.max)
    acts = _ACTS[now] if now else ()
    return acts if len(sides_to_agree(pairing)) == len(Side) - 1 else tuple(act for act in acts if act != "meeting")
