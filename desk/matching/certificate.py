"""A proof, asked of every plan, that it breaks no limit and that no other serves more of the most urgent."""

from typing import TYPE_CHECKING

from desk.matching.reach import FAR, Reach, reach, serving

if TYPE_CHECKING:
    from desk.matching.graph import Flags, Graph, Ints


class NotOptimal(Exception):
    """A plan failed its proof: a bug, never a matter of the data."""


def certify(graph: "Graph", chosen: "Flags") -> Reach:
    """Prove a plan, and return who competes in it: nobody twice, no slot too many, the most of every tier.

    Costs one walk over the pairs.

    Args:
        chosen: shape (pairs,), in the graph's order.

    Raises:
        NotOptimal: the plan is not feasible or not optimal.
    """
    import numpy as np

    used = np.bincount(graph.volunteer[chosen], minlength=len(graph.capacity))
    bound = graph.organisation >= 0
    filled = np.bincount(graph.organisation[bound], used[bound], minlength=len(graph.organisation_cap))
    if np.bincount(graph.resident[chosen]).max(initial=0) > 1:
        raise NotOptimal("a resident is served twice")
    if (used > graph.capacity).any() or (filled > graph.organisation_cap).any():
        raise NotOptimal("a limit is passed")
    served = serving(graph, chosen)
    reached = reach(graph, served)
    _check_hall(graph, served.by < 0, reached)
    return reached


def _check_hall(graph: "Graph", unserved: "Flags", reached: Reach) -> None:
    """Hold both sides of Hall's identity together, for each tier that has unserved residents.

    Those reached from the unserved of a tier and before are of that tier or before, may have none but the volunteers
    reached, and are exactly as many as these have slots and there are unserved: so nobody can serve more of that tier
    and those before it (Hall 1935).
    """
    import numpy as np

    competing = reached.resident < FAR
    if (graph.tier[competing] > reached.resident[competing]).any():
        raise NotOptimal("a less urgent resident keeps the slot of a more urgent one")
    if (reached.volunteer[graph.volunteer] > reached.resident[graph.resident]).any():
        raise NotOptimal("a volunteer was overlooked")
    tiers = np.unique(reached.resident[competing])
    people = _up_to(tiers, reached.resident, np.ones_like(graph.tier))
    without = _up_to(tiers, reached.resident, unserved.astype(np.int64))
    slots = _up_to(tiers, reached.volunteer, graph.capacity) + _up_to(
        tiers, reached.organisation, graph.organisation_cap
    )
    bound = np.flatnonzero(graph.organisation >= 0)
    both = np.maximum(reached.volunteer[bound], reached.organisation[graph.organisation[bound]])
    slots -= _up_to(tiers, both, graph.capacity[bound])
    if (people - without != slots).any():
        raise NotOptimal("more could be served")


def _up_to(tiers: "Ints", marks: "Ints", amounts: "Ints") -> "Ints":
    """Return per tier the sum of what is marked with it or a lower one, shape (tiers,)."""
    import numpy as np

    order = np.argsort(marks, kind="stable")
    sums = np.concatenate(([0], np.cumsum(amounts[order])))
    return np.asarray(sums[np.searchsorted(marks[order], tiers, side="right")])
