"""One line of time for a case: what came in, what was done, how it ended and when its terms end, as dated entries."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

_WEEK = timedelta(days=7)


class Mark(StrEnum):
    """What stands on the line, in the order in which things of one day are told."""

    SIGNAL = "signal"
    PLANNED = "planned-contact"
    ATTEMPT = "attempt"
    REACHED = "reached-attempt"
    TALK = "talk"
    RESULT = "result"
    REOPENED = "reopened"
    REFERRAL = "referral"
    HANDED = "handed-over"
    TERM = "term"


_ORDER = tuple(Mark)


class Entry(NamedTuple):
    """One dated thing on the line."""

    on: date
    mark: Mark
    what: str
    """The code that says which: a partner type, a channel, a result, a kind of term, a party."""
    record: str = ""
    """Id of the record it comes from."""


class Week(NamedTuple):
    """One week of the line, from its Monday."""

    monday: date
    marks: tuple[Mark, ...]
    """What falls in it, each once, in the order of `Mark`."""
    now: bool
    """Whether the day asked about is in it."""


def time_line(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries oldest first; of one day in the order of `Mark`."""
    return sorted(entries, key=lambda entry: (entry.on, _ORDER.index(entry.mark), entry.record))


def weeks(entries: Sequence[Entry], on: date, most: int) -> list[Week]:
    """Return the weeks from the first entry to the last, with the week of a day among them unless all was long before.

    Args:
        most: no more than so many: the earliest are left out, but not the week of `on`, and then the last. Where `on`
            is so many weeks after the last entry, that is the last.
    """
    mondays = sorted({_monday(entry.on) for entry in entries}) or [_monday(on)]
    first, last, today = mondays[0], mondays[-1], _monday(on)
    if today < last + _WEEK * most:
        first, last = min(first, today), max(last, today)
    while (last - first) // _WEEK >= most and first != today:
        first += _WEEK
    count = min((last - first) // _WEEK + 1, most)
    marks: dict[date, set[Mark]] = {}
    for entry in entries:
        marks.setdefault(_monday(entry.on), set()).add(entry.mark)
    shown = [first + _WEEK * number for number in range(count)]
    return [Week(monday, tuple(sorted(marks.get(monday, ()), key=_ORDER.index)), monday == today) for monday in shown]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
