from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.before_contact import BrpCheck, BrpOutcome
from schema.codes import Channel, DayPart, ProofKind, Task
from schema.deployable import task_reasons
from schema.matrix import DEFAULT_MATRIX
from schema.names import Address
from schema.pair import conflict_between
from schema.requests import Clearance, Consent, ConsentKind, SafetyBlock, person_keys, request_reasons
from schema.rounds import (
    OUTCOME_KEYS,
    ROUND_CHANNELS,
    Attempted,
    Door,
    Dweller,
    Outcome,
    RoundState,
    StopState,
    attempted,
    door_reasons,
    going_reasons,
    held_back,
    is_staffed,
    overlaps,
    people_needed,
    round_state,
    stop_state,
    too_close,
)
from schema.settings import Settings
from schema.volunteers import Pause, conflict_list
from tests.schema.people import AGREED, MUNICIPALITY, ON, SETTINGS, request, volunteer, without

DAY = timedelta(days=1)
PLACE = Address("1234CD", 7)
CHECKED = (BrpCheck(ON, BrpOutcome.LIVING_HERE),)


def dweller(**fields):
    return Dweller(**{"surname_key": "kuiper", "name_keys": person_keys("Ada", "Kuiper"), "address": PLACE} | fields)


def door(**fields):
    ready = {"case": "c", "number": "2026-0001", "address": PLACE, "closed": False, "checks": CHECKED}
    return Door(**ready | {"residents": (dweller(),)} | fields)


def test_a_door_without_a_reason_is_given():
    assert held_back([door()], [volunteer()], Channel.HOUSE_VISIT, ON, SETTINGS) == []


@pytest.mark.parametrize("channel", ROUND_CHANNELS)
def test_a_house_visit_takes_two_and_all_else_one(channel):
    needed = 2 if channel is Channel.HOUSE_VISIT else 1
    assert (people_needed(channel), is_staffed(channel, needed), is_staffed(channel, needed - 1)) == (
        needed,
        True,
        False,
    )


@pytest.mark.parametrize("organisation", [AGREED, MUNICIPALITY])
@pytest.mark.parametrize("who", [volunteer(), volunteer(proofs=()), volunteer(pauses=(Pause(ON),))])
def test_who_may_go_is_who_is_deployable_for_first_contact(who, organisation):
    assert going_reasons(who, organisation, ON, SETTINGS) == task_reasons(
        who, organisation, Task.FIRST_CONTACT, ON, SETTINGS
    )


def test_a_lapsed_proof_holds_back():
    assert going_reasons(volunteer(proofs=without(ProofKind.VOG)), AGREED, ON, SETTINGS) == ("vog-missing",)


BLOCK = (SafetyBlock(ON, ON + DAY),)


@pytest.mark.parametrize(
    ("channel", "held"),
    [
        (Channel.HOUSE_VISIT, True),
        (Channel.CARD, True),
        (Channel.LETTER, True),
        (Channel.APPOINTMENT, True),
        (Channel.OTHER, True),
        (Channel.PHONE, False),
        (Channel.MESSAGE, False),
        (Channel.MAIL, False),
    ],
)
def test_a_safety_block_keeps_people_from_the_door_but_not_from_the_telephone(channel, held):
    assert door_reasons(door(safety_blocks=BLOCK), channel, ON, SETTINGS) == (("safety-block",) if held else ())


@pytest.mark.parametrize(("on", "held"), [(ON - DAY, False), (ON, True), (ON + DAY, True), (ON + 2 * DAY, False)])
def test_a_safety_block_counts_on_its_first_and_last_day(on, held):
    checks = (BrpCheck(on, BrpOutcome.LIVING_HERE),)
    found = door_reasons(door(safety_blocks=BLOCK, checks=checks), Channel.HOUSE_VISIT, on, SETTINGS)
    assert ("safety-block" in found) is held


@pytest.mark.parametrize(("age", "held"), [(0, False), (30, False), (31, True), (-1, True)])
def test_the_register_was_looked_up_at_most_thirty_days_before_the_round(age, held):
    checks = (BrpCheck(ON - age * DAY, BrpOutcome.UNKNOWN),)
    found = door_reasons(door(checks=checks), Channel.PHONE, ON, SETTINGS)
    assert found == (("brp-unchecked",) if held else ())


def test_where_the_organisation_checks_the_register_the_desk_does_not_ask():
    assert door_reasons(door(checks=()), Channel.PHONE, ON, replace(SETTINGS, brp_checked_here=False)) == ()


def test_a_closed_case_is_not_given():
    assert door_reasons(door(closed=True), Channel.PHONE, ON, SETTINGS) == ("case-closed",)


def test_a_no_of_any_resident_counts():
    no = dweller(consents=(Consent(ConsentKind.OBJECTED, ON),))
    assert door_reasons(door(residents=(dweller(), no)), Channel.PHONE, ON, SETTINGS) == ("objected",)


def test_a_case_others_visit_is_held_back():
    [held] = held_back([door()], [volunteer()], Channel.PHONE, ON, SETTINGS, given=["c"])
    assert held.reasons == ("already-given",)


