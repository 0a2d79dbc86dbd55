"""The only reader of the clock: the day the program takes for today."""

import os
from datetime import date

from schema.refused import Refused


def today() -> date:
    """Return today's date, or the one in `DESK_TODAY` (practice and checks).

    Raises:
        Refused: `today-unreadable` when `DESK_TODAY` is no ISO date.
    """
    wanted = os.environ.get("DESK_TODAY")
    if not wanted:
        return date.today()
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        raise Refused("today-unreadable", value=wanted) from None
