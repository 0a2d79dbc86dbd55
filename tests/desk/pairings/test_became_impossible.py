"""What became impossible since the plan or the proposal is refused with the reason, and nothing is changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from desk.matching.applying import apply_plan
from desk.matching.planning import plan
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import exclude_volunteer, record_consent
from desk.store.store import Store
from desk.store.undo import last_own_event, undo
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import add_pause
from schema.codes import Side
from schema.refused import Refused
from schema.requests import ConsentKind
from tests.conftest import dump
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN, ON, read_in

LAPSED = ON + timedelta(days=1)
"""The first day without the certificate of conduct and without the agreement."""
DECIDED: dict[str, Callable[[Store], object]] = {
    "not-active": lambda store: add_pause(store, "V1", ON),
    "no-consent": lambda store: record_consent(store, "H1", ConsentKind.WITHDRAWN, ON, on=ON),
    "excluded": lambda store: exclude_volunteer(store, "H1", volunteer_id(store, "V1"), "", on=ON),
}
"""What may be recorded in between, by the reason it gives."""
STEPS: list[tuple[str, Side]] = [
    ("introduce", Side.COORDINATOR),
    ("agree", Side.RESIDENT),
    ("agree", Side.VOLUNTEER),
    ("start", Side.COORDINATOR),
]


@pytest.fixture
def pair(store, tmp_path):
    """Two who fit, up to today: tomorrow a proof and an agreement have lapsed."""
    read_in(
        store,
        tmp_path,
        organisations=[ANKER | {"samenwerking_tot": f"{ON}"}],
        volunteers=[BOS | {"organisatie": "ANKER", "vog_op": "2023-11-04"}],
        requests=[LINDEN],
    )


def refuses(store, act, expected, on):
    before = dump(store)
    with pytest.raises(Refused, match="pair-refused") as refused:
        act(on)
    assert set(refused.value.values["reasons"]) == expected
    assert dump(store) == before


def refuses_all(store, act):
    """Hold that an act is refused after each thing that may come between; that which is undone, it may be done."""
    refuses(store, act, {"vog-expired", "collaboration-missing"}, LAPSED)
    for reason, decide in DECIDED.items():
        decide(store)
        refuses(store, act, {reason}, ON)
        undo(store, last_own_event(store), ON)
    act(ON)


def test_a_pair_that_became_impossible_is_not_proposed(store, pair):
    refuses_all(store, lambda on: propose_pairing(store, "H1", "V1", on=on))


@pytest.mark.parametrize("steps", range(len(STEPS)))
def test_no_step_up_to_the_start_is_taken_once_the_pair_became_impossible(store, pair, steps):
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    for move, by in STEPS[:steps]:
        move_pairing(store, pairing, move, on=ON, by=by)
    move, by = STEPS[steps]
    refuses_all(store, lambda on: move_pairing(store, pairing, move, on=on, by=by))


def test_a_pair_of_a_plan_that_became_impossible_is_left_out_with_every_reason(store, pair):
    planned = plan(store, on=ON).pairs
    assert set(apply_plan(store, planned, on=LAPSED).refused[0].reasons) == {"vog-expired", "collaboration-missing"}
    for reason, decide in DECIDED.items():
        decide(store)
        done = apply_plan(store, planned, on=ON)
        assert (done.made, [it.reasons for it in done.refused]) == ((), [(reason,)])
        undo(store, last_own_event(store), ON)
    assert len(apply_plan(store, planned, on=ON).made) == 1


def test_either_side_may_still_say_no_to_what_became_impossible(store, pair):
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    move_pairing(store, pairing, "introduce", on=ON)
    assert move_pairing(store, pairing, "refuse", on=LAPSED, by=Side.RESIDENT)["status"] == "refused"
