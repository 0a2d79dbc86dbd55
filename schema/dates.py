"""Calendar arithmetic shared by every term: whole months and `jjjj-mm` months."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from schema.refused import Refused


@lru_cache(16_384)
def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day (rules.md, head)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(16_384)
def month_of(day: date) -> str:
    """Return the calendar month of a day as `2026-10`."""
    return day.isoformat()[:7]


def month_days(month: str) -> tuple[date, date]:
    """Return the first and the last day of a month written `2026-10`.

    Raises:
        Refused: `month-unreadable` when it is not a month.
    """
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Refused("month-unreadable", value=month) from None
    return first, date(first.year, first.month, monthrange(first.year, first.month)[1])


def month_shift(month: str, months: int) -> str:
    """Return the month `months` later (negative: earlier)."""
    return month_of(add_months(month_days(month)[0], months))
