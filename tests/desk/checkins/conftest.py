"""A pairing that runs since 3 November 2026 and works on an overview, as the sides are asked about it."""

import pytest

from desk.checkins.recording import record_checkin
from desk.pairings.goals import set_goals
from desk.pairings.proposing import propose_pairing
from schema.checkin_answers import How
from schema.heard import CheckinSide
from schema.matrix import Goal
from tests.desk.checkins.answering import DUE, GOOD
from tests.desk.pairings.living import runs
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in


@pytest.fixture
def running(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    pairing = runs(store, propose_pairing(store, "H1", "V1", on=ON)["id"])
    set_goals(store, pairing, [Goal.OVERVIEW], on=ON)
    return pairing


@pytest.fixture
def hear(store, running):
    """Record a check-in of a side, good unless it says otherwise."""

    def hear(side=CheckinSide.RESIDENT, *, how=How.TELEPHONE, held_on=DUE, on=None, note="", moment=None, **answers):
        given = {} if how is How.NOT_GIVEN else GOOD | {name.replace("_", "-"): it for name, it in answers.items()}
        kept = {"how": how, "moment": moment, "note": note, "held_on": held_on, "on": on or held_on}
        return record_checkin(store, running, side, given, **kept)

    return hear
