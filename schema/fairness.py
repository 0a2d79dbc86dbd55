"""How evenly help is spread: cases over volunteers, and the time waited by what residents ask for.

Only what a request itself asks for is told apart (language, area, kind of support): nobody is ranked, and no trait of
a person is looked at that she did not name for being helped.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low
from typing import NamedTuple

MOST_CASES = 4
"""So many cases at once, or more, are told together."""


class Waited(NamedTuple):
    """One request (id): what it asks for, and how long it waits or waited until the first proposal."""

    request: str
    groups: Mapping[str, Sequence[str]]
    """Per way of telling requests apart, the groups it belongs to."""
    days: int
    waits: bool
    """It waits still; else somebody was proposed."""


class Group(NamedTuple):
    """The requests of one group."""

    code: str
    waiting: tuple[str, ...]
    """Ids of those that wait, the longest wait first."""
    days: int | None
    """The middle number of days they have waited; None where nobody waits."""
    longest: int | None
    helped: int
    """How many were given a first proposal."""
    helped_days: int | None
    """The middle number of days until then; None where nobody was."""


class Caseload(NamedTuple):
    """How cases are spread over volunteers."""

    volunteers: Mapping[int, tuple[str, ...]]
    """Ids of volunteers per number of cases at once, from 0; `MOST_CASES` and more together."""
    full: int
    """How many have no place left."""
    cases: int
    with_half: int
    """The fewest volunteers who have half of all cases between them."""


def grouped(requests: Sequence[Waited], way: str, order: Iterable[str] = ()) -> tuple[Group, ...]:
    """Return the groups of one way of telling requests apart; a request with two languages belongs to both.

    Args:
        order: the groups in the order in which they are told; the others follow by their name.
    """
    found = {code for it in requests for code in it.groups[way]}
    first = [code for code in order if code in found]
    return tuple(_group(requests, way, code) for code in [*first, *sorted(found - set(first))])


def _group(requests: Sequence[Waited], way: str, code: str) -> Group:
    inside = [it for it in requests if code in it.groups[way]]
    waiting = sorted((it for it in inside if it.waits), key=lambda it: (-it.days, it.request))
    waited, helped = [it.days for it in waiting], [it.days for it in inside if not it.waits]
    return Group(
        code,
        tuple(it.request for it in waiting),
        median_low(waited) if waited else None,
        max(waited, default=None),
        len(helped),
        median_low(helped) if helped else None,
    )


def caseload(loads: Mapping[str, int], maxima: Mapping[str, int]) -> Caseload:
    """Return how the cases of volunteers (id to number of cases) are spread; `maxima` is how many each takes."""
    counts = Counter(min(load, MOST_CASES) for load in loads.values())
    volunteers = {
        cases: tuple(who for who, load in loads.items() if min(load, MOST_CASES) == cases)
        for cases in range(max(counts, default=0) + 1)
    }
    total, held, many = sum(loads.values()), 0, 0
    for load in sorted(loads.values(), reverse=True):
        if held * 2 >= total:
            break
        held, many = held + load, many + 1
    full = sum(load >= maxima[who] for who, load in loads.items())
    return Caseload(volunteers, full, total, many)
