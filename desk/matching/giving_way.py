"""Who could give way: the least urgent resident whose place a volunteer's would free by moving others up."""

from typing import TYPE_CHECKING

from desk.matching.graph import spans
from desk.matching.reach import FAR

if TYPE_CHECKING:
    from desk.matching.graph import Graph, Ints
    from desk.matching.reach import Served


def giving_way(graph: "Graph", served: "Served") -> "Ints":
    """Return per volunteer the highest tier of who would have to go for one more with her; `FAR`: nobody would.

    Shape (volunteers,); `NONE` of one who has no room and serves nobody. A step goes from a volunteer to those she
    serves, and from these to the others who may serve them; every pair is walked once. Limits of organisations are not
    looked at.
    """
    import numpy as np

    marks = np.full(len(graph.capacity), -1)
    by_volunteer = np.argsort(graph.volunteer, kind="stable")
    asking = graph.resident[by_volunteer]
    starts = np.searchsorted(graph.volunteer[by_volunteer], np.arange(len(marks) + 1))
    gone = served.by < 0

    def spread(frontier: "Ints", tier: int) -> None:
        while len(frontier):
            found = asking[spans(starts[frontier], starts[frontier + 1])]
            found = np.unique(found[~gone[found]])
            gone[found] = True
            frontier = np.unique(served.by[found])
            frontier = frontier[marks[frontier] < 0]
            marks[frontier] = tier

    with_room = np.flatnonzero(np.diff(served.starts) < graph.capacity)
    marks[with_room] = FAR
    spread(with_room, FAR)
    tiers = graph.tier[served.residents]
    for tier in np.unique(tiers)[::-1]:
        leaving = served.residents[tiers == tier]
        frontier = np.unique(served.by[leaving[~gone[leaving]]])
        frontier = frontier[marks[frontier] < 0]
        marks[frontier] = tier
        gone[leaving] = True
        spread(frontier, int(tier))
    return marks
