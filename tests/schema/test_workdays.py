from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.settings import Settings
from schema.workdays import add_working_days, easter, free_days, is_working_day, working_days_left

SETTINGS = Settings()
STRICT_YEARS = range(2014, 2044)
"""Thirty years from the first King's Day."""
DAYS = st.dates(date(2014, 1, 1), date(2043, 12, 31))


def oracle(year: int) -> set[date]:
    """Every named day of the library but the Sundays of Easter and Pentecost, which are never working days anyway."""
    named = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="en_US")
    return {day for day, name in named.items() if name not in ("Easter Sunday", "Pentecost")}


@pytest.mark.parametrize("year", STRICT_YEARS)
def test_all_feast_days_together_are_those_of_the_holidays_library(year):
    assert free_days(year, good_friday_works=False, liberation_day_works=False) == oracle(year)


@pytest.mark.parametrize("year", STRICT_YEARS)
def test_good_friday_and_liberation_day_work_by_default(year):
    friday = easter(year) - timedelta(days=2)
    # Ascension Day fell on 5 May in 2016 and stays free under its own name.
    ascension = easter(year) + timedelta(days=39)
    expected = oracle(year) - {friday, date(year, 5, 5)} | {ascension}
    assert free_days(year, good_friday_works=True, liberation_day_works=True) == expected


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 3), True),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 27), False),  # King's Day on a Monday
        (date(2025, 4, 26), False),  # a Saturday, and King's Day of a year whose 27 April is a Sunday
        (date(2025, 4, 28), True),  # King's Day does not move to Monday
        (date(2026, 5, 5), True),  # Liberation Day
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 15), True),
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), True),  # the Monday after a Boxing Day on Saturday
        (date(2026, 10, 31), False),  # Saturday
        (date(2026, 11, 1), False),  # Sunday
        (date(2026, 11, 2), True),
    ],
)
def test_a_working_day(day, works):
    assert is_working_day(day, SETTINGS) is works


@pytest.mark.parametrize(
    ("settings", "day"),
    [
        (Settings(good_friday_works=False), date(2026, 4, 3)),
        (Settings(liberation_day_works=False), date(2026, 5, 5)),
    ],
)
def test_a_desk_may_make_a_doubtful_day_free(settings, day):
    assert not is_working_day(day, settings)


@pytest.mark.parametrize(
    ("day", "days", "last"),
    [
        (date(2026, 11, 2), 3, date(2026, 11, 5)),  # Monday
        (date(2026, 10, 29), 3, date(2026, 11, 3)),  # Thursday, over a weekend
        (date(2026, 10, 31), 3, date(2026, 11, 4)),  # Saturday is day 0
        (date(2026, 12, 24), 3, date(2026, 12, 30)),  # over Christmas
        (date(2026, 12, 30), 2, date(2027, 1, 4)),  # over New Year
        (date(2026, 11, 2), 0, date(2026, 11, 2)),
    ],
)
def test_a_term_in_working_days_ends_on(day, days, last):
    assert add_working_days(day, days, SETTINGS) == last


def test_twenty_working_days_in_may_are_longer_than_four_weeks():
    assert add_working_days(date(2026, 5, 4), 20, SETTINGS) == date(2026, 6, 3)


@given(DAYS, st.integers(1, 40))
def test_a_term_ends_on_a_working_day_with_all_its_days_left_at_the_start(day, days):
    last = add_working_days(day, days, SETTINGS)
    assert is_working_day(last, SETTINGS)
    assert working_days_left(day, last, SETTINGS) == days


@given(DAYS)
def test_no_working_days_are_left_on_or_after_the_last_day(day):
    assert working_days_left(day, day, SETTINGS) == 0
    assert working_days_left(day, day - timedelta(days=10), SETTINGS) == 0
