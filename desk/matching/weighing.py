"""The points of many pairs at once: the rules of `schema.points`, asked once per two different values."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from desk.matching.allowed import Pairs
from desk.matching.columns import Coded, beginnings, masks, member, table
from desk.matching.kilometres import Kilometres
from desk.matching.people import People
from schema.codes import TIMES, Task
from schema.points import (
    continuity_part,
    distance_part,
    experience_part,
    kinds_part,
    language_part,
    times_part,
    wishes_part,
)

if TYPE_CHECKING:
    from desk.matching.graph import Ints

Asked = TypeVar("Asked")
Given = TypeVar("Given")
_AT_ONCE = 1_000_000


def weigh_pairs(people: People, pairs: Pairs) -> "Ints":
    """Return the total points of each pair, shape (pairs,), as `schema.points.points` adds them up."""
    import numpy as np

    total = np.zeros(len(pairs.request), dtype=np.int64)
    parts = [*_tables(people), _times(people), _distance(people), _continuity(people)] if len(total) else []
    for start in range(0, len(total), _AT_ONCE):
        some = Pairs(*(column[start : start + _AT_ONCE] for column in pairs))
        for part in parts:
            total[start : start + _AT_ONCE] += part(some)
    return total


Part = Callable[[Pairs], "Ints"]
"""One criterion: the points of some pairs."""


def _tables(people: People) -> list[Part]:
    """Return the criteria that compare one value of each side."""
    requests, volunteers, most = people.requests, people.volunteers, people.settings.weights
    tasks = list(Task)

    def part(asked: list[Asked], given: list[Given], rule: Callable[[Asked, Given], int]) -> Part:
        ones, others = Coded(asked), Coded(given)
        told = table(ones, others, rule)
        return lambda pairs: told[ones.codes[pairs.request], others.codes[pairs.volunteer]]

    ended = [tuple(people.ended.get(task, {}).get(it.id, 0) for task in tasks) for it in volunteers]
    return [
        part(
            [it.kinds for it in requests],
            [it.kinds for it in volunteers],
            lambda asked, offered: kinds_part(most["kinds"], asked, offered),
        ),
        part(
            [it.languages for it in requests],
            [it.languages for it in volunteers],
            lambda asked, spoken: language_part(most["language"], asked, spoken),
        ),
        part(
            [it.gender_wish for it in requests],
            [it.gender for it in volunteers],
            lambda wish, gender: wishes_part(most["wishes"], wish, gender),
        ),
        part(
            [tasks.index(it.task) for it in requests],
            ended,
            lambda task, counts: experience_part(most["experience"], counts[task]),
        ),
    ]


def _times(people: People) -> Part:
    import numpy as np

    most = people.settings.weights["times"]
    asked, offered = (masks([it.times for it in column], TIMES) for column in (people.requests, people.volunteers))
    counts = range(len(TIMES) + 1)
    told = np.array([[times_part(most, common, wanted) for wanted in counts] for common in counts], dtype=np.int64)

    def part(pairs: Pairs) -> "Ints":
        wanted = asked[pairs.request]
        common = np.bitwise_count(wanted & offered[pairs.volunteer])
        return np.asarray(told[common, np.bitwise_count(wanted)])

    return part


def _distance(people: People) -> Part:
    """Count kilometres where both places are known, and else the signs that both postcodes begin with."""
    import numpy as np

    most = people.settings.weights["distance"]
    here, there = Coded(it.address.postcode for it in people.requests), Coded(it.postcode for it in people.volunteers)
    left, right = beginnings(here), beginnings(there)
    by_signs = np.array([distance_part(most, count, None) for count in range(7)], dtype=np.int64)
    kilometres = Kilometres(here.values, there.values, people.places, lambda apart: distance_part(most, 0, apart))

    def part(pairs: Pairs) -> "Ints":
        one, other = here.codes[pairs.request], there.codes[pairs.volunteer]
        alike = np.zeros(len(one), dtype=np.int64)
        for length in range(left.shape[1]):
            alike += left[one, length] == right[other, length]
        return kilometres.instead(by_signs[alike], one, other)

    return part


def _continuity(people: People) -> Part:
    import numpy as np

    most, width = people.settings.weights["continuity"], len(people.volunteers)
    turns = {it.id: turn for turn, it in enumerate(people.volunteers)}
    known = [
        place * width + turns[volunteer]
        for place, request in enumerate(people.requests)
        for volunteer in people.known.get(request.resident, ())
        if volunteer in turns
    ]
    together = np.sort(np.array(known, dtype=np.int64))
    told = np.array([continuity_part(most, False), continuity_part(most, True)], dtype=np.int64)

    def part(pairs: Pairs) -> "Ints":
        return np.asarray(told[member(together, pairs.request * width + pairs.volunteer).astype(np.int64)])

    return part
