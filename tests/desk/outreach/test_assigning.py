from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from desk.locale.sentences import sentence
from desk.outreach.assigning import add_member, assign, judge, who_may_go
from desk.outreach.rounds import agenda, list_rounds, load_round
from desk.outreach.taking_back import drop_out, take_back_stop
from desk.requests.recording import clear_conflict, record_consent
from desk.signals.recording import check_brp, close_case
from desk.volunteers.loading import volunteer_id
from desk.volunteers.recording import add_pause
from schema.before_contact import BrpOutcome
from schema.codes import Channel, DayPart, Result
from schema.refused import Refused
from schema.requests import ConsentKind
from schema.rounds import RoundState
from tests.conftest import TODAY, dump
from tests.desk.outreach.going import DOORS, case, given, going, people_and_doors
from tests.desk.volunteers.invented import read_in, request

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def doors(store, tmp_path):
    people_and_doors(store, tmp_path, going("V4", **{"training:veilig-huisbezoek": ""}))


@contextmanager
def refused(store, code):
    before = dump(store)
    with pytest.raises(Refused) as caught:
        yield caught
    assert (caught.value.code, dump(store)) == (code, before)


def block(store, kenmerk, *, whole_address=False):
    row = store.query("SELECT id, address FROM visible_residents WHERE surname = ?", [kenmerk])[0]
    facts = {"resident": None, "address": row["address"]} if whole_address else {"resident": row["id"], "address": None}
    with store.write(store.user, "block-visits", row["id"]) as tx:
        tx.insert("safety_block", [{**facts, "reason": "hond", "decided_by": "x", "starts_on": TODAY, "ends_on": None}])


def test_cases_are_given_to_two_people_in_the_order_of_the_street(store):
    answer = assign(store, DOORS, ["V1", "V2"], TODAY, on=TODAY)
    assert answer["assigned"] == [case(store, kenmerk) for kenmerk in ("K3", "K2", "K1")]
    assert [stop.position for stop in load_round(store, answer["id"], on=TODAY).stops] == [1, 2, 3]


def test_a_house_visit_asks_for_a_second_volunteer(store):
    with refused(store, "second-volunteer-missing"):
        given(store, "K1", to=("V1",))


def test_one_volunteer_named_twice_is_one(store):
    with refused(store, "second-volunteer-missing"):
        given(store, "K1", to=("V1", volunteer_id(store, "V1")))


def test_one_volunteer_may_phone_alone(store):
    assert given(store, "K1", to=("V1",), channel=Channel.PHONE)


def test_who_is_not_deployable_for_first_contact_is_refused_with_every_reason(store):
    add_pause(store, volunteer_id(store, "V4"), TODAY)
    with refused(store, "round-refused") as caught:
        given(store, "K1", to=("V1", "V4"))
    assert caught.value.values["reasons"] == ["not-active", "training-missing:veilig-huisbezoek"]


def test_who_lacks_the_authorisation_of_an_organisation_is_refused(store, tmp_path):
    read_in(store, tmp_path, volunteers=[going("V5") | {"organisatie": ""}])
    with refused(store, "round-refused") as caught:
        given(store, "K1", to=("V1", "V5"))
    assert caught.value.values["reasons"] == ["authorisation-missing"]


def test_deployable_is_asked_on_the_day_of_the_round(store):
    add_pause(store, volunteer_id(store, "V2"), TODAY + timedelta(days=5))
    assert given(store, "K1", planned_on=TOMORROW)
    with refused(store, "round-refused"):
        given(store, "K2", planned_on=TODAY + timedelta(days=5))


def test_a_day_that_is_over_is_refused(store):
    with refused(store, "round-in-past"):
        given(store, "K1", planned_on=TODAY - timedelta(days=1))


def test_a_closed_case_is_not_given(store):
    close_case(store, "K1", Result.NOT_REACHED, on=TODAY)
    with refused(store, "case-closed") as caught:
        given(store, "K1", "K2")
    assert "‹" not in sentence(caught.value)


def test_all_or_nothing_is_given(store):
    block(store, "Smit")
    with refused(store, "round-refused") as caught:
        given(store)
    assert caught.value.values["against"] == [(number(store, "K2"), ("safety-block",))]


