"""Bringing a pairing to life, and looking at it."""

import pytest

from desk.pairings.listing import pairing_file
from desk.pairings.moving import move_pairing
from schema.codes import Side
from schema.refused import Refused
from tests.desk.volunteers.invented import ON


def runs(store, pairing):
    """Bring a proposed pairing to running on one day."""
    move_pairing(store, pairing, "introduce", on=ON)
    for side in (Side.RESIDENT, Side.VOLUNTEER):
        move_pairing(store, pairing, "agree", on=ON, by=side)
    move_pairing(store, pairing, "start", on=ON)
    return pairing


def opened(store, pairing, on=ON):
    """Open the file of a pairing."""
    return pairing_file(store, pairing, on=on, purpose="show")


def code(act, *given, **named):
    """Return the code with which an act is refused."""
    with pytest.raises(Refused) as refused:
        act(*given, **named)
    return refused.value.code
