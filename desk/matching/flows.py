"""How many of each tier can be served, and by which pairs best: flows through one part of the graph.

A resident is served by one slot of one volunteer, so a plan is a flow from residents through volunteers to a sink. The
residents who can be served together form a matroid, so the most of tier 1, then of 1 and 2, and so on, are reached by
one and the same flow (Edmonds and Fulkerson 1965; Turner 2015, arXiv 1512.08555; matching.md sections 0 and 3).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.matching.graph import Flags, Ints

LOAD_COST = 10
"""Points: a volunteer's next case costs this times 2 × those she has + 1 (matching.md section 3)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the graph, with numbers of its own for everybody in it."""

    resident: "Ints"
    """Shape (pairs,)."""
    volunteer: "Ints"
    """Shape (pairs,)."""
    profit: "Ints"
    """Shape (pairs,): points and bonus."""
    tier: "Ints"
    """Shape (residents,)."""
    capacity: "Ints"
    """Shape (volunteers,)."""
    load: "Ints"
    """Shape (volunteers,): cases she has already."""
    organisation: "Ints"
    """Shape (volunteers,): or -1."""
    organisation_cap: "Ints"
    """Shape (organisations,)."""


def choose(part: Part) -> "Flags":
    """Return which pairs of a part stand in its best plan, shape (pairs,).

    Raises:
        RuntimeError: the solver gave no optimum; that is a bug, or numbers beyond what it can add up.
    """
    import numpy as np
    from ortools.graph.python import min_cost_flow

    _, ranks = np.unique(part.tier, return_inverse=True)
    tiers, quota = quotas(part)
    residents, volunteers, caps = len(part.tier), len(part.capacity), len(part.organisation_cap)
    first_volunteer = residents
    first_organisation = residents + volunteers
    sink = first_organisation + caps
    flow = min_cost_flow.SimpleMinCostFlow()
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        part.resident, first_volunteer + part.volunteer, np.ones_like(part.profit), -part.profit
    )
    slot, place = _slots(part)
    ends = np.where(part.organisation >= 0, first_organisation + part.organisation, sink)
    cost = LOAD_COST * (2 * (part.load[slot] + place) + 1)
    flow.add_arcs_with_capacity_and_unit_cost(first_volunteer + slot, ends[slot], np.ones_like(slot), cost)
    _add(flow, first_organisation + np.arange(caps), np.full(caps, sink), part.organisation_cap)
    _add(flow, sink + 1 + ranks, np.arange(residents), np.ones(residents, np.int64))
    flow.set_nodes_supplies(sink + 1 + np.arange(len(tiers)), quota)
    flow.set_node_supply(sink, -int(quota.sum()))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"the plan has no optimum: {status}")
    return np.asarray(flow.flows(pairs), dtype=np.int64) > 0


def quotas(part: Part) -> tuple["Ints", "Ints"]:
    """Return the tiers of a part, ascending, and how many of each the best plan serves."""
    import numpy as np

    tiers, ranks = np.unique(part.tier, return_inverse=True)
    return tiers, np.diff(_prefix_maxima(part, ranks, len(tiers)), prepend=0)


def _add(flow: Any, tails: "Ints", heads: "Ints", capacity: "Ints") -> None:
    import numpy as np

    if len(tails):
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacity, np.zeros_like(capacity))


def _slots(part: Part) -> tuple["Ints", "Ints"]:
    """Return for every slot that can be used its volunteer, and how many of hers are filled before it."""
    import numpy as np

    asked = np.bincount(part.volunteer, minlength=len(part.capacity))
    usable = np.minimum(part.capacity, asked)
    slot = np.repeat(np.arange(len(usable)), usable)
    return slot, np.arange(len(slot)) - np.repeat(np.cumsum(usable) - usable, usable)


def _prefix_maxima(part: Part, ranks: "Ints", tiers: int) -> "Ints":
    """Return for each tier the most residents of it and all before it that can be served together, shape (tiers,).

    Where a stretch of tiers is served whole, or not at all, the tiers in it need no flow of their own.
    """
    import numpy as np

    sizes = np.cumsum(np.bincount(ranks, minlength=tiers))
    flow = _MaxFlow(part)
    most = np.zeros(tiers, np.int64)
    most[-1] = flow.most(np.ones_like(ranks))
    stretches = [(-1, tiers - 1)]
    while stretches:
        before, last = stretches.pop()
        base, people = (most[before], sizes[last] - sizes[before]) if before >= 0 else (0, sizes[last])
        if last - before <= 1:
            continue
        gained = most[last] - base
        if gained == 0:
            most[before + 1 : last] = base
        elif gained == people:
            most[before + 1 : last] = base + sizes[before + 1 : last] - (sizes[before] if before >= 0 else 0)
        else:
            middle = (before + last) // 2
            most[middle] = flow.most((ranks <= middle).astype(np.int64))
            stretches += [(before, middle), (middle, last)]
    return most


class _MaxFlow:
    """One part of the graph, asked again and again how many of some residents can be served."""

    def __init__(self, part: Part) -> None:
        import numpy as np
        from ortools.graph.python import max_flow

        residents, volunteers, caps = len(part.tier), len(part.capacity), len(part.organisation_cap)
        self._source = residents + volunteers + caps
        self._sink = self._source + 1
        ends = np.where(part.organisation >= 0, residents + volunteers + part.organisation, self._sink)
        limits = residents + volunteers + np.arange(caps)
        tails = (np.full(residents, self._source), part.resident, residents + np.arange(volunteers), limits)
        heads = (np.arange(residents), residents + part.volunteer, ends, np.full(caps, self._sink))
        ones = np.ones(residents + len(part.resident), np.int64)
        self._flow = max_flow.SimpleMaxFlow()
        arcs = self._flow.add_arcs_with_capacity(
            np.concatenate(tails), np.concatenate(heads), np.concatenate((ones, part.capacity, part.organisation_cap))
        )
        self._asked = arcs[:residents]

    def most(self, wanted: "Ints") -> int:
        """Return how many of the residents marked 1 can be served together."""
        self._flow.set_arcs_capacity(self._asked, wanted)
        if (status := self._flow.solve(self._source, self._sink)) != self._flow.OPTIMAL:
            raise RuntimeError(f"the flow has no optimum: {status}")
        return int(self._flow.optimal_flow())
