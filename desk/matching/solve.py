"""The best plan for many residents and volunteers at once, exact and the same whatever the order of the rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from desk.matching.certificate import certify
from desk.matching.components import components
from desk.matching.flows import Part, choose, quotas
from desk.matching.graph import Graph, ints, make_graph
from desk.matching.reach import Reach

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from desk.matching.graph import Flags, Ints

KEEP_BONUS = 25
"""Points for a pair of the previous proposal (rules.md section 5)."""


class Plan(NamedTuple):
    """Who serves whom."""

    pairs: "Ints"
    """Indices of the chosen pairs, in the order in which they were given, ascending."""
    served: "Ints"
    """Residents served per tier, shape (highest tier + 1,)."""
    points: int
    """The sum of the points of the chosen pairs, without bonus and cost."""


class Solution(NamedTuple):
    """A plan as the graph knows it, with what its proof found."""

    graph: Graph
    chosen: "Flags"
    """Shape (pairs,), in the graph's order."""
    reached: Reach


def solve(
    resident: "ArrayLike",
    volunteer: "ArrayLike",
    points: "ArrayLike",
    tier: "ArrayLike",
    capacity: "ArrayLike",
    *,
    kept: "ArrayLike | None" = None,
    load: "ArrayLike | None" = None,
    organisation: "ArrayLike | None" = None,
    organisation_cap: "ArrayLike | None" = None,
    keep_bonus: int = KEEP_BONUS,
) -> Plan:
    """Return the best plan: the most of tier 0, then of 0 and 1, and so on; then the highest sum of points.

    The sum is that of the points, and `keep_bonus` per pair kept, less `flows.LOAD_COST` × (2 × cases + 1) for every
    new case (rules.md section 5; matching.md section 3). Every plan is proved; rows in any order give the same one.

    Args:
        resident, volunteer: index of each in every allowed pair, shape (pairs,).
        points: whole points of each pair, shape (pairs,).
        tier: tier of each resident, from 0, lower goes first, shape (residents,).
        capacity: how many residents each volunteer may take beside those she has, shape (volunteers,).
        kept, load: pairs of the previous proposal, shape (pairs,); cases she has already, shape (volunteers,).
        organisation: index of each volunteer's organisation, -1 for none, shape (volunteers,).
        organisation_cap: how many residents each organisation's volunteers may take together.

    Raises:
        ValueError: arrays that do not fit together, an index that points nowhere, anything but whole numbers.
        RuntimeError: numbers beyond what the solver adds up. `certificate.NotOptimal`: a bug.
    """
    import numpy as np

    graph = make_graph(resident, volunteer, tier, capacity, organisation, organisation_cap)
    worth = ints(points)
    bonus = keep_bonus * ints(np.zeros_like(worth) if kept is None else kept)
    solution = solve_graph(graph, worth + bonus, ints(0 if load is None else load))
    pairs = np.sort(graph.order[solution.chosen])
    served = np.bincount(graph.tier[graph.resident[solution.chosen]], minlength=int(graph.tier.max(initial=-1)) + 1)
    return Plan(pairs, served.astype(np.int64), int(worth[pairs].sum()))


def most_served(graph: Graph) -> "Ints":
    """Return how many of each tier the best plan serves, shape (highest tier + 1,), without looking for the plan."""
    import numpy as np

    served = np.zeros(int(graph.tier.max(initial=-1)) + 1, dtype=np.int64)
    nothing = np.zeros(len(graph.order), dtype=np.int64)
    for pairs in _parts(graph):
        tiers, quota = quotas(_part(graph, pairs, nothing, np.zeros_like(graph.capacity)))
        served[tiers] += quota
    return served


def solve_graph(graph: Graph, profit: "Ints", load: "Ints") -> Solution:
    """Return the proved best plan of a graph; `profit` is per pair in the order given, `load` per volunteer or 0."""
    import numpy as np

    if len(profit) != len(graph.order):
        raise ValueError("every pair needs its points")
    worth = profit[graph.order]
    cases = np.broadcast_to(load, graph.capacity.shape)
    chosen = np.zeros(len(worth), dtype=np.bool_)
    for pairs in _parts(graph):
        chosen[pairs] = choose(_part(graph, pairs, worth, cases))
    return Solution(graph, chosen, certify(graph, chosen))


def _parts(graph: Graph) -> Iterator["Ints"]:
    """Yield the pairs of each part of the graph; pairs that no slot is left for are left out.

    Each is planned by itself, however small: so its plan never hangs on what the other parts are.
    """
    import numpy as np

    usable = np.flatnonzero(graph.capacity[graph.volunteer] > 0)
    label = components(graph)[usable]
    order = np.argsort(label, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(label[order])) + 1, len(order))
    begin = 0
    for end in ends.tolist():
        if end > begin:
            yield np.sort(usable[order[begin:end]])
        begin = end


def _part(graph: Graph, pairs: "Ints", worth: "Ints", load: "Ints") -> Part:
    """Return some pairs with everybody in them numbered anew."""
    import numpy as np

    residents, resident = np.unique(graph.resident[pairs], return_inverse=True)
    volunteers, volunteer = np.unique(graph.volunteer[pairs], return_inverse=True)
    organisations, organisation = np.unique(graph.organisation[volunteers], return_inverse=True)
    unbound = int(len(organisations) > 0 and organisations[0] < 0)
    return Part(
        resident,
        volunteer,
        worth[pairs],
        graph.tier[residents],
        graph.capacity[volunteers],
        load[volunteers],
        organisation - unbound,
        graph.organisation_cap[organisations[unbound:]],
    )
