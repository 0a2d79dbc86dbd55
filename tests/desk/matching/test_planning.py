"""The plan for the waiting list, read from a desk: who goes first, what is kept, and why others wait."""

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import given

from desk.home.practice.making import make_practice_desk
from desk.matching.allowed import allowed_pairs
from desk.matching.competing import explain
from desk.matching.history import ended_by_task, known_pairs, refusals_of
from desk.matching.people import read_people
from desk.matching.planning import TIERS, answer, ask, plan, tier_of
from desk.matching.pool import load_pool
from desk.matching.suggesting import suggest
from desk.matching.weighing import weigh_pairs
from desk.pairings.loading import pairings_of_resident
from desk.pairings.proposing import propose_pairing
from desk.requests.importing import import_requests
from desk.store.opening import open_desk
from schema.codes import Task
from schema.pairings import ended_in_task, knows, refusals
from tests.conftest import TODAY, dump
from tests.desk.matching.invented_people import people
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer, write_rows
from tests.schema.people import request as asked

ONE_PLACE = BOS | {"maximum": "1"}


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    home = tmp_path_factory.mktemp("practice") / "home"
    make_practice_desk(home, home / "key", residents=500, volunteers=60, seed=8, on=TODAY)
    with open_desk(home) as store:
        yield store


def names(store):
    rows = store.query("SELECT id, kenmerk FROM visible_requests UNION SELECT id, kenmerk FROM visible_volunteers")
    return {row["id"]: row["kenmerk"] for row in rows}


def pairs(store, **options):
    called = names(store)
    return {called[pair.request]: called[pair.volunteer] for pair in plan(store, on=ON, **options).pairs}


def waiting(store, **options):
    called = names(store)
    return {called[it.request]: it.why for it in plan(store, on=ON, **options).unserved}


def test_every_pair_of_the_practice_desk_is_allowed_and_weighed_as_its_suggestions_are(practice):
    crowd, pool = read_people(practice, on=TODAY), load_pool(practice)
    found = allowed_pairs(crowd)
    fast = {
        (crowd.requests[one].id, crowd.volunteers[other].id): points
        for one, other, points in zip(*found, weigh_pairs(crowd, found), strict=True)
    }
    assert len(crowd.requests) > 30
    assert fast == {
        (one.id, candidate.volunteer): candidate.points.total
        for one in crowd.requests
        for candidate in suggest(practice, one.id, on=TODAY, pool=pool).candidates
    }


@pytest.mark.parametrize("on", [TODAY, TODAY - timedelta(days=60), TODAY - timedelta(days=200)])
def test_what_the_file_counts_of_the_past_is_what_the_rules_say_of_each_pairing(practice, on):
    known, ended, refused = set(), {}, {}
    for resident in {row["resident"] for row in practice.query("SELECT resident FROM visible_requests")}:
        told = pairings_of_resident(practice, resident)
        for helper in {pairing.volunteer for pairing in told}:
            if knows([pairing for pairing in told if pairing.volunteer == helper], on):
                known.add((resident, helper))
        for pairing in told:
            if ended_in_task([pairing], pairing.task, on):
                place = (pairing.task, pairing.volunteer)
                ended[place] = ended.get(place, 0) + 1
        if kept_apart := refusals(told):
            refused[resident] = set(kept_apart)
    assert {(one, each) for one, several in known_pairs(practice, on).items() for each in several} == known
    counted = ended_by_task(practice, on)
    assert {(task, each): n for task, several in counted.items() for each, n in several.items()} == ended
    assert {one: set(several) for one, several in refusals_of(practice).items()} == refused


def test_the_plan_of_the_practice_desk_serves_as_many_of_each_urgency_as_it_says(practice):
    found = plan(practice, on=TODAY)
    assert (found.served, sum(found.served_by_urgency.values())) == (len(found.pairs), len(found.pairs))
    assert found.served + len(found.unserved) == found.waiting


def test_planning_changes_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    before = dump(store)
    plan(store, on=ON)
    assert dump(store) == before


def test_who_is_in_a_crisis_goes_first(store, tmp_path):
    rows = [request("H1"), request("H2", urgentie="1"), request("H3")]
    read_in(store, tmp_path, volunteers=[ONE_PLACE], requests=rows)
    assert pairs(store) == {"H2": "V1"}


def test_of_one_urgency_who_waits_a_week_longer_goes_first_though_another_fits_better(store, tmp_path):
    rows = [request("H1", dagdelen="zo-a", aangevraagd_op="2026-10-27"), request("H2", aangevraagd_op="2026-10-28")]
    read_in(store, tmp_path, volunteers=[ONE_PLACE], requests=rows)
    assert pairs(store) == {"H1": "V1"}


@pytest.mark.parametrize(
    ("waited", "tier"), [(0, 12), (6, 12), (7, 11), (83, 1), (84, 0), (400, 0)], ids=lambda value: str(value)
)
def test_twelve_weeks_and_more_count_as_twelve(waited, tier):
    assert tier_of(asked(requested_on=ON - timedelta(days=waited), urgency=1), ON) == tier
    assert tier_of(asked(requested_on=ON - timedelta(days=waited), urgency=4), ON) == tier + 39
    assert tier < TIERS


def test_a_pinned_volunteer_is_kept_though_another_is_more_urgent(store, tmp_path):
    rows = [request("H1", urgentie="4", vaste_koppeling="V1"), request("H2", urgentie="1")]
    read_in(store, tmp_path, volunteers=[ONE_PLACE], requests=rows)
    assert pairs(store) == {"H1": "V1"}
    assert [pair.pinned for pair in plan(store, on=ON).pairs] == [True]


