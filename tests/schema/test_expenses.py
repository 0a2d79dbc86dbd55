"""Hours in quarters, and what a volunteer gets against what is free of tax."""

import pytest

from schema.expenses import Against, MonthRow, against, read_quarters, year_sum
from schema.settings import Settings
from schema.values import Fault


@pytest.mark.parametrize(
    ("cents", "expected"),
    [(188_999, Against.WITHIN), (189_000, Against.NEAR), (210_000, Against.NEAR), (210_001, Against.PASSED)],
)
def test_an_amount_is_near_from_nine_tenths_and_passed_above_it(cents, expected):
    assert against(cents, 210_000, 90) is expected


def test_a_year_adds_all_kinds_of_a_month_together():
    rows = [MonthRow("2026-09", 8, 15_000), MonthRow("2026-09", 0, 7_000), MonthRow("2026-10", 4, 19_000)]
    told = year_sum([*rows, MonthRow("2025-09", 99, 99_000)], 2026, Settings())
    assert (told.quarters, told.expenses_cents, told.year) == (12, 41_000, Against.WITHIN)
    assert (told.passed_months, told.near_months) == (("2026-09",), ("2026-10",))


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [("6", 24), ("6,25", 25), ("6.5", 26), ("6,75", 27), ("6:15", 25), ("0:45", 3), ("0", 0), ("744", 2976)],
)
def test_hours_are_read_in_quarters(typed, quarters):
    assert read_quarters(typed) == quarters


@pytest.mark.parametrize("typed", ["", "x", "6,2", "6:20", "-1", "6,", "six", "1,5,5", "²"])
def test_hours_that_are_no_quarters_are_not_read(typed):
    assert read_quarters(typed) is Fault.UNREADABLE


def test_more_hours_than_a_month_has_are_not_read():
    assert read_quarters("744,25") is Fault.OUT_OF_RANGE
