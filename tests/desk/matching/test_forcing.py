"""A pair that is not in the plan: what holding it together costs, who moves, and what cannot be held."""

import pytest

from desk.matching.forcing import force
from desk.matching.planning import plan
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import pin_volunteer
from desk.volunteers.loading import volunteer_id
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.matching.test_planning import names
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer

FAR = volunteer("V2", dagdelen="zo-a")
"""Less fit than the first: no part of the week suits."""


@pytest.fixture
def scarce(store, tmp_path):
    """One place at each of two volunteers; Ria (high) and H3 (low) wait, and H2 who is in a crisis."""
    rows = [BOS | {"maximum": "1"}, FAR | {"maximum": "1"}]
    read_in(
        store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2", urgentie="1"), request("H3", urgentie="4")]
    )
    return store


def moves(store, forced):
    called = names(store) | {None: None}
    return {called[it.request]: (called[it.before], called[it.after]) for it in forced.cost.moved}


def test_a_pair_that_takes_the_place_of_somebody_more_urgent_tells_who_stays_without(scarce):
    best = {names(scarce)[it.request]: names(scarce)[it.volunteer] for it in plan(scarce, on=ON).pairs}
    forced = force(scarce, {"H3": best["H1"]}, on=ON)
    assert dict(forced.cost.served) == {1: 0, 2: -1, 3: 0, 4: 1}
    assert moves(scarce, forced) == {"H1": (best["H1"], None), "H3": (None, best["H1"])}


def test_two_who_change_places_cost_only_points(store, tmp_path):
    rows = [BOS | {"maximum": "1"}, FAR | {"maximum": "1"}]
    late = request("H2", urgentie="2", dagdelen="zo-a")
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, late])
    forced = force(store, {"H1": "V2"}, on=ON)
    assert set(forced.cost.served.values()) == {0}
    assert forced.cost.points == forced.around.points - forced.best.points < 0
    assert moves(store, forced) == {"H1": ("V1", "V2"), "H2": ("V2", "V1")}


def test_the_pair_of_the_plan_itself_costs_nothing(scarce):
    [pair] = [it for it in plan(scarce, on=ON).pairs if names(scarce)[it.request] == "H1"]
    forced = force(scarce, {pair.request: pair.volunteer}, on=ON)
    assert (set(forced.cost.served.values()), forced.cost.points, forced.cost.moved) == ({0}, 0, ())


def test_a_held_pair_goes_before_a_pinned_one_and_is_not_called_pinned(scarce):
    helper = volunteer_id(scarce, "V1")
    pin_volunteer(scarce, "H1", helper, version=1)
    forced = force(scarce, {"H3": "V1"}, on=ON)
    [pair] = [it for it in forced.around.pairs if names(scarce)[it.request] == "H3"]
    assert (pair.volunteer, pair.pinned) == (helper, False)


def test_holding_a_pair_changes_nothing_on_the_desk(scarce):
    before = dump(scarce)
    force(scarce, {"H3": "V1"}, on=ON)
    assert dump(scarce) == before


@pytest.mark.parametrize(
    ("held", "code"),
    [
        ({"H9": "V1"}, "unknown-id"),
        ({"H1": "V9"}, "unknown-id"),
        ({"H1": "V3"}, "pair-refused"),
        ({"H1": "V1", "H2": "V1"}, "held-no-place"),
        ({"H4": "V2"}, "request-served"),
    ],
)
def test_what_no_plan_may_hold_together_is_refused(store, tmp_path, held, code):
    rows = [BOS | {"maximum": "1"}, FAR, volunteer("V3", vog_op="")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2"), request("H4")])
    propose_pairing(store, "H4", "V2", on=ON)
    with pytest.raises(Refused, match=code):
        force(store, held, on=ON)
