"""A block, a no or a conflict recorded after an address was given keeps the people from it."""

from datetime import timedelta

import pytest

from desk.documents.rounds import visit_list
from desk.home.attention import attention
from desk.outreach.assigning import add_member
from desk.outreach.attention import open_stops
from desk.outreach.holding import rounds_touched
from desk.outreach.results import record_results
from desk.outreach.rounds import load_round
from desk.outreach.taking_back import drop_out, take_back_stop
from desk.requests.recording import record_consent
from desk.signals.blocking import block_case, lift_case_block
from desk.signals.recording import close_case, log_contact
from schema.codes import Channel, Result
from schema.papers import Issue
from schema.refused import Refused
from schema.requests import ConsentKind
from schema.rounds import Outcome, RoundState, StopState
from tests.conftest import TODAY
from tests.desk.outreach.going import DOORS, case, given, going, people_and_doors
from tests.desk.volunteers.invented import read_in, request

TOMORROW = TODAY + timedelta(days=1)
ISSUE = Issue("BL-2026-0001", 1, TODAY)


@pytest.fixture(autouse=True)
def doors(store, tmp_path):
    people_and_doors(store, tmp_path)


def block(store, door="K1", **more):
    return block_case(store, door, "agressie", on=TODAY, **more)


def state(store, found, door="K1", on=TODAY):
    return next(stop.state for stop in load_round(store, found, on=on).stops if stop.case == case(store, door))


def asked_for(store, folder):
    told = {"voornaam": "", "voorvoegsel": "", "achternaam": "Smit", "huisnummer": "20", "toevoeging": ""}
    read_in(store, folder, requests=[request("H1", postcode="1234AB", **told)])


def test_a_block_after_giving_holds_the_address_back_and_no_other(store):
    found = given(store, planned_on=TOMORROW)
    block(store)
    assert [state(store, found, door) for door in DOORS] == [StopState.HELD, StopState.GIVEN, StopState.GIVEN]
    assert load_round(store, found, on=TODAY).state is RoundState.PLANNED


def test_a_case_that_is_closed_before_the_day_is_not_visited_and_asks_nothing_more(store):
    found = given(store, planned_on=TOMORROW)
    close_case(store, "K1", Result.NOT_REACHED, on=TODAY)
    assert [state(store, found, door) for door in DOORS] == [StopState.HELD, StopState.GIVEN, StopState.GIVEN]
    assert [stop.reasons for stop in load_round(store, found, on=TODAY).stops if stop.reasons] == [("case-closed",)]
    assert open_stops(store, TODAY) == []


def test_an_address_held_back_says_why(store):
    found = given(store, "K1")
    block(store)
    assert load_round(store, found, on=TODAY).stops[0].reasons == ("safety-block",)


def test_a_block_that_ends_before_the_day_of_the_round_holds_nothing_back(store):
    found = given(store, planned_on=TOMORROW)
    block(store, ends_on=TODAY)
    assert state(store, found) is StopState.GIVEN


def test_a_block_does_not_keep_people_from_phoning(store):
    found = given(store, "K1", to=("V1",), channel=Channel.PHONE)
    block(store)
    assert state(store, found) is StopState.GIVEN


def test_a_lifted_block_gives_the_address_back(store):
    found = given(store, planned_on=TOMORROW)
    block(store)
    lift_case_block(store, "K1", "vergissing", on=TODAY)
    assert state(store, found) is StopState.GIVEN


def test_a_no_to_volunteers_holds_the_address_back_also_by_telephone(store, tmp_path):
    asked_for(store, tmp_path)
    found = given(store, "K2", to=("V1",), channel=Channel.PHONE, planned_on=TOMORROW)
    record_consent(store, "H1", ConsentKind.OBJECTED, TODAY, on=TODAY)
    assert load_round(store, found, on=TODAY).stops[0].reasons == ("objected",)


def test_a_conflict_that_comes_up_later_holds_the_address_back_until_she_drops_out(store, tmp_path):
    found = given(store, to=("V1", "V2", "V3"), planned_on=TOMORROW)
    read_in(store, tmp_path, volunteers=[going("V3") | {"verstrengeling": "Kuiper"}])
    assert load_round(store, found, on=TODAY).stops[-1].reasons == ("conflict",)
    drop_out(store, found, "V3", "kent de bewoner", on=TODAY)
    assert state(store, found) is StopState.GIVEN


def test_a_round_of_which_every_address_is_held_back_says_so(store):
    found = given(store, "K1", planned_on=TOMORROW)
    block(store)
    assert [load_round(store, found, on=day).state for day in (TODAY, TOMORROW, TOMORROW + timedelta(days=1))] == [
        RoundState.HELD
    ] * 3


def test_an_address_held_back_is_open_and_in_vandaag_with_the_reason(store):
    found = given(store, planned_on=TOMORROW)
    block(store)
    assert [(it.round.id, it.stop.case) for it in open_stops(store, TODAY)] == [(found, case(store, "K1"))]
    [item] = [item for item in attention(store, TODAY) if item["kind"] == "round"]
    assert (item["id"], item["reason"]) == (found, "round-open")
    assert "1 adres tegengehouden: op de uitsluitingslijst" in item["title"]


def test_an_address_held_back_is_taken_from_its_round_as_any_other(store):
    found = given(store, planned_on=TOMORROW)
    block(store)
    take_back_stop(store, found, "K1", on=TODAY)
    assert open_stops(store, TODAY) == []


def test_people_who_had_been_there_all_the_same_can_say_what_they_found(store):
    found = given(store, "K1")
    block(store)
    record_results(store, found, {"K1": Outcome.NO_CONTACT}, on=TODAY)
    assert (state(store, found), open_stops(store, TODAY)) == (StopState.REPORTED, [])


def test_a_result_stays_a_result_after_a_block(store):
    found = given(store, "K1")
    log_contact(store, "K1", Channel.HOUSE_VISIT, True, on=TODAY, volunteers=["V2"])
    block(store)
    assert state(store, found) is StopState.REPORTED


def test_another_may_stand_in_for_the_addresses_that_are_left(store):
    found = given(store)
    block(store)
    drop_out(store, found, "V1", "ziek", on=TODAY)
    add_member(store, found, "V3", on=TODAY)
    assert [state(store, found, door) for door in DOORS] == [StopState.HELD, StopState.GIVEN, StopState.GIVEN]


def test_the_list_of_a_day_leaves_the_address_out_and_counts_it(store):
    given(store)
    block(store)
    [told] = visit_list(store, TODAY.isoformat(), ISSUE, TODAY).rounds
    assert (["Kerkstraat 30" in stop.where for stop in told.stops], told.held) == ([False, False], 1)


def test_a_day_on_which_every_address_is_held_back_has_no_list_and_says_why(store):
    given(store, "K1")
    block(store)
    with pytest.raises(Refused, match="round-held-back"):
        visit_list(store, TODAY.isoformat(), ISSUE, TODAY)


def test_a_door_names_the_rounds_that_are_to_go_there(store):
    found = given(store, planned_on=TOMORROW)
    by_phone = given(store, "K2", to=("V3",), channel=Channel.PHONE, planned_on=TOMORROW)
    assert [[it.id for it in rounds_touched(store, door, on=TODAY)] for door in ("K1", "K2")] == [[found], [found]]
    assert by_phone != found


def test_a_door_names_no_round_that_is_after_the_last_day_of_the_block(store):
    given(store, planned_on=TOMORROW)
    assert rounds_touched(store, "K1", on=TODAY, until=TODAY) == []
