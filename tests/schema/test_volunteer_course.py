"""How far a volunteer is on a day, when the next talk is due, and when she is back."""

from datetime import date

import pytest

from schema.proofs import Proof
from schema.volunteer_course import Course, Stage, Term, back_on, stage, talk_due
from schema.volunteers import Pause, Volunteer, is_active
from tests.schema.people import volunteer

COURSE = Course(
    interested_on=date(2026, 1, 10),
    intakes=(date(2026, 1, 20),),
    started_on=date(2026, 3, 1),
    settling_in=(Term(date(2026, 2, 15), date(2026, 5, 31)),),
    pauses=(Pause(date(2026, 7, 1), date(2026, 7, 31)),),
    stopped_on=date(2026, 10, 1),
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 1, 10), Stage.INTERESTED),
        (date(2026, 1, 19), Stage.INTERESTED),
        (date(2026, 1, 20), Stage.INTAKE_HELD),
        (date(2026, 2, 15), Stage.SETTLING_IN),
        (date(2026, 5, 31), Stage.SETTLING_IN),
        (date(2026, 6, 1), Stage.ACTIVE),
        (date(2026, 7, 1), Stage.PAUSED),
        (date(2026, 7, 31), Stage.PAUSED),
        (date(2026, 8, 1), Stage.ACTIVE),
        (date(2026, 9, 30), Stage.ACTIVE),
        (date(2026, 10, 1), Stage.STOPPED),
    ],
)
def test_the_stage_follows_from_the_facts_and_the_day(on, expected):
    assert stage(COURSE, on) is expected


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (Course(), Stage.ACTIVE),
        (Course(started_on=date(2027, 1, 1)), Stage.NOT_BEGUN),
        (Course(started_on=date(2027, 1, 1), interested_on=date(2026, 1, 1)), Stage.INTERESTED),
        (Course(pauses=(Pause(date(2026, 1, 1)),)), Stage.PAUSED),
        (Course(settling_in=(Term(date(2026, 1, 1)),), pauses=(Pause(date(2026, 1, 1)),)), Stage.PAUSED),
    ],
)
def test_one_of_whom_little_is_known_has_a_stage_too(course, expected):
    assert stage(course, date(2026, 11, 3)) is expected


def test_who_only_shows_interest_is_not_active():
    assert not is_active(volunteer(interested_on=date(2026, 1, 1)), date(2026, 11, 3))


def test_who_showed_interest_and_began_is_active():
    begun = volunteer(interested_on=date(2026, 1, 1), started_on=date(2026, 2, 1))
    assert is_active(begun, date(2026, 2, 1))


@pytest.mark.parametrize(
    ("talks", "expected"),
    [
        ((), date(2026, 3, 1)),
        ((date(2026, 2, 1),), date(2027, 2, 1)),
        ((date(2026, 2, 1), date(2025, 9, 1)), date(2027, 2, 1)),
        ((date(2026, 12, 1),), date(2026, 3, 1)),
    ],
)
def test_a_talk_is_due_a_year_after_the_last_one_or_the_start(talks, expected):
    assert talk_due(date(2025, 3, 1), talks, 12, date(2026, 11, 3)) == expected


def test_without_a_first_day_no_talk_is_due():
    assert talk_due(None, (), 12, date(2026, 11, 3)) is None


def test_she_is_back_on_the_day_after_the_pause():
    assert back_on(Pause(date(2026, 7, 1), date(2026, 7, 31))) == date(2026, 8, 1)
    assert back_on(Pause(date(2026, 7, 1))) is None


@pytest.mark.parametrize(
    "asked", ["birth", "born", "age", "leeftijd", "geboorte", "religion", "health", "bsn", "passport"]
)
def test_no_rule_knows_what_is_not_asked_of_a_volunteer(asked):
    assert not any(
        asked in name for name in (*Volunteer.__slots__, *Course.__slots__, *Proof._fields) if name != "languages"
    )
