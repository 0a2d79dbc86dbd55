"""A figure of the monthly review: a count, a rate between parts, or a measure; with the records behind it."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.dates import month_days
from schema.refused import Refused
from schema.small_numbers import is_small


class Measure(StrEnum):
    """In what a figure is told."""

    NUMBER = "number"
    """A count, or with a denominator a rate."""
    DAYS = "days"
    """Calendar days, the middle of several."""
    HOURS = "hours"


class Span(NamedTuple):
    """The days of a month a review looks at."""

    first: date
    last: date
    """The month's last day, or the day asked in a running month."""
    provisional: bool
    """The month is not over on the day asked."""


class Figure(NamedTuple):
    """One figure: a count, a rate between parts, or a measure over some records."""

    name: str
    value: int | float | None
    """A rate is a fraction, unrounded; None when its denominator is 0, or when there is nothing to measure."""
    numerator: int
    """Of a measure the number of records it was taken over."""
    denominator: int | None
    """None but for a rate."""
    ids: tuple[str, ...]
    """The records that make the numerator."""
    base: tuple[str, ...] = ()
    """The records that make a rate's denominator."""
    measure: Measure = Measure.NUMBER


Figures = Mapping[str, Figure]
NO_FIGURES: Figures = {}


def month_span(month: str, on: date) -> Span:
    """Return the days of a month that a review made on a day looks at.

    Raises:
        Refused: `month-unreadable`; `month-in-future` when the month has not begun on that day.
    """
    first, last = month_days(month)
    if first > on:
        raise Refused("month-in-future", month=month)
    return Span(first, min(last, on), provisional=on <= last)


def shareable(figure: Figure) -> bool:
    """Say whether a figure may stand in what leaves the desk: none of the numbers in it is too small."""
    return not is_small(figure.numerator) and (figure.denominator is None or not is_small(figure.denominator))


def without_ids(figures: Figures) -> Figures:
    """Return figures without the ids of their records: paper knows no way to a person."""
    return {name: figure._replace(ids=(), base=()) for name, figure in figures.items()}


def summed(name: str, value: int, ids: Sequence[str]) -> Figure:
    """Return a figure that adds something up over some records."""
    return Figure(name, value, value, None, tuple(ids))


def counted(name: str, ids: Sequence[str]) -> Figure:
    """Return a figure that counts some records."""
    return summed(name, len(ids), ids)


def rated(name: str, ids: Sequence[str], base: Sequence[str]) -> Figure:
    """Return a figure that is the part some records are of others."""
    value = len(ids) / len(base) if base else None
    return Figure(name, value, len(ids), len(base), tuple(ids), tuple(base))
