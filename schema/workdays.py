"""Working days: which days count, and counting with them (rules.md section 1, "Not working days")."""

from datetime import date, timedelta
from functools import cache

from schema.settings import Settings

_DAY = timedelta(days=1)
_SATURDAY = 5


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous computus of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def free_days(year: int, good_friday_works: bool, liberation_day_works: bool) -> frozenset[date]:
    """Return the feast days of a year that are not working days, whatever weekday they fall on."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    days = {
        date(year, 1, 1),
        sunday + _DAY,
        kings_day if kings_day.isoweekday() < 7 else kings_day - _DAY,
        sunday + 39 * _DAY,
        sunday + 50 * _DAY,
        date(year, 12, 25),
        date(year, 12, 26),
    }
    if not good_friday_works:
        days.add(sunday - 2 * _DAY)
    if not liberation_day_works:
        days.add(date(year, 5, 5))
    return frozenset(days)


def is_working_day(day: date, settings: Settings) -> bool:
    """Say whether a day is neither Saturday, Sunday nor a feast day of the desk's table."""
    return day.weekday() < _SATURDAY and day not in free_days(
        day.year, settings.good_friday_works, settings.liberation_day_works
    )


def add_working_days(day: date, days: int, settings: Settings) -> date:
    """Return the last day of a term of `days` working days; `day` itself is day 0, working day or not."""
    while days > 0:
        day += _DAY
        days -= is_working_day(day, settings)
    return day


def working_days_left(on: date, last_day: date, settings: Settings) -> int:
    """Count the working days after `on` up to and with `last_day`; 0 on or after that day."""
    return sum(is_working_day(on + step * _DAY, settings) for step in range(1, (last_day - on).days + 1))
