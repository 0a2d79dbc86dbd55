"""What a volunteer gets for expenses, against what is free of tax in a month and a year (domain.md 4.5)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from schema.settings import Settings
from schema.values import Fault

QUARTERS = 4
"""Parts of an hour in which hours are counted."""
MOST_QUARTERS = 31 * 24 * QUARTERS


class ExpenseKind(StrEnum):
    """What a volunteer is paid for; every kind counts for the amount that is free of tax."""

    ALLOWANCE = "allowance"
    TRAVEL = "travel"
    OTHER = "other-expenses"


class Against(StrEnum):
    """How an amount stands to what is free of tax."""

    WITHIN = "within"
    NEAR = "near"
    PASSED = "passed"


class MonthRow(NamedTuple):
    """What is recorded of one month and one kind."""

    month: str
    quarters: int
    expenses_cents: int


class YearSum(NamedTuple):
    """A year's hours and expenses, and how they stand to what is free of tax."""

    quarters: int
    expenses_cents: int
    year: Against
    passed_months: tuple[str, ...]
    """Months over the amount of a month, the earliest first."""
    near_months: tuple[str, ...]


def against(cents: int, most: int, percent: int) -> Against:
    """Say how an amount stands to the most that is free of tax: `near` from `percent` of it, `passed` above it."""
    if cents > most:
        return Against.PASSED
    return Against.NEAR if cents * 100 >= most * percent else Against.WITHIN


def year_sum(rows: Iterable[MonthRow], year: int, settings: Settings) -> YearSum:
    """Add up one calendar year (euro cents, quarters of an hour)."""
    own = [row for row in rows if row.month.startswith(f"{year:04d}-")]
    months: dict[str, int] = {}
    for row in own:
        months[row.month] = months.get(row.month, 0) + row.expenses_cents
    percent = settings.expenses_near_percent
    stands = {month: against(cents, settings.expenses_month_cents, percent) for month, cents in sorted(months.items())}
    total = sum(months.values())
    return YearSum(
        sum(row.quarters for row in own),
        total,
        against(total, settings.expenses_year_cents, percent),
        tuple(month for month, state in stands.items() if state is Against.PASSED),
        tuple(month for month, state in stands.items() if state is Against.NEAR),
    )


def read_quarters(text: str) -> int | Fault:
    """Read hours as quarters: `6`, `6,25`, `6.5`, `6:15`; what is no whole quarter is `unreadable`."""
    whole, mark, rest = text.strip().replace(".", ",").replace(":", ",:").partition(",")
    minutes = rest.startswith(":")
    part = rest.removeprefix(":")
    known = {"00": 0, "15": 1, "30": 2, "45": 3} if minutes else {"0": 0, "00": 0, "25": 1, "5": 2, "50": 2, "75": 3}
    if not whole.isascii() or not whole.isdecimal() or (mark and part not in known):
        return Fault.UNREADABLE
    quarters = int(whole[:6]) * QUARTERS + (known[part] if mark else 0)
    return quarters if quarters <= MOST_QUARTERS else Fault.OUT_OF_RANGE