def test_a_refusal_says_of_each_what_holds_it_back(store):
    block(store, "Smit")
    close_case(store, "K1", Result.NOT_REACHED, on=TODAY)
    with refused(store, "round-refused") as caught:
        given(store)
    told = sentence(caught.value)
    assert f"{number(store, 'K2')}: op de uitsluitingslijst; {number(store, 'K1')}: zaak is al gesloten." in told


def test_a_case_without_a_brp_check_is_named(store):
    with refused(store, "brp-unchecked") as caught:
        given(store, "K1", planned_on=TODAY + timedelta(days=40))
    assert number(store, "K1") in sentence(caught.value)


def number(store, kenmerk):
    return store.query("SELECT number FROM visible_cases WHERE id = ?", [case(store, kenmerk)])[0]["number"]


@pytest.mark.parametrize("whole_address", [False, True])
@pytest.mark.parametrize(
    ("channel", "held"),
    [
        (Channel.HOUSE_VISIT, True),
        (Channel.CARD, True),
        (Channel.APPOINTMENT, True),
        (Channel.PHONE, False),
        (Channel.MESSAGE, False),
    ],
)
def test_a_safety_block_holds_back_whoever_would_stand_at_the_door(store, whole_address, channel, held):
    block(store, "Smit", whole_address=whole_address)
    judged = judge(store, ["K2"], ["V1", "V2"], TODAY, on=TODAY, channel=channel)
    assert [it.reasons for it in judged.held] == ([("safety-block",)] if held else [])


def test_a_no_to_volunteers_holds_a_case_back_until_it_is_taken_back(store, tmp_path):
    asked = request(
        "H1", voornaam="", voorvoegsel="", achternaam="Smit", postcode="1234AB", huisnummer="20", toevoeging=""
    )
    read_in(store, tmp_path, requests=[asked])
    record_consent(store, "H1", ConsentKind.OBJECTED, TODAY, on=TODAY)
    with refused(store, "round-refused") as caught:
        given(store, "K2", channel=Channel.PHONE)
    assert caught.value.values["reasons"] == ["objected"]
    record_consent(store, "H1", ConsentKind.OBJECTION_TAKEN_BACK, TOMORROW, on=TOMORROW)
    assert given(store, "K2", planned_on=TOMORROW)


@pytest.mark.parametrize(
    "fields",
    [
        {"postcode": "1234AB", "huisnummer": "20"},
        {"postcode": "1234AB", "huisnummer": "1", "achternaam": "Smit"},
        {"verstrengeling": "1234AB"},
        {"verstrengeling": "Smit"},
    ],
)
def test_a_conflict_of_interest_holds_the_case_back_from_her_alone(store, tmp_path, fields):
    read_in(store, tmp_path, volunteers=[going("V6") | fields])
    judged = judge(store, ["K2"], ["V1", "V6"], TODAY, on=TODAY)
    assert [(it.volunteer, it.reasons) for it in judged.held] == [(volunteer_id(store, "V6"), ("conflict",))]


def test_a_namesake_who_was_cleared_may_go(store, tmp_path):
    asked = request(
        "H1", voornaam="", voorvoegsel="", achternaam="Smit", postcode="1234AB", huisnummer="20", toevoeging=""
    )
    named = going("V6") | {"verstrengeling": "Smit"}
    read_in(store, tmp_path, volunteers=[named], requests=[asked])
    clear_conflict(store, "H1", volunteer_id(store, "V6"), "geen familie", on=TODAY)
    assert judge(store, ["K2"], ["V1", "V6"], TODAY, on=TODAY).held == ()


def test_a_check_in_the_register_must_be_recent_on_the_day_of_the_round(store):
    assert given(store, "K1", planned_on=TODAY + timedelta(days=30))
    with refused(store, "brp-unchecked"):
        given(store, "K2", planned_on=TODAY + timedelta(days=31))


def test_the_same_people_and_day_join_their_round(store):
    first = given(store, "K1")
    assert given(store, "K1", "K2", to=("V2", "V1")) == first
    assert [stop.position for stop in load_round(store, first, on=TODAY).stops] == [2, 1]


