"""A plan becomes proposed pairings in one write, each judged once more, and one undo takes them back."""

import json

import pytest

from desk.matching.applying import apply_plan
from desk.matching.planning import plan
from desk.pairings.listing import list_pairings
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import withdraw_request
from desk.signals.importing import import_signals
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import change_volunteer, stop_volunteer
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.pairings.test_guarding import SIGNAL
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer

TRAIL = {"audit_event", "before_row"}


@pytest.fixture
def planned(store, tmp_path):
    """Two who wait, and two who each have one place."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", maximum="1")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN, request("H2")])
    return plan(store, on=ON)


def facts(store):
    return {name: rows for name, rows in dump(store).items() if name not in TRAIL}


def open_pairs(store):
    rows = list_pairings(store, on=ON)
    return {(row["request_kenmerk"], row["volunteer_kenmerk"]): row["status"] for row in rows}


def test_the_pairs_of_a_plan_become_proposed_pairings(store, planned):
    done = apply_plan(store, planned.pairs, on=ON)
    assert (len(done.made), done.refused) == (2, ())
    assert set(open_pairs(store).values()) == {"proposed"}
    assert {row["points"] for row in list_pairings(store, on=ON)} == {pair.points for pair in planned.pairs}


def test_a_planned_pairing_is_as_one_that_is_proposed_by_hand(store, planned):
    first = planned.pairs[0]
    told = "SELECT * FROM visible_pairings"
    propose_pairing(store, first.request, first.volunteer, on=ON)
    [by_hand] = store.query(told)
    undo(store, last_own_event(store), ON)
    apply_plan(store, planned.pairs[:1], on=ON)
    [by_plan] = store.query(told)
    kept_by_store = ("id", "key", "event", "basis", "overridden")
    assert json.loads(by_plan["basis"])["facts"] == json.loads(by_hand["basis"])["facts"]
    assert {n: v for n, v in by_plan.items() if n not in kept_by_store} == {
        n: v for n, v in by_hand.items() if n not in kept_by_store
    }


def test_a_whole_plan_is_one_event_and_one_undo(store, planned):
    before, events = facts(store), store.head().seq
    apply_plan(store, planned.pairs, on=ON)
    assert store.head().seq == events + 1
    undo(store, last_own_event(store), ON)
    assert facts(store) == before
    assert verify(store).ok


def test_a_plan_that_is_applied_again_changes_nothing(store, planned):
    apply_plan(store, planned.pairs, on=ON)
    before = dump(store)
    again = apply_plan(store, planned.pairs, on=ON)
    assert (again.made, [it.reasons for it in again.refused]) == ((), [("request-served",)] * 2)
    assert dump(store) == before


def test_a_pair_that_became_impossible_is_left_out_with_its_reason_and_the_others_are_made(store, planned):
    gone = planned.pairs[0]
    stop_volunteer(store, gone.volunteer, ON, version=1)
    done = apply_plan(store, planned.pairs, on=ON)
    assert [(it.request, it.reasons) for it in done.refused] == [(gone.request, ("not-active",))]
    assert len(done.made) == 1


def test_a_request_that_was_withdrawn_meanwhile_gets_nobody(store, planned):
    withdraw_request(store, "H1", on=ON, version=1)
    done = apply_plan(store, planned.pairs, on=ON)
    assert [it.reasons for it in done.refused] == [("request-withdrawn",)]


def test_no_place_is_given_twice_by_pairs_that_are_put_together_by_hand(store, planned):
    one, other = planned.pairs
    done = apply_plan(store, [one, other._replace(volunteer=one.volunteer)], on=ON)
    assert [it.reasons for it in done.refused] == [("no-capacity",)]


def test_nobody_who_is_not_there_is_paired(store, planned):
    with pytest.raises(Refused, match="unknown-id"):
        apply_plan(store, [planned.pairs[0]._replace(volunteer="x")], on=ON)


def test_a_proposal_that_may_change_is_replaced_and_comes_back_with_one_undo(store, tmp_path):
    rows = [BOS | {"maximum": "1"}]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN | {"urgentie": "4"}, request("H2", urgentie="1")])
    propose_pairing(store, "H1", "V1", on=ON)
    before = open_pairs(store)
    found = plan(store, on=ON, proposed=True)
    apply_plan(store, found.pairs, on=ON, released=found.released)
    assert open_pairs(store) == {("H2", "V1"): "proposed"}
    undo(store, last_own_event(store), ON)
    assert open_pairs(store) == before


def test_a_proposal_that_went_on_meanwhile_stays(store, tmp_path):
    rows = [BOS | {"maximum": "1"}]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN | {"urgentie": "4"}, request("H2", urgentie="1")])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    found = plan(store, on=ON, proposed=True)
    move_pairing(store, pairing, "introduce", on=ON)
    done = apply_plan(store, found.pairs, on=ON, released=found.released)
    assert (done.released, [it.reasons for it in done.refused]) == ((), [("no-capacity",)])
    assert open_pairs(store) == {("H1", "V1"): "introduced"}


@pytest.fixture
def moving_on(store, tmp_path):
    """Two with one place each: the plan moves H1 from V2, who suits her less, to V1, and gives V2 to H2."""
    rows = [BOS | {"maximum": "1"}, volunteer("V2", maximum="1", dagdelen="zo-a")]
    asked = [LINDEN | {"vaste_koppeling": "V1"}, request("H2", vaste_koppeling="V2")]
    read_in(store, tmp_path, volunteers=rows, requests=asked)
    propose_pairing(store, "H1", "V2", on=ON)
    found = plan(store, on=ON, proposed=True)
    assert (len(found.pairs), len(found.released)) == (2, 1)
    return found


def test_a_proposal_stays_where_the_pair_that_replaces_it_became_impossible(store, moving_on):
    stop_volunteer(store, volunteer_id(store, "V1"), ON, version=1)
    done = apply_plan(store, moving_on.pairs, on=ON, released=moving_on.released)
    assert open_pairs(store) == {("H1", "V2"): "proposed"}
    assert (done.made, done.released) == ((), ())
    assert {it.reasons for it in done.refused} == {("not-active",), ("no-capacity",)}


def test_a_proposal_stays_where_the_more_urgent_request_it_makes_way_for_was_withdrawn(store, tmp_path):
    rows = [BOS | {"maximum": "1"}]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN | {"urgentie": "4"}, request("H2", urgentie="1")])
    propose_pairing(store, "H1", "V1", on=ON)
    found = plan(store, on=ON, proposed=True)
    withdraw_request(store, "H2", on=ON, version=1)
    done = apply_plan(store, found.pairs, on=ON, released=found.released)
    assert (open_pairs(store), done.released) == ({("H1", "V1"): "proposed"}, ())


def test_a_pair_that_the_coordinator_is_warned_of_waits_for_her_decision(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    (tmp_path / "s.csv").write_text(SIGNAL, "utf-8")
    import_signals(store, tmp_path / "s.csv", on=ON)
    change_volunteer(store, volunteer_id(store, "V1"), {"employer": "Woonstichting Het Anker"}, version=1, on=ON)
    planned = plan(store, on=ON)
    done = apply_plan(store, planned.pairs, on=ON)
    assert (done.made, [it.reasons for it in done.refused]) == ((), [("pair-warned",)])
    pair = planned.pairs[0]
    propose_pairing(store, pair.request, pair.volunteer, on=ON, override="werkt in de keuken")
    assert set(open_pairs(store).values()) == {"proposed"}
