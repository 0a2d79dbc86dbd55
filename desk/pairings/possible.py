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


def moves_of(pairing: Pairing) -> tuple[str, ...]:
    """Return the moves that fit a pairing by all that is recorded, the next step of its life first."""
    now = status(pairing, date.max)
    return _MOVES[now] if now else ()


def sides_to_agree(pairing: Pairing) -> tuple[Side, ...]:
    """Return the sides of a pairing that have not agreed yet."""
    agreed = {Side.RESIDENT: pairing.resident_agreed_on, Side.VOLUNTEER: pairing.volunteer_agreed_on}
    return tuple(side for side, day in agreed.items() if day is None)
