from datetime import timedelta

import pytest

from desk.outreach.attention import due_items, open_stops
from desk.outreach.results import read_outcome, record_results
from desk.outreach.rounds import load_round
from desk.outreach.taking_back import drop_out, take_back_round, take_back_stop
from desk.signals.recording import close_case, log_contact
from desk.store.undo import last_own_event, undo
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import add_pause
from schema.codes import Channel, DayPart, Result
from schema.refused import Refused
from schema.rounds import OUTCOME_KEYS, Outcome, RoundState, StopState
from tests.conftest import TODAY, dump
from tests.desk.outreach.going import DOORS, case, given, people_and_doors

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def doors(store, tmp_path):
    people_and_doors(store, tmp_path)


def opened(store, on=TODAY):
    return sorted(each.stop.case for each in open_stops(store, on))


def reasons(store, on=TODAY):
    return [item["reason"] for item in due_items(store, on)]


def every(store):
    return sorted(case(store, kenmerk) for kenmerk in DOORS)


def test_a_round_with_its_people_leaves_nothing_open(store):
    given(store, planned_on=TOMORROW)
    assert (opened(store), reasons(store)) == ([], [])


def test_one_of_two_who_drops_out_opens_every_address_at_once(store):
    found = given(store, planned_on=TOMORROW)
    assert sorted(drop_out(store, found, "V1", "ziek", on=TODAY)) == every(store) == opened(store)
    assert reasons(store) == ["round-open"]


def test_a_third_who_drops_out_opens_nothing(store):
    found = given(store, to=("V1", "V2", "V3"))
    assert drop_out(store, found, "V3", "ziek", on=TODAY) == []


def test_a_pause_that_comes_later_opens_the_addresses(store):
    found = given(store, planned_on=TOMORROW)
    add_pause(store, volunteer_id(store, "V2"), TOMORROW)
    assert (opened(store), load_round(store, found, on=TODAY).state) == (every(store), RoundState.LOST)


def test_a_round_taken_back_opens_its_addresses(store):
    found = given(store)
    assert sorted(take_back_round(store, found, "storm", on=TODAY)) == every(store) == opened(store)


@pytest.mark.parametrize("act", [take_back_round, lambda s, r, reason, on: drop_out(s, r, "V1", reason, on=on)])
def test_taking_back_and_dropping_out_ask_for_a_reason(store, act):
    found, before = given(store), dump(store)
    with pytest.raises(Refused, match="reason-missing"):
        act(store, found, " ", on=TODAY)
    assert dump(store) == before


def test_an_address_the_coordinator_took_out_is_not_asked_for(store):
    found = given(store)
    take_back_stop(store, found, "K1", on=TODAY)
    take_back_round(store, found, "storm", on=TODAY)
    assert case(store, "K1") not in opened(store)
    assert len(opened(store)) == 2


def test_an_open_address_given_to_others_is_open_no_more(store):
    drop_out(store, given(store), "V1", "ziek", on=TODAY)
    given(store, "K1", to=("V2", "V3"), planned_on=TOMORROW)
    assert opened(store) == sorted([case(store, "K2"), case(store, "K3")])


@pytest.mark.parametrize(
    "settle",
    [
        lambda store: close_case(store, "K1", Result.NOT_REACHED, on=TODAY),
        lambda store: log_contact(store, "K1", Channel.PHONE, False, on=TODAY),
    ],
)
def test_an_open_address_that_was_dealt_with_is_open_no_more(store, settle):
    take_back_round(store, given(store), "storm", on=TODAY)
    settle(store)
    assert case(store, "K1") not in opened(store)


def test_a_round_of_today_is_in_vandaag_and_one_without_results_the_day_after(store):
    given(store)
    assert (reasons(store), reasons(store, TOMORROW)) == (["round-today"], ["round-unreported"])


def test_results_are_logged_in_one_event_by_those_who_went(store):
    found, before = given(store, part=DayPart.EVENING), len(dump(store)["audit_event"])
    outcomes = {"K1": Outcome.SPOKEN, "K2": Outcome.CARD_LEFT, "K3": Outcome.NOT_VISITED}
    told = record_results(store, found, outcomes, on=TODAY)
    rows = store.query("SELECT * FROM visible_attempts ORDER BY reached DESC")
    people = "|".join(volunteer_id(store, who) for who in ("V1", "V2"))
    assert [(row["channel"], row["reached"], row["part"], row["volunteers"]) for row in rows] == [
        ("Huisbezoek", 1, "Avond", people),
        ("Kaartje", 0, "Avond", people),
    ]
    assert (sorted(told["attempts"]), len(dump(store)["audit_event"])) == (sorted(r["id"] for r in rows), before + 1)