def test_who_may_not_have_her_pinned_volunteer_gets_another(store, tmp_path):
    rows = [BOS | {"vog_op": ""}, volunteer("V2")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN | {"vaste_koppeling": "V1"}])
    assert pairs(store) == {"H1": "V2"}
    assert [pair.pinned for pair in plan(store, on=ON).pairs] == [False]


def test_of_two_who_want_one_place_the_more_urgent_has_it_and_the_other_gets_another(store, tmp_path):
    rows = [request("H1", vaste_koppeling="V1"), request("H2", urgentie="1", vaste_koppeling="V1")]
    read_in(store, tmp_path, volunteers=[ONE_PLACE, volunteer("V2")], requests=rows)
    assert pairs(store) == {"H1": "V2", "H2": "V1"}


def test_an_excluded_pair_never_appears(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"niet_met": "V1"}])
    assert pairs(store) == {}


def test_open_pairings_leave_a_volunteer_fewer_places(store, tmp_path):
    rows = [LINDEN, request("H2"), request("H3")]
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "2"}], requests=rows)
    propose_pairing(store, "H3", "V1", on=ON)
    assert len(pairs(store)) == 1


def test_a_request_that_nobody_may_serve_says_so_and_what_holds_it_back_itself(store, tmp_path):
    rows = [LINDEN | {"toestemming_op": ""}, request("H2", talen="pl")]
    read_in(store, tmp_path, volunteers=[BOS], requests=rows)
    told = waiting(store)
    assert [told[one].as_json() for one in ("H1", "H2")] == [
        {"code": "nobody-allowed", "reasons": ["no-consent"]},
        {"code": "nobody-allowed", "reasons": []},
    ]


def test_who_finds_every_place_taken_is_told_who_competes_for_which(store, tmp_path):
    rows = [LINDEN, request("H2"), request("H3", urgentie="4"), request("H4", talen="tr", urgentie="4")]
    read_in(
        store, tmp_path, volunteers=[BOS | {"maximum": "2", "talen": "nl"}, volunteer("V2", talen="tr")], requests=rows
    )
    told, called = waiting(store), names(store)
    assert set(told) == {"H3"}
    assert (told["H3"].code, told["H3"].people, told["H3"].slots) == ("competing", 3, 2)
    assert [called[one] for one in told["H3"].requests] == ["H3", "H1", "H2"]
    assert [called[one] for one in told["H3"].volunteers] == ["V1"]


@given(people())
def test_those_named_as_competing_are_one_more_than_the_places_of_those_they_may_have(crowd):
    question = ask(crowd)
    capacity = {it.id: int(room) for it, room in zip(crowd.volunteers, question.room, strict=True)}
    for place, why in explain(crowd, answer(question)):
        allowed = question.pairs.volunteer[question.pairs.request == place]
        if why.code == "nobody-allowed":
            assert not len(allowed)
        else:
            assert why.people - why.slots == 1
            assert why.slots == sum(capacity[one] for one in why.volunteers)
            assert len(set(why.requests)) == why.people


def test_the_order_of_the_rows_in_the_file_changes_nothing(store, tmp_path, empty_desk):
    helpers = [volunteer(f"V{number}", maximum="1", dagdelen="") for number in range(1, 5)]
    rows = [request(f"H{number}", urgentie=str(1 + number % 2)) for number in range(1, 8)]
    read_in(store, tmp_path, volunteers=helpers, requests=rows)
    with open_desk(shutil.copytree(empty_desk, tmp_path / "other")) as other:
        read_in(other, tmp_path, volunteers=helpers[::-1], requests=rows[::-1])
        assert pairs(other) == pairs(store)


def test_a_proposal_is_left_alone_unless_it_may_change(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    propose_pairing(store, "H1", "V1", on=ON)
    assert (plan(store, on=ON).waiting, pairs(store)) == (0, {})
    found = plan(store, on=ON, proposed=True)
    assert (found.waiting, [pair.new for pair in found.pairs], found.released) == (1, [False], ())


@pytest.mark.parametrize(("times", "kept"), [("ma-o|di-m|wo-a", "V1"), ("ma-o", "V2")])
def test_a_proposal_that_may_change_is_kept_unless_another_fits_clearly_better(store, tmp_path, times, kept):
    rows = [BOS | {"dagdelen": times, "geslacht": "man", "maximum": "1"}, volunteer("V2", maximum="1")]
    read_in(store, tmp_path, volunteers=rows, requests=[LINDEN])
    propose_pairing(store, "H1", "V1", on=ON)
    assert pairs(store, proposed=True) == {"H1": kept}


def test_a_later_crisis_takes_the_place_of_a_proposal_that_may_change(store, tmp_path):
    read_in(store, tmp_path, volunteers=[ONE_PLACE], requests=[LINDEN])
    proposed = propose_pairing(store, "H1", "V1", on=ON)["id"]
    import_requests(store, write_rows(tmp_path / "more.csv", request("H2", urgentie="1")), on=ON)
    assert pairs(store) == {}
    assert pairs(store, proposed=True) == {"H2": "V1"}
    assert [it.id for it in plan(store, on=ON, proposed=True).released] == [proposed]


def test_a_request_of_later_is_not_planned_for_yet(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"aangevraagd_op": "2026-11-03"}])
    assert plan(store, on=date(2026, 11, 2)).waiting == 0


def test_tasks_keep_their_own_experience(practice):
    assert set(ended_by_task(practice, TODAY)) <= set(Task)
