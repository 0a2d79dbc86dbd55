"""Who competes with whom: what can be reached from those who are not served by moving others from slot to slot."""

from typing import TYPE_CHECKING, NamedTuple

from desk.matching.graph import spans

if TYPE_CHECKING:
    from desk.matching.graph import Flags, Graph, Ints

FAR = 1 << 40
"""The mark of what nobody reaches: beyond every tier."""


class Reach(NamedTuple):
    """Per node the lowest tier of an unserved resident who reaches it, or `FAR`."""

    resident: "Ints"
    """Shape (residents,); of an unserved resident with any allowed pair it is her own tier, or a lower one."""
    volunteer: "Ints"
    """Shape (volunteers,)."""
    organisation: "Ints"
    """Shape (organisations,)."""
    room: "Ints"
    """Shape (0 or more,): volunteers that are reached and have room; in a best plan there are none."""
    came_by: "Ints"
    """Shape (volunteers,): the resident from whom a step first led to each; `NONE` where none did."""


class Served(NamedTuple):
    """Who is served by whom, to be looked up from both sides."""

    by: "Ints"
    """Shape (residents,): the volunteer, or `NONE`."""
    residents: "Ints"
    """Shape (served,): the served, by volunteer."""
    starts: "Ints"
    """Shape (volunteers + 1,): where the served of each volunteer begin in `residents`."""


def serving(graph: "Graph", chosen: "Flags") -> Served:
    """Return who is served by whom, from which pairs (in the graph's order) are chosen, shape (pairs,)."""
    import numpy as np

    by = np.full(len(graph.tier), -1)
    by[graph.resident[chosen]] = graph.volunteer[chosen]
    who = np.flatnonzero(by >= 0)
    who = who[np.argsort(by[who], kind="stable")]
    return Served(by, who, np.searchsorted(by[who], np.arange(len(graph.capacity) + 1)))


def reach(graph: "Graph", served: Served) -> Reach:
    """Return what each tier's unserved residents reach, the lowest tier first; every pair is walked once.

    A step goes from a resident to any volunteer she may have, from a volunteer to those she serves, and from one whose
    organisation is full to all the others of that organisation.
    """
    import numpy as np

    people, helpers, limits = (np.full(len(of), FAR) for of in (graph.tier, graph.capacity, graph.organisation_cap))
    walk = _Walk(graph, served, people, helpers, limits)
    alone = np.flatnonzero((served.by < 0) & (np.diff(graph.starts) > 0))
    room: list[Ints] = []
    for tier in np.unique(graph.tier[alone]):
        frontier = alone[(graph.tier[alone] == tier) & (people[alone] == FAR)]
        people[frontier] = tier
        while len(frontier):
            found = walk.volunteers(frontier, tier)
            frontier = walk.residents(found, tier)
            room.append(walk.with_room(found))
    found_room = np.concatenate(room) if room else np.zeros(0, np.int64)
    return Reach(people, helpers, limits, found_room, walk.came_by)


class _Walk:
    """Steps from a frontier to what was not reached before, which they mark."""

    def __init__(self, graph: "Graph", served: Served, residents: "Ints", volunteers: "Ints", orgs: "Ints") -> None:
        import numpy as np

        self.graph, self.served = graph, served
        self.marks = residents, volunteers, orgs
        self.used = np.diff(served.starts)
        self.came_by = np.full(len(graph.capacity), -1)
        bound = graph.organisation >= 0
        self.filled = np.bincount(
            graph.organisation[bound], self.used[bound], minlength=len(graph.organisation_cap)
        ).astype(np.int64)

    def volunteers(self, residents: "Ints", tier: int) -> "Ints":
        """Return the volunteers newly reached from residents, colleagues under one full limit among them."""
        import numpy as np

        graph, mark = self.graph, self.marks[1]
        pairs = spans(graph.starts[residents], graph.starts[residents + 1])
        pairs = pairs[mark[graph.volunteer[pairs]] == FAR]
        found, first = np.unique(graph.volunteer[pairs], return_index=True)
        mark[found], self.came_by[found] = tier, graph.resident[pairs[first]]
        organisations = graph.organisation[found[self.used[found] < graph.capacity[found]]]
        organisations = np.unique(organisations[organisations >= 0])
        fresh = organisations[self.marks[2][organisations] == FAR]
        if len(fresh):
            self.marks[2][fresh] = tier
            full = fresh[self.filled[fresh] >= graph.organisation_cap[fresh]]
            others = np.flatnonzero(np.isin(graph.organisation, full) & (mark == FAR) & (self.used > 0))
            mark[others] = tier
            found = np.concatenate((found, others))
        return found

    def residents(self, volunteers: "Ints", tier: int) -> "Ints":
        """Return the residents newly reached from the volunteers who serve them."""
        import numpy as np

        starts = self.served.starts
        found = self.served.residents[spans(starts[volunteers], starts[volunteers + 1])]
        found = np.asarray(found[self.marks[0][found] == FAR])
        self.marks[0][found] = tier
        return found

    def with_room(self, volunteers: "Ints") -> "Ints":
        """Return those of some volunteers who could take one more, their organisation's limit included."""
        graph = self.graph
        free = volunteers[self.used[volunteers] < graph.capacity[volunteers]]
        of = graph.organisation[free]
        limit = of >= 0
        full = limit.copy()
        full[limit] = self.filled[of[limit]] >= graph.organisation_cap[of[limit]]
        return free[~full]
