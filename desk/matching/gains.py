"""The best plan as changes are tried upon it: who is where, who reaches whom, and who could give way."""

from typing import TYPE_CHECKING

from desk.matching.giving_way import giving_way
from desk.matching.graph import Graph
from desk.matching.reach import FAR, serving

if TYPE_CHECKING:
    from desk.matching.graph import Ints
    from desk.matching.solve import Solution


class Gains:
    """The best plan, from which each change is tried on its own. Limits of organisations are not looked at."""

    def __init__(self, solution: "Solution") -> None:
        import numpy as np

        graph: Graph = solution.graph
        served = serving(graph, solution.chosen)
        order = np.argsort(graph.volunteer, kind="stable")
        self.tier: list[int] = graph.tier.tolist()
        self.by: list[int] = served.by.tolist()
        self.room: list[int] = (graph.capacity - np.diff(served.starts)).tolist()
        self.reached: list[int] = solution.reached.resident.tolist()
        """Per resident the lowest tier of somebody unserved who reaches her."""
        self.reached_volunteer: list[int] = solution.reached.volunteer.tolist()
        self.came_by: list[int] = solution.reached.came_by.tolist()
        """Per volunteer the resident from whom she is reached."""
        gives_way = giving_way(graph, served)
        self.gives_way: list[int] = gives_way.tier.tolist()
        """Per volunteer the tier of who would have to go for one more."""
        self.mover: list[int] = gives_way.mover.tolist()
        self.moves_to: list[int] = gives_way.to.tolist()
        self._asking = graph.resident[order]
        self._asking_from = np.searchsorted(graph.volunteer[order], np.arange(len(graph.capacity) + 1)).tolist()
        self._may, self._may_from = graph.volunteer, graph.starts.tolist()
        self._held, self._held_from = served.residents, served.starts.tolist()

    def of_slot(self, volunteer: int) -> list[int]:
        """Return the tiers served more by one more slot of a volunteer without new pairs: one tier, or none."""
        mark = self.reached_volunteer[volunteer]
        return [mark] if mark < FAR else []

    def asking(self, volunteer: int) -> list[int]:
        """Return the residents who may have a volunteer; none where she is not among the planned."""
        return _some(self._asking, self._asking_from, volunteer)

    def may(self, resident: int) -> list[int]:
        """Return the volunteers whom a resident may have."""
        return _some(self._may, self._may_from, resident)

    def held(self, volunteer: int) -> list[int]:
        """Return the residents whom a volunteer serves in the plan."""
        return _some(self._held, self._held_from, volunteer)


def _some(column: "Ints", starts: list[int], at: int) -> list[int]:
    found: list[int] = column[starts[at] : starts[at + 1]].tolist() if at + 1 < len(starts) else []
    return found
