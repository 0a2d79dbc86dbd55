import json
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.pairings.attention import due_items
from desk.pairings.history import ended_counts, loads
from desk.pairings.listing import list_pairings, pairing_file
from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_pairing
from desk.pairings.proposing import propose_pairing
from desk.requests.recording import record_authorisation, record_consent
from desk.requests.waiting import waiting_requests
from schema.codes import Side, Task
from schema.pairings import ended_in_task, load, status
from schema.refused import Refused
from schema.requests import ConsentKind
from tests.conftest import dump
from tests.desk.volunteers.invented import BOS, LINDEN, ON, read_in, request, volunteer


@pytest.fixture
def people(store, tmp_path):
    """Two volunteers who may serve both requests."""
    read_in(store, tmp_path, volunteers=[BOS, volunteer("V2")], requests=[LINDEN, request("H2")])


def running(store, asked="H1", helper="V1", on=ON):
    """Bring a pairing from proposed to running on one day."""
    pairing = propose_pairing(store, asked, helper, on=on)["id"]
    move_pairing(store, pairing, "introduce", on=on)
    move_pairing(store, pairing, "agree", on=on, by=Side.RESIDENT)
    move_pairing(store, pairing, "agree", on=on, by=Side.VOLUNTEER)
    move_pairing(store, pairing, "start", on=on)
    return pairing


def held_back(store, asked, helper, on=ON):
    with pytest.raises(Refused, match="pair-refused") as refused:
        propose_pairing(store, asked, helper, on=on)
    return refused.value.values["reasons"]


def test_a_proposal_is_stored_with_its_points_and_the_version_of_the_weights(store, people):
    made = propose_pairing(store, "H1", "V1", on=ON)
    [row] = store.query("SELECT * FROM visible_pairings")
    assert made == {"id": row["id"], "status": "proposed"}
    assert (row["points"], row["weights_version"]) == (750, 1)
    assert json.loads(row["parts"]) == {
        "kinds": 250,
        "distance": 150,
        "times": 200,
        "language": 100,
        "continuity": 0,
        "wishes": 50,
        "experience": 0,
    }


def test_a_hard_reason_refuses_the_pair_with_every_reason_and_stores_nothing(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": "", "talen": "ar"}], requests=[LINDEN])
    before = dump(store)
    assert held_back(store, "H1", "V1") == ["vog-missing", "language"]
    assert dump(store) == before


def test_a_hard_rule_is_not_overridden(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"vog_op": ""}], requests=[LINDEN])
    with pytest.raises(Refused, match="pair-refused"):
        propose_pairing(store, "H1", "V1", on=ON, override="ze kennen elkaar")


def test_a_proposal_takes_a_place_of_the_volunteer(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=[LINDEN, request("H2")])
    propose_pairing(store, "H1", "V1", on=ON)
    assert held_back(store, "H2", "V1") == ["no-capacity"]


def test_a_refused_pairing_gives_the_place_back(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=[LINDEN, request("H2")])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    move_pairing(store, pairing, "refuse", on=ON, by=Side.VOLUNTEER)
    assert propose_pairing(store, "H2", "V1", on=ON)["status"] == "proposed"


@pytest.mark.parametrize("side", list(Side))
def test_a_refusal_keeps_the_two_apart_for_every_request_of_the_resident(store, tmp_path, people, side):
    read_in(store, tmp_path, requests=[LINDEN | {"kenmerk": "H3"}])
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    move_pairing(store, pairing, "refuse", on=ON, by=side)
    assert held_back(store, "H1", "V1") == ["excluded"]
    assert held_back(store, "H3", "V1") == ["excluded"]
    assert propose_pairing(store, "H1", "V2", on=ON)["status"] == "proposed"


def test_a_second_volunteer_for_one_request_needs_a_reason_that_is_kept(store, people):
    propose_pairing(store, "H1", "V1", on=ON)
    with pytest.raises(Refused, match="request-served"):
        propose_pairing(store, "H1", "V2", on=ON)
    propose_pairing(store, "H1", "V2", on=ON, override="samen op pad")
    kept = store.query("SELECT override_reason FROM visible_pairings ORDER BY key")
    assert [row["override_reason"] for row in kept] == [None, "samen op pad"]


def test_the_same_two_are_not_paired_twice_at_once(store, people):
    propose_pairing(store, "H1", "V1", on=ON)
    with pytest.raises(Refused, match="pair-already-open"):
        propose_pairing(store, "H1", "V1", on=ON, override="nog eens")


def test_an_ended_pair_may_be_paired_again_as_a_new_row_that_counts_as_continuity(store, people):
    move_pairing(store, running(store), "end", on=ON, reason="klaar")
    propose_pairing(store, "H1", "V1", on=ON)
    newest = store.query("SELECT parts FROM visible_pairings ORDER BY key DESC LIMIT 1")[0]
    parts = json.loads(newest["parts"])
    assert (parts["continuity"], parts["experience"]) == (100, 20)


def test_a_request_that_is_not_asked_yet_is_not_paired(store, people):
    with pytest.raises(Refused, match="request-not-yet"):
        propose_pairing(store, "H1", "V1", on=date(2026, 9, 30))


def test_a_pairing_lives_from_proposed_to_ended(store, people):
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    seen = [
        move_pairing(store, pairing, move, on=ON, by=by)["status"]
        for move, by in (
            ("introduce", Side.COORDINATOR),
            ("agree", Side.VOLUNTEER),
            ("agree", Side.RESIDENT),
            ("start", Side.COORDINATOR),
            ("contact", Side.COORDINATOR),
            ("checkin", Side.COORDINATOR),
            ("end", Side.COORDINATOR),
        )
    ]
    assert seen == ["introduced", "introduced", "agreed", "running", "running", "running", "ended"]
    opened = pairing_file(store, pairing, on=ON, purpose="show")
    assert ([row["made_on"] for row in opened["contacts"]], opened["aftercare_due"]) == (["2026-11-03"], "2027-02-03")


