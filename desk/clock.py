"""The only reader of the clock: the day the program takes for today."""

import os
from datetime import date

from schema.refused import Refused

_FIRST, _LAST = date(2000, 1, 1), date(2199, 12, 31)
"""From and up to which terms can be counted: beyond, a year back or ahead may be no date."""


def today() -> date:
    """Return today's date, or the one in `DESK_TODAY` (practice and checks).

    Raises:
        Refused: `today-unreadable` when `DESK_TODAY` is no ISO date from 2000 up to and with 2199.
    """
    wanted = os.environ.get("DESK_TODAY")
    if not wanted:
        return date.today()
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        raise Refused("today-unreadable", value=wanted) from None
    if not _FIRST <= day <= _LAST:
        raise Refused("today-unreadable", value=wanted)
    return day
