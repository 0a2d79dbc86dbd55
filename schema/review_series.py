"""What the charts of a monthly review show: how months, partners and channels compare; counts, never a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MONTHS_BACK = 12
"""Months in a chart, that of the review included."""
MONTHS_AHEAD = 6
MOST_PARTNERS = 8
"""Partners with a bar of their own; the others are one bar together."""
WAITS = (2, 4, 8, 12)
"""Whole weeks: the ends of the classes in which waiting is counted; the last class is open."""


class MonthCounts(NamedTuple):
    """The figures of one month that stand in a chart (rules.md section 7)."""

    month: str
    signals: int
    picked_up: int
    reached: int
    deployable: int


class Share(NamedTuple):
    """A count of one partner, channel, class or month; `part` is how many of it did more, such as reach."""

    name: str
    number: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class ReviewSeries:
    """All that the charts of one review show."""

    months: tuple[MonthCounts, ...] = ()
    partners: tuple[Share, ...] = ()
    """Signals of the month per partner, most first; the one without a name is all others together."""
    channels: tuple[Share, ...] = ()
    """Contact attempts made in the month per channel, with how many of them reached the resident."""
    waits: tuple[Share, ...] = ()
    """Waiting requests by how long they wait on the last day: up to so many weeks; the last is longer."""
    lapsing: tuple[Share, ...] = ()
    """Needed proofs per month in which they lapse, from the month after the review's."""


def wait_classes(requested_on: Iterable[date], on: date) -> tuple[Share, ...]:
    """Count waiting requests by the whole weeks they wait on a day, in the classes of `WAITS`."""
    counts = dict.fromkeys((*map(str, WAITS), "more"), 0)
    for day in requested_on:
        weeks = (on - day).days / 7
        counts[next((str(end) for end in WAITS if weeks <= end), "more")] += 1
    return tuple(Share(name, count) for name, count in counts.items())


def most_first(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Return shares, most first and then by name; those beyond `MOST_PARTNERS` as one without a name."""
    ordered = sorted(shares, key=lambda share: (-share.number, share.name))
    rest = ordered[MOST_PARTNERS:]
    others = [Share("", sum(share.number for share in rest), sum(share.part for share in rest))] if rest else []
    return (*ordered[:MOST_PARTNERS], *others)
