"""What one change gains: how many of which tier more, found by moving people from slot to slot."""

from typing import TYPE_CHECKING

from desk.matching.graph import NONE, Graph
from desk.matching.reach import FAR, serving

if TYPE_CHECKING:
    from desk.matching.graph import Ints
    from desk.matching.solve import Solution


class Gains:
    """The best plan, and what one more volunteer or one more slot would add to it.

    A new slot adds one resident at most to the served of each tier and those before it. It adds one of the lowest tier
    whose unserved residents reach the slot, and none where nobody does; a second slot adds to the plan as it stands
    after the first. So the sum over the slots is what planning anew would find (Hall 1935; matching.md section 6).
    """

    def __init__(self, solution: "Solution") -> None:
        import numpy as np

        self._graph: Graph = solution.graph
        self._marks: list[int] = solution.reached.resident.tolist()
        self._of_volunteer: list[int] = solution.reached.volunteer.tolist()
        served = serving(solution.graph, solution.chosen)
        self._by: list[int] = served.by.tolist()
        self._room: list[int] = (solution.graph.capacity - np.diff(served.starts)).tolist()
        order = np.argsort(self._graph.volunteer, kind="stable")
        self._asking: Ints = self._graph.resident[order]
        self._starts = np.searchsorted(self._graph.volunteer[order], np.arange(len(self._graph.capacity) + 1)).tolist()

    def of_slot(self, volunteer: int) -> list[int]:
        """Return the tiers served more by one more slot of a volunteer who has allowed pairs: one tier, or none."""
        mark = self._of_volunteer[volunteer]
        return [mark] if mark < FAR else []

    def of_newcomer(self, residents: list[int], slots: int) -> list[int]:
        """Return the tiers served more by somebody without allowed pairs who may serve some residents from now on."""
        mine = sorted((self._mark(one), one) for one in set(residents))
        asking = [one for mark, one in mine if mark < FAR]
        moved: dict[int, int] = {}
        gained: list[int] = []
        while len(gained) < slots and (tier := self._take_one(asking, moved)) < FAR:
            gained.append(tier)
        return gained

    def of_pairs(self, volunteer: int, residents: list[int]) -> list[int] | None:
        """Return the tiers served more by new pairs of a volunteer who has allowed pairs already.

        Nothing, where those who wait reach her already from a tier as low. None where her room is filled by the new
        pairs: then others may move from her to elsewhere, and only planning anew tells.
        """
        if min(map(self._mark, residents)) >= self._of_volunteer[volunteer]:
            return []
        room = self._room[volunteer]
        gained = self.of_newcomer(residents, room)
        return gained if len(gained) < room else None

    def _mark(self, resident: int) -> int:
        """Return the lowest tier of an unserved resident who reaches this one: her own, where she has no pair yet."""
        alone = self._by[resident] == NONE and self._marks[resident] == FAR
        return int(self._graph.tier[resident]) if alone else self._marks[resident]

    def _take_one(self, asking: list[int], moved: dict[int, int]) -> int:
        """Give the newcomer one resident so that the lowest tier gains; return that tier, or `FAR`.

        Searched backwards from the newcomer: who could come to her, who could take that one's place, and so on. The
        first unserved resident of the lowest tier that can reach her at all ends the search.
        """
        newcomer = len(self._graph.capacity)
        goes_to = {one: newcomer for one in asking if moved.get(one, self._by[one]) != newcomer}
        leaves: dict[int, int] = {}
        best, found = FAR, NONE
        lowest = min((self._mark(one) for one in goes_to), default=FAR)
        for resident in (line := list(goes_to)):
            at = moved.get(resident, self._by[resident])
            if at == NONE:
                tier = int(self._graph.tier[resident])
                if tier < best:
                    best, found = tier, resident
                if best <= lowest:
                    break
            elif at not in leaves and at != newcomer:
                leaves[at] = resident
                for other in self._asking[self._starts[at] : self._starts[at + 1]].tolist():
                    if other not in goes_to and moved.get(other, self._by[other]) != at and self._mark(other) < FAR:
                        goes_to[other] = at
                        line.append(other)
        self._move(found, goes_to, leaves, moved)
        return best

    def _move(self, resident: int, goes_to: dict[int, int], leaves: dict[int, int], moved: dict[int, int]) -> None:
        """Let everybody on the way from an unserved resident to the newcomer move up one place."""
        while resident != NONE:
            place = moved[resident] = goes_to[resident]
            resident = leaves.get(place, NONE)