def test_a_conflict_is_told_of_the_one_it_is_about():
    named = volunteer(id="w", conflicts=conflict_list(["Kuiper"]))
    [held] = held_back([door()], [volunteer(), named], Channel.PHONE, ON, SETTINGS)
    assert (held.volunteer, held.reasons) == ("w", ("conflict",))


def test_a_door_without_a_name_is_still_an_address():
    assert too_close(door(residents=()), volunteer(address=PLACE), ON)
    assert not too_close(door(residents=()), volunteer(), ON)


PEOPLE = st.builds(
    volunteer,
    surname_key=st.sampled_from(["kuiper", "bos", ""]),
    postcode=st.sampled_from(["1234CD", "1234AB"]),
    address=st.sampled_from([PLACE, Address("1234AB", 5), None]),
    conflicts=st.lists(st.sampled_from(["1234CD", "Kuiper", "Ada Kuiper", "Smit"])).map(conflict_list),
)
DAYS = st.dates(date(2026, 11, 1), date(2026, 11, 5))
FACTS = st.fixed_dictionaries(
    {
        "surname_key": st.sampled_from(["kuiper", ""]),
        "consents": st.lists(
            st.builds(Consent, st.sampled_from([ConsentKind.OBJECTED, ConsentKind.OBJECTION_TAKEN_BACK]), DAYS)
        ).map(tuple),
        "safety_blocks": st.lists(st.builds(SafetyBlock, DAYS, st.none() | DAYS), max_size=2).map(tuple),
        "clearances": st.lists(st.builds(Clearance, st.sampled_from(["v", "w"]), DAYS, st.just("x"))).map(tuple),
    }
)


@given(PEOPLE, FACTS, DAYS)
def test_what_pairing_and_rounds_share_they_judge_alike(who, facts, on):
    asked = request(task=Task.FIRST_CONTACT, address=PLACE, **facts)
    at_door = door(
        residents=(dweller(**facts),),
        safety_blocks=facts["safety_blocks"],
        checks=(BrpCheck(on, BrpOutcome.LIVING_HERE),),
    )
    shared = {"objected", "safety-block"}.intersection(request_reasons(asked, DEFAULT_MATRIX, on))
    assert set(door_reasons(at_door, Channel.HOUSE_VISIT, on, Settings())) == shared
    assert too_close(at_door, who, on) == (conflict_between(who, asked, on) is not None)


@pytest.mark.parametrize("part", [None, *DayPart])
@pytest.mark.parametrize("other", [None, *DayPart])
def test_rounds_overlap_in_the_same_part_or_when_one_takes_the_whole_day(part, other):
    assert overlaps(part, other) is (part == other or None in (part, other))


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.SPOKEN, Attempted(Channel.HOUSE_VISIT, True)),
        (Outcome.NOT_HOME, Attempted(Channel.HOUSE_VISIT, False)),
        (Outcome.CARD_LEFT, Attempted(Channel.CARD, False)),
        (Outcome.NO_CONTACT, Attempted(Channel.HOUSE_VISIT, True)),
        (Outcome.GONE, Attempted(Channel.HOUSE_VISIT, False)),
        (Outcome.NOT_VISITED, None),
    ],
)
def test_each_outcome_is_an_attempt_but_that_of_a_door_not_visited(outcome, expected):
    assert attempted(outcome, Channel.HOUSE_VISIT) == expected


def test_every_outcome_has_one_figure():
    assert sorted(OUTCOME_KEYS.values()) == sorted(Outcome)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, StopState.GIVEN),
        ({"goes_on": False}, StopState.OPEN),
        ({"missed": True}, StopState.OPEN),
        ({"removed": True, "goes_on": False}, StopState.TAKEN_BACK),
        ({"reported": True, "goes_on": False, "removed": True}, StopState.REPORTED),
    ],
)
def test_what_becomes_of_an_address(facts, expected):
    assert stop_state(**{"reported": False, "removed": False, "missed": False, "goes_on": True} | facts) is expected


GIVEN, OPEN, REPORTED = StopState.GIVEN, StopState.OPEN, StopState.REPORTED


@pytest.mark.parametrize(
    ("offset", "stops", "facts", "expected"),
    [
        (1, [GIVEN], {}, RoundState.PLANNED),
        (0, [GIVEN, REPORTED], {}, RoundState.TODAY),
        (-1, [GIVEN, REPORTED], {}, RoundState.UNREPORTED),
        (-1, [REPORTED, OPEN], {}, RoundState.REPORTED),
        (0, [REPORTED], {"staffed": False}, RoundState.REPORTED),
        (1, [OPEN], {"staffed": False}, RoundState.LOST),
        (-1, [OPEN], {"staffed": False}, RoundState.LOST),
        (1, [OPEN], {"taken_back": True, "staffed": False}, RoundState.TAKEN_BACK),
    ],
)
def test_how_a_round_stands(offset, stops, facts, expected):
    told = {"taken_back": False, "staffed": True} | facts
    assert round_state(ON + offset * DAY, stops, on=ON, **told) is expected
