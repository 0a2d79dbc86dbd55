"""How long a contact took and how far it was, as a volunteer tells it in one breath: `1,5 uur 12 km`."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from schema.expenses import read_quarters
from schema.values import Fault

MOST_KILOMETRES = 9_999
_WRITTEN = re.compile(
    r"\s*(?:(?P<hours>\d[\d.,:]*)\s*(?:u|uur|uren|h|hours?)?)?(?:\s*[+;·]?\s*(?P<kilometres>\d{1,6})\s*km)?\s*",
    re.IGNORECASE,
)
_ONLY_KILOMETRES = re.compile(r"\s*(?P<kilometres>\d{1,6})\s*km\s*", re.IGNORECASE)


class Effort(NamedTuple):
    """Quarters of an hour, and whole kilometres; None where nothing was told."""

    quarters: int | None = None
    kilometres: int | None = None


NO_EFFORT = Effort()


def read_effort(text: str) -> Effort | Fault:
    """Read hours and kilometres: `1,5`, `1:30`, `1,5 12km`, `12 km`, or nothing; else `unreadable`, `out-of-range`."""
    found = _ONLY_KILOMETRES.fullmatch(text) or _WRITTEN.fullmatch(text)
    if found is None:
        return Fault.UNREADABLE
    hours, far = found.groupdict().get("hours"), found["kilometres"]
    quarters = read_quarters(hours) if hours else None
    if isinstance(quarters, Fault):
        return quarters
    if far and int(far) > MOST_KILOMETRES:
        return Fault.OUT_OF_RANGE
    return Effort(quarters, int(far) if far else None)


def total(efforts: Iterable[Effort]) -> Effort:
    """Add up efforts; what nobody told of is nothing."""
    several = list(efforts)
    return Effort(sum(it.quarters or 0 for it in several), sum(it.kilometres or 0 for it in several))
