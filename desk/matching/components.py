"""Splitting a graph into parts that have nothing to do with each other: each is planned by itself."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.matching.graph import Graph, Ints


def components(graph: "Graph") -> "Ints":
    """Return per pair the number of its part, shape (pairs,); volunteers under one organisation's limit are in one.

    Every node takes the lowest number that it hears of, from its neighbours and from whom it followed, until nothing
    changes (Zhang, Azad and Hu 2020, "FastSV", SIAM PP).
    """
    import numpy as np

    residents, volunteers = len(graph.tier), len(graph.capacity)
    bound = np.flatnonzero(graph.organisation >= 0)
    one = np.concatenate((graph.resident, residents + bound))
    other = np.concatenate((graph.volunteer + residents, residents + volunteers + graph.organisation[bound]))
    follows = np.arange(residents + volunteers + len(graph.organisation_cap))
    while True:
        left, right = follows[one], follows[other]
        apart = left != right
        if not apart.any():
            return follows[graph.resident]
        one, other, left, right = one[apart], other[apart], left[apart], right[apart]
        np.minimum.at(follows, np.maximum(left, right), np.minimum(left, right))
        _follow_to_the_end(follows)


def _follow_to_the_end(follows: "Ints") -> None:
    """Let everybody follow the one at the end of the line."""
    while ((further := follows[follows]) != follows).any():
        follows[:] = further