def test_a_date_never_runs_backwards_and_then_nothing_is_stored(store, people):
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    before = dump(store)
    with pytest.raises(Refused, match="date-backwards"):
        move_pairing(store, pairing, "introduce", on=date(2026, 11, 2))
    assert dump(store) == before


def test_a_move_out_of_order_is_refused(store, people):
    with pytest.raises(Refused, match="move-not-allowed"):
        move_pairing(store, propose_pairing(store, "H1", "V1", on=ON)["id"], "start", on=ON)


def test_a_move_that_does_not_exist_is_refused(store, people):
    with pytest.raises(Refused, match="value-not-in-list"):
        move_pairing(store, "x", "dance", on=ON)


def test_a_pairing_that_does_not_exist_is_refused(store):
    with pytest.raises(Refused, match="unknown-id"):
        move_pairing(store, "x", "introduce", on=ON)


def test_two_contacts_on_one_day_are_both_kept(store, people):
    pairing = running(store)
    for _ in range(2):
        move_pairing(store, pairing, "contact", on=ON, reason="gebeld")
    assert load_pairing(store, pairing).contacts == (ON, ON)


def test_advocacy_starts_with_the_residents_own_authorisation(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN | {"steunsoorten": "praktisch|belangen"}])
    with pytest.raises(Refused, match="resident-authorisation-missing"):
        running(store)
    record_authorisation(store, "H1", on=ON, version=1)
    [row] = list_pairings(store, on=ON)
    assert move_pairing(store, row["id"], "start", on=ON)["status"] == "running"


@pytest.mark.parametrize("move", ["introduce", "start"])
def test_nobody_meets_a_resident_who_has_withdrawn_her_consent(store, people, move):
    pairing = propose_pairing(store, "H1", "V1", on=ON)["id"]
    if move == "start":
        move_pairing(store, pairing, "introduce", on=ON)
        move_pairing(store, pairing, "agree", on=ON, by=Side.RESIDENT)
        move_pairing(store, pairing, "agree", on=ON, by=Side.VOLUNTEER)
    record_consent(store, "H1", ConsentKind.WITHDRAWN, ON, on=ON)
    with pytest.raises(Refused, match="pair-refused") as refused:
        move_pairing(store, pairing, move, on=ON)
    assert refused.value.values["reasons"] == ["no-consent"]


def test_the_own_pairing_of_a_full_volunteer_may_start(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS | {"maximum": "1"}], requests=[LINDEN])
    assert list_pairings(store, on=ON) == []
    running(store)
    assert [row["status"] for row in list_pairings(store, on=ON)] == ["running"]


def test_a_pairing_is_found_by_either_name(store, people):
    running(store)
    assert len(list_pairings(store, search="linden", on=ON)) == 1
    assert len(list_pairings(store, search="bos", on=ON)) == 1
    assert list_pairings(store, search="jansen", on=ON) == []


@pytest.mark.parametrize(
    ("later", "reasons"),
    [(0, []), (29, []), (30, ["silence"]), (41, ["silence"]), (42, ["silence", "checkin-due"])],
)
def test_silence_and_check_ins_ask_for_attention_in_time(store, people, later, reasons):
    running(store)
    assert [item["reason"] for item in due_items(store, ON + timedelta(days=later))] == reasons


def test_a_volunteer_who_may_no_longer_go_asks_for_attention(store, people):
    running(store, on=date(2026, 11, 3))
    [item] = [item for item in due_items(store, date(2027, 1, 1)) if item["reason"].startswith("training")]
    assert (item["kind"], item["reason"]) == ("pairing", "training-missing:permanente-educatie")


DAYS = st.none() | st.integers(0, 6).map(lambda days: ON + timedelta(days=days))
LIVES = st.fixed_dictionaries(
    dict.fromkeys(("introduced_on", "resident_agreed_on", "volunteer_agreed_on", "started_on", "ended_on"), DAYS)
    | {"refused_on": DAYS}
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=st.lists(LIVES, min_size=1, max_size=4), asked=st.integers(-1, 7))
def test_what_the_file_counts_is_what_the_rules_say_of_each_pairing(store, tmp_path, lives, asked):
    if not store.query("SELECT 1 FROM visible_requests"):
        read_in(store, tmp_path, volunteers=[BOS], requests=[LINDEN])
    [ids] = store.query("SELECT r.id AS request, v.id AS volunteer FROM visible_requests r, visible_volunteers v")
    on = ON + timedelta(days=asked)
    with suppress(Undone), store.write(store.user, "test", "test") as tx:
        fixed = ids | {"proposed_on": ON, "points": 0, "parts": "{}", "weights_version": 1}
        made = [load_pairing(store, new) for new in tx.insert("pairing", [fixed | life for life in lives])]
        begun = [pairing for pairing in made if status(pairing, on)]
        shown = {row["id"]: row["status"] for row in list_pairings(store, on=on)}
        assert shown == {pairing.id: status(pairing, on) for pairing in begun}
        assert loads(store, on).get(ids["volunteer"], 0) == load(made, on)
        assert ended_counts(store, Task.BUDDY, on).get(ids["volunteer"], 0) == ended_in_task(made, Task.BUDDY, on)
        assert bool(waiting_requests(store, on=on)) == (load(made, on) == 0)
        raise Undone


class Undone(Exception):
    """Takes back what a test wrote."""
