"""The life of a pairing: who goes along, who knows whom, the case card, what comes next, and what a volunteer tells."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from schema.case_card import CaseCard, card_of
from schema.codes import Support, Task
from schema.effort import Effort, read_effort, total
from schema.matrix import Goal
from schema.meeting import Meeting, read_clock
from schema.next_step import Recorded, Step, next_step
from schema.pairing_life import Answer, Present, Stay, is_revealed, seconds_on
from schema.requests import ResidentAuthorisation, is_authorised
from schema.settings import Settings
from schema.values import Fault
from tests.schema.people import ON, pairing, request

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", Effort()),
        ("1,5", Effort(6)),
        ("1:30", Effort(6)),
        ("2 uur", Effort(8)),
        ("1,5 12km", Effort(6, 12)),
        ("0.25u 3 km", Effort(1, 3)),
        ("12 km", Effort(None, 12)),
        ("twee", Fault.UNREADABLE),
        ("1,3", Fault.UNREADABLE),
        ("1 99999km", Fault.OUT_OF_RANGE),
    ],
)
def test_hours_and_kilometres_are_read_in_one_breath(typed, told):
    assert read_effort(typed) == told


def test_what_nobody_told_of_counts_for_nothing():
    assert total([Effort(6, 12), Effort(None, 3), Effort()]) == Effort(6, 15)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", ""),
        ("14:30", "14:30"),
        ("9.05", "09:05"),
        ("1430", "14:30"),
        ("14 uur", "14:00"),
        ("25:00", Fault.UNREADABLE),
    ],
)
def test_an_hour_of_the_day_is_read_as_people_write_it(typed, told):
    assert read_clock(typed) == told


def test_who_has_a_name_at_the_introduction_is_there_and_the_two_always_are():
    assert Meeting(professional="mw. Kuiper, SHV").people() == (
        Present.RESIDENT,
        Present.VOLUNTEER,
        Present.PROFESSIONAL,
    )


@pytest.mark.parametrize(("on", "there"), [(ON - DAY, ()), (ON, ("v2",)), (ON + 5 * DAY, ("v2",)), (ON + 6 * DAY, ())])
def test_a_second_volunteer_goes_along_from_her_first_day_to_the_day_before_she_leaves(on, there):
    assert seconds_on([Stay("v2", ON, ON + 6 * DAY)], on) == there


@pytest.mark.parametrize(
    ("revealed", "introduced", "known"),
    [(None, None, False), (ON, None, True), (ON + DAY, None, False), (None, ON, True), (None, ON + DAY, False)],
)
def test_the_volunteer_knows_who_it_is_from_the_reveal_or_the_meeting(revealed, introduced, known):
    assert is_revealed(pairing(introduced_on=introduced), revealed, ON) is known


@pytest.mark.parametrize(
    ("until", "withdrawn", "counts"),
    [
        (None, None, True),
        (ON, None, True),
        (ON - DAY, None, False),
        (None, ON, False),
        (None, ON + DAY, True),
    ],
)
def test_an_authorisation_counts_from_its_day_to_its_last_and_not_from_its_withdrawal(until, withdrawn, counts):
    asked = request(authorisations=(ResidentAuthorisation(ON - 10 * DAY, until, withdrawn),))
    assert is_authorised(asked, ON) is counts


def test_an_authorisation_does_not_count_before_it_is_signed():
    assert not is_authorised(request(authorisations=(ResidentAuthorisation(ON + DAY),)), ON)


def test_the_card_holds_no_field_that_says_who_asks():
    told = {field.name for field in fields(CaseCard)}
    assert told == {
        "reference",
        "task",
        "kinds",
        "languages",
        "interpreter",
        "area",
        "times",
        "urgency",
        "gender_wish",
        "asked",
    }


def test_the_card_says_where_by_four_digits_and_what_by_the_kinds_asked_for():
    card = card_of(request(kinds=frozenset({Support.MENTAL})))
    assert (len(card.area), card.area.isdecimal()) == (4, True)
    assert card.asked == (Goal.ENCOURAGE, Goal.MORAL_SUPPORT)


def test_the_card_names_the_goals_that_were_agreed_on():
    assert card_of(request(), [Goal.INSIGHT, Goal.OVERVIEW]).asked == (Goal.OVERVIEW, Goal.INSIGHT)


MET = {"introduced_on": ON}
BOTH = MET | {"resident_agreed_on": ON, "volunteer_agreed_on": ON}
RUNS = BOTH | {"started_on": ON}
YES = Recorded(Answer.YES)


@pytest.mark.parametrize(
    ("life", "recorded", "later", "step"),
    [
        ({}, Recorded(), 0, Step.CARD),
        ({}, YES, 0, Step.INTRODUCE),
        (MET, YES, 0, Step.AGREE),
        (BOTH, YES, 0, Step.START),
        (RUNS, YES, 0, Step.STEP),
        (RUNS, Recorded(Answer.YES, has_plan=True), 0, Step.CONTACT),
        (RUNS, Recorded(Answer.YES, has_plan=True, promised_on=ON), 0, Step.SETTLE),
        (RUNS, YES, 42, Step.CHECKIN),
        (RUNS, YES, 30, Step.CONTACT),
        (RUNS | {"ended_on": ON}, YES, 0, Step.RESULT),
        (RUNS | {"ended_on": ON}, Recorded(has_result=True), 0, Step.CHECKIN),
        (RUNS | {"ended_on": ON, "checkins": (ON + 366 * DAY,)}, Recorded(has_result=True), 400, Step.AGAIN),
        ({"refused_on": ON}, Recorded(), 0, None),
    ],
)
def test_there_is_one_next_step(life, recorded, later, step):
    assert next_step(pairing(**life), request(), recorded, ON + later * DAY, Settings()) is step


def test_advocacy_asks_the_residents_authorisation_before_and_after_the_start():
    asked = request(kinds=frozenset({Support.ADVOCACY}))
    assert next_step(pairing(**BOTH), asked, YES, ON, Settings()) is Step.AUTHORISE
    assert next_step(pairing(**RUNS), asked, YES, ON, Settings()) is Step.AUTHORISE


def test_support_beside_a_professional_asks_a_division_of_tasks_before_the_start():
    asked = request(task=Task.SUPPORT_TRAJECTORY)
    assert next_step(pairing(**BOTH), asked, YES, ON, Settings()) is Step.DIVIDE


def test_an_authorisation_given_for_good_before_this_desk_kept_the_parties_counts():
    assert is_authorised(request(authorisation_on=date(2020, 1, 1)), ON)
