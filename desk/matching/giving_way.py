"""Who could give way: the least urgent resident whose place a volunteer's would free by moving others up."""

from typing import TYPE_CHECKING, NamedTuple

from desk.matching.graph import spans
from desk.matching.reach import FAR

if TYPE_CHECKING:
    from desk.matching.graph import Graph, Ints
    from desk.matching.reach import Served


class GivingWay(NamedTuple):
    """What happens where one more is let in with a volunteer."""

    tier: "Ints"
    """Shape (volunteers,): the highest tier of who would have to go; `FAR`: nobody would; `NONE`: nobody could."""
    mover: "Ints"
    """Shape (volunteers,): which of those she serves moves on; `NONE` where she has room, or nobody could."""
    to: "Ints"
    """Shape (residents,): where a mover goes; `NONE`: she is the one who gives way."""


def giving_way(graph: "Graph", served: "Served") -> GivingWay:
    """Return who would have to go for one more with each volunteer, and the way there.

    A step goes from a volunteer to those she serves, and from these to the others who may serve them; every pair is
    walked once. Limits of organisations are not looked at.
    """
    import numpy as np

    marks, mover = (np.full(len(graph.capacity), -1) for _each in range(2))
    to = np.full(len(graph.tier), -1)
    by_volunteer = np.argsort(graph.volunteer, kind="stable")
    starts = np.searchsorted(graph.volunteer[by_volunteer], np.arange(len(marks) + 1))
    gone = served.by < 0

    def moved_on(residents: "Ints", tier: int) -> "Ints":
        frontier, first = np.unique(served.by[residents], return_index=True)
        fresh = marks[frontier] < 0
        marks[frontier[fresh]], mover[frontier[fresh]] = tier, residents[first[fresh]]
        return np.asarray(frontier[fresh])

    def spread(frontier: "Ints", tier: int) -> None:
        while len(frontier):
            pairs = by_volunteer[spans(starts[frontier], starts[frontier + 1])]
            pairs = pairs[~gone[graph.resident[pairs]]]
            found, first = np.unique(graph.resident[pairs], return_index=True)
            gone[found], to[found] = True, graph.volunteer[pairs[first]]
            frontier = moved_on(found, tier)

    with_room = np.flatnonzero(np.diff(served.starts) < graph.capacity)
    marks[with_room] = FAR
    spread(with_room, FAR)
    tiers = graph.tier[served.residents]
    for tier in np.unique(tiers)[::-1]:
        leaving = served.residents[tiers == tier]
        leaving = leaving[~gone[leaving]]
        gone[leaving] = True
        spread(moved_on(leaving, int(tier)), int(tier))
    return GivingWay(marks, mover, to)