def test_a_case_taken_from_a_round_can_be_given_to_it_again(store):
    found = given(store)
    take_back_stop(store, found, "K2", on=TODAY)
    given(store, "K2")
    assert {stop.state for stop in load_round(store, found, on=TODAY).stops} == {"given"}


def test_a_case_that_others_are_to_visit_is_not_given_twice(store, tmp_path):
    read_in(store, tmp_path, volunteers=[going("V6")])
    given(store, "K1")
    with refused(store, "round-refused") as caught:
        given(store, "K1", to=("V3", "V6"), planned_on=TOMORROW)
    assert caught.value.values["reasons"] == ["already-given"]


@pytest.mark.parametrize(
    ("part", "other", "allowed"),
    [
        (DayPart.MORNING, DayPart.EVENING, True),
        (DayPart.MORNING, DayPart.MORNING, False),
        (None, DayPart.MORNING, False),
        (DayPart.MORNING, None, False),
    ],
)
def test_nobody_is_in_two_rounds_at_one_time(store, part, other, allowed):
    given(store, "K1", part=part)
    if allowed:
        assert given(store, "K2", to=("V2", "V3"), part=other)
    else:
        with refused(store, "agenda-overlap"):
            given(store, "K2", to=("V2", "V3"), part=other)


def test_a_round_that_lost_its_people_leaves_the_other_free(store):
    found = given(store, "K1")
    drop_out(store, found, "V1", "ziek", on=TODAY)
    assert agenda(store, volunteer_id(store, "V2"), TODAY, on=TODAY) == []
    assert given(store, "K1", to=("V2", "V3")) != found


def test_who_got_another_round_meanwhile_is_not_in_both_when_somebody_comes_along_again(store):
    found = given(store, "K1")
    drop_out(store, found, "V1", "ziek", on=TODAY)
    given(store, "K2", to=("V2", "V3"))
    with refused(store, "agenda-overlap"):
        add_member(store, found, "V1", on=TODAY)


def test_the_agenda_lists_the_rounds_of_one_volunteer(store):
    first, later = given(store, "K1"), given(store, "K2", to=("V1", "V3"), planned_on=TOMORROW)
    found = agenda(store, volunteer_id(store, "V1"), TODAY, TOMORROW, on=TODAY)
    assert [each.id for each in found] == [first, later]
    assert [each.id for each in agenda(store, volunteer_id(store, "V3"), TODAY, on=TODAY)] == [later]


def test_a_stand_in_saves_the_round(store):
    found = given(store, "K1")
    drop_out(store, found, "V1", "ziek", on=TODAY)
    add_member(store, found, "V3", on=TODAY)
    assert load_round(store, found, on=TODAY).state is RoundState.TODAY


def test_a_stand_in_is_judged_like_the_others(store, tmp_path):
    read_in(store, tmp_path, volunteers=[going("V6") | {"verstrengeling": "Kuiper"}])
    found = given(store, "K1")
    for who in ("V4", "V6"):
        with refused(store, "round-refused"):
            add_member(store, found, who, on=TODAY)


def test_who_dropped_out_can_come_back(store):
    found = given(store, "K1")
    drop_out(store, found, "V1", "ziek", on=TODAY)
    add_member(store, found, "V1", on=TODAY)
    assert len(load_round(store, found, on=TODAY).people) == 2


def test_who_may_go_stands_first_and_the_others_say_why_not(store):
    told = [(name, reasons) for _who, name, reasons in who_may_go(store, TODAY)]
    assert told[0][1] == ()
    assert told[-1] == ("Jo VrijV4", ("training-missing:veilig-huisbezoek",))


def test_rounds_are_listed_by_day_and_part(store):
    evening = given(store, "K1", part=DayPart.EVENING)
    morning = given(store, "K2", part=DayPart.MORNING)
    assert [each.id for each in list_rounds(store, since=date(2026, 1, 1), on=TODAY)] == [morning, evening]


def test_a_check_made_meanwhile_lets_the_case_go(store):
    check_brp(store, "K1", BrpOutcome.LIVING_HERE, on=TODAY + timedelta(days=10))
    later = TODAY + timedelta(days=35)
    assert assign(store, ["K1"], ["V1", "V2"], later, on=TODAY + timedelta(days=10))