def test_who_was_not_visited_is_open(store):
    found = given(store)
    record_results(store, found, {"K1": Outcome.NOT_HOME, "K2": Outcome.NOT_VISITED, "K3": Outcome.GONE}, on=TODAY)
    assert opened(store) == [case(store, "K2")]


def test_a_reached_case_counts_as_reached_with_a_volunteer(store):
    record_results(store, given(store), {"K1": Outcome.SPOKEN}, on=TODAY)
    row = store.query("SELECT * FROM visible_cases WHERE id = ?", [case(store, "K1")])[0]
    assert (row["attempts"], row["first_reached_on"], row["by_volunteer"]) == (1, TODAY.isoformat(), 1)


def test_results_say_which_cases_wait_for_a_decision(store):
    outcomes = {"K1": Outcome.NO_CONTACT, "K2": Outcome.GONE, "K3": Outcome.SPOKEN}
    told = record_results(store, given(store), outcomes, on=TODAY)
    assert sorted(told["decide"]) == sorted([case(store, "K1"), case(store, "K2")])


def test_a_round_with_every_result_is_done(store):
    found = given(store)
    record_results(store, found, dict.fromkeys(DOORS, Outcome.NOT_HOME), on=TODAY)
    assert (load_round(store, found, on=TODAY).state, reasons(store, TOMORROW)) == (RoundState.REPORTED, [])


def test_a_contact_logged_otherwise_by_those_people_is_the_result(store):
    found = given(store, "K1")
    log_contact(store, "K1", Channel.HOUSE_VISIT, True, on=TODAY, volunteers=["V2"])
    assert [stop.state for stop in load_round(store, found, on=TODAY).stops] == [StopState.REPORTED]


def test_results_are_logged_on_the_day_of_the_round_also_later(store):
    found = given(store)
    record_results(store, found, {"K1": Outcome.NOT_HOME}, on=TOMORROW)
    assert [row["made_on"] for row in store.query("SELECT made_on FROM visible_attempts")] == [TODAY.isoformat()]


@pytest.mark.parametrize(
    ("code", "prepare", "results"),
    [
        ("round-not-yet", lambda s: given(s, planned_on=TOMORROW), {"K1": Outcome.SPOKEN}),
        ("nothing-to-report", lambda s: given(s), {}),
        ("not-in-round", lambda s: given(s, "K2"), {"K2": Outcome.SPOKEN, "K1": Outcome.SPOKEN}),
    ],
)
def test_results_that_cannot_be_are_refused_and_change_nothing(store, code, prepare, results):
    found, before = prepare(store), dump(store)
    with pytest.raises(Refused, match=code):
        record_results(store, found, results, on=TODAY)
    assert dump(store) == before


def test_a_result_is_entered_once(store):
    found = given(store)
    record_results(store, found, {"K1": Outcome.NOT_HOME}, on=TODAY)
    with pytest.raises(Refused, match="stop-reported"):
        record_results(store, found, {"K1": Outcome.SPOKEN}, on=TODAY)


def test_results_of_a_round_taken_back_are_refused(store):
    found = given(store)
    take_back_round(store, found, "storm", on=TODAY)
    with pytest.raises(Refused, match="round-taken-back"):
        record_results(store, found, {"K1": Outcome.SPOKEN}, on=TODAY)


def test_a_round_that_was_walked_is_not_taken_back(store):
    found = given(store)
    outcomes = {"K1": Outcome.SPOKEN, "K2": Outcome.NOT_HOME, "K3": Outcome.NOT_VISITED}
    record_results(store, found, outcomes, on=TODAY)
    with pytest.raises(Refused, match="round-reported"):
        take_back_round(store, found, "storm", on=TODAY)
    take_back_stop(store, found, "K3", on=TODAY)
    assert opened(store) == []


def test_results_are_undone_as_one(store):
    found = given(store)
    before = dump(store)
    record_results(store, found, {"K1": Outcome.SPOKEN, "K2": Outcome.NOT_HOME}, on=TODAY)
    undo(store, last_own_event(store), TODAY)
    after = dump(store)
    assert after["attempt"] == before["attempt"] == []
    assert {stop.state for stop in load_round(store, found, on=TODAY).stops} == {StopState.GIVEN}
    assert [row["attempts"] for row in after["signal_case"]] == [0, 0, 0]


def test_giving_addresses_is_undone_as_one(store):
    given(store)
    undo(store, last_own_event(store), TODAY)
    assert [dump(store)[table] for table in ("visit_round", "round_member", "round_stop")] == [[], [], []]


@pytest.mark.parametrize("typed", [*OUTCOME_KEYS, "spoken"])
def test_an_outcome_is_read_by_its_figure_or_its_name(typed):
    assert read_outcome(typed) is OUTCOME_KEYS.get(typed, Outcome.SPOKEN)


def test_another_figure_is_refused():
    with pytest.raises(Refused, match="value-not-in-list"):
        read_outcome("7")
