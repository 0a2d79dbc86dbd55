"""Which of all pairs the rules allow, for thousands of requests and volunteers at once.

Says the same as `desk.pairings.judging.reasons_against` says of one pair (rules.md sections 2 and 3); the tests hold
the two together pair by pair. What a rule says of one side alone is asked of that side once; what it says of two values
is asked once per two different values.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from desk.matching.columns import Coded, member, table, within
from desk.matching.kept_apart import kept_apart
from desk.matching.people import People
from desk.matching.too_far import too_far
from schema.codes import Task
from schema.deployable import reasons_by_task
from schema.pair import has_room
from schema.requests import Request, request_reasons
from schema.volunteers import Volunteer

if TYPE_CHECKING:
    from desk.matching.graph import Flags, Ints

_AT_ONCE = 2_000_000
"""Pairs that are looked at together: some tens of megabytes."""


class Pairs(NamedTuple):
    """Pairs as places in the lists of requests and volunteers, both of shape (pairs,)."""

    request: "Ints"
    volunteer: "Ints"


def allowed_pairs(people: People, may: "Flags | None" = None) -> Pairs:
    """Return every pair that nothing holds back, by request, then volunteer.

    Args:
        may: which volunteer is taken to be free for which task, shape (volunteers, tasks); without it who may on the
            day, and has room.
    """
    import numpy as np

    if not (people.requests and people.volunteers):
        return Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64))
    apart, width = kept_apart(people), len(people.volunteers)
    free = free_for(people) if may is None else may
    found = [
        pairs[~member(apart, pairs)]
        for some in _blocks(people, free)
        for pairs in [some.request * width + some.volunteer]
    ]
    keys = np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)
    pairs = Pairs(*np.divmod(keys, width))
    near = ~too_far(people, pairs)
    return Pairs(pairs.request[near], pairs.volunteer[near])


def _blocks(people: People, may: "Flags") -> Iterator[Pairs]:
    """Yield the pairs with kinds and a language in common, per task and corner of the town."""
    import numpy as np

    asking, helping = _Asking(people), _Helping(people)
    where = within(helping.area.values, asking.postcode.values)
    corners, corner = np.unique(where, axis=1, return_inverse=True)
    blocks, block = np.unique(
        np.stack((asking.task, corner.reshape(-1)[asking.postcode.codes])), axis=1, return_inverse=True
    )
    kinds = table(asking.kinds, helping.kinds, lambda asked, offered: not asked or not asked.isdisjoint(offered))
    spoken = table(asking.languages, helping.languages, lambda asked, known: not asked or not asked.isdisjoint(known))
    by_block = np.argsort(block.reshape(-1), kind="stable")
    ends = np.cumsum(np.bincount(block.reshape(-1), minlength=blocks.shape[1]))
    for (task, at), begin, end in zip(blocks.T, np.append(0, ends[:-1]), ends, strict=True):
        requests = by_block[begin:end]
        requests = requests[asking.free[requests]]
        volunteers = np.flatnonzero(may[:, task] & corners[helping.area.codes, at])
        step = max(1, _AT_ONCE // max(1, len(volunteers)))
        for start in range(0, len(requests), step):
            some = requests[start : start + step]
            fits = kinds[asking.kinds.codes[some]][:, helping.kinds.codes[volunteers]]
            fits &= spoken[asking.languages.codes[some]][:, helping.languages.codes[volunteers]]
            rows, columns = np.nonzero(fits)
            yield Pairs(some[rows], volunteers[columns])


class _Asking:
    """The requests' columns."""

    def __init__(self, people: People) -> None:
        import numpy as np

        tasks = {task: place for place, task in enumerate(Task)}
        requests = people.requests
        self.free: Flags = np.array(
            [not request_reasons(it, people.matrix, people.on) for it in requests], dtype=np.bool_
        )
        self.task: Ints = np.array([tasks[it.task] for it in requests], dtype=np.int64)
        self.postcode = Coded(it.address.postcode for it in requests)
        self.kinds = Coded(it.kinds for it in requests)
        self.languages = Coded(map(_must_share, requests))


class _Helping:
    """The volunteers' columns."""

    def __init__(self, people: People) -> None:
        volunteers = people.volunteers
        self.area = Coded(it.area for it in volunteers)
        self.kinds = Coded(it.kinds for it in volunteers)
        self.languages = Coded(it.languages for it in volunteers)


def _must_share(request: Request) -> frozenset[str]:
    """Return the languages of which one must be shared; none where somebody translates."""
    return frozenset() if request.interpreter else frozenset(request.languages)


def free_for(people: People) -> "Flags":
    """Say which volunteer may do which task and has room, shape (volunteers, tasks)."""
    import numpy as np

    told = [[not held for held in held_back(people, it)] for it in people.volunteers]
    return np.array(told, dtype=np.bool_).reshape(-1, len(Task))


def held_back(people: People, volunteer: Volunteer) -> list[tuple[str, ...]]:
    """Return per task what holds a volunteer back from every request, room included, in the order of the matrix."""
    organisation = people.organisations[volunteer.organisation]
    room = has_room(volunteer, people.loads.get(volunteer.id, 0), people.settings)
    told = reasons_by_task(volunteer, organisation, people.on, people.settings)
    return [told[task] if room else (*told[task], "no-capacity") for task in Task]
