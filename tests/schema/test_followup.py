from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.followup import aftercare_due, checkin_due, silence_due
from tests.schema.people import SETTINGS, pairing, running

START = date(2026, 1, 5)
FIRST, SECOND, THIRD = date(2026, 2, 16), date(2026, 5, 16), date(2026, 8, 16)
END = date(2026, 1, 31)
NEXT_YEAR = date(2027, 6, 1)


@pytest.mark.parametrize("on", [START, FIRST, NEXT_YEAR])
def test_the_first_checkin_is_due_six_weeks_after_the_start_until_it_is_held(on):
    assert checkin_due(running(), on, SETTINGS) == FIRST


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([date(2026, 1, 20)], FIRST),
        ([date(2026, 1, 26)], FIRST),
        ([date(2026, 1, 27)], SECOND),
        ([date(2026, 2, 10)], SECOND),
        ([FIRST], SECOND),
        ([date(2026, 2, 25)], SECOND),
        ([date(2026, 3, 20)], SECOND),
        ([FIRST, date(2026, 2, 23)], SECOND),
        ([date(2026, 5, 10)], THIRD),
        ([FIRST, SECOND], THIRD),
    ],
)
def test_a_checkin_counts_for_the_planned_day_it_is_nearest_to(held, expected):
    assert checkin_due(running(checkins=tuple(held)), NEXT_YEAR, SETTINGS) == expected


def test_a_checkin_held_after_the_day_does_not_count_on_that_day():
    assert checkin_due(running(checkins=(FIRST,)), date(2026, 2, 15), SETTINGS) == FIRST


def test_later_checkins_are_counted_from_the_first_and_not_from_each_other():
    late = running(started_on=date(2025, 10, 20), checkins=(date(2026, 2, 28),))
    assert checkin_due(late, NEXT_YEAR, SETTINGS) == date(2026, 6, 1)


@pytest.mark.parametrize("what", [pairing(), running(ended_on=END)])
def test_only_a_running_pairing_asks_for_a_checkin(what):
    assert checkin_due(what, END, SETTINGS) is None


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], date(2026, 4, 30)),
        ([date(2026, 1, 20)], date(2026, 4, 30)),
        ([date(2026, 4, 28)], date(2026, 7, 31)),
        ([date(2026, 5, 3), date(2026, 8, 1)], date(2027, 1, 31)),
        ([date(2027, 2, 3)], None),
    ],
)
def test_aftercare_is_due_3_6_and_12_months_after_the_end(held, expected):
    assert aftercare_due(running(ended_on=END, checkins=tuple(held)), NEXT_YEAR, SETTINGS) == expected


def test_only_an_ended_pairing_asks_for_aftercare():
    assert aftercare_due(running(), NEXT_YEAR, SETTINGS) is None


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([], date(2026, 2, 4)),
        ([date(2026, 1, 2)], date(2026, 2, 4)),
        ([date(2026, 1, 20), date(2026, 1, 10)], date(2026, 2, 19)),
        ([date(2026, 3, 1)], date(2026, 2, 4)),
    ],
)
def test_silence_is_due_30_days_after_the_start_or_the_last_contact(contacts, expected):
    assert silence_due(running(contacts=tuple(contacts)), date(2026, 2, 10), SETTINGS) == expected


@pytest.mark.parametrize("what", [pairing(), running(ended_on=END)])
def test_only_a_running_pairing_can_fall_silent(what):
    assert silence_due(what, END, SETTINGS) is None


@given(st.lists(st.integers(0, 700)), st.integers(0, 700))
def test_after_a_checkin_the_next_is_due_later(held, more):
    days = [START + timedelta(days=day) for day in held]
    before = checkin_due(running(checkins=tuple(days)), date(2030, 1, 1), SETTINGS)
    after = checkin_due(running(checkins=(*days, START + timedelta(days=more))), date(2030, 1, 1), SETTINGS)
    assert after >= before
