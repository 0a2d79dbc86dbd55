"""Allowed pairs as a graph: who may serve whom, in one order whatever the order they were given in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Reals = NDArray[np.float64]

NONE = -1
"""No organisation; no volunteer."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Residents, volunteers and the pairs that may be; the pairs stand by resident, then volunteer."""

    order: "Ints"
    """Shape (pairs,): where each pair stood when it was given."""
    resident: "Ints"
    """Shape (pairs,): index of the resident, never descending."""
    volunteer: "Ints"
    """Shape (pairs,): index of the volunteer."""
    starts: "Ints"
    """Shape (residents + 1,): where the pairs of each resident begin, and the end of the last."""
    tier: "Ints"
    """Shape (residents,): lower goes first."""
    capacity: "Ints"
    """Shape (volunteers,): how many more residents each can take."""
    organisation: "Ints"
    """Shape (volunteers,): index of the organisation whose limit counts, or `NONE`."""
    organisation_cap: "Ints"
    """Shape (organisations,): how many more residents all its volunteers together can take."""


def make_graph(
    resident: "ArrayLike",
    volunteer: "ArrayLike",
    tier: "ArrayLike",
    capacity: "ArrayLike",
    organisation: "ArrayLike | None" = None,
    organisation_cap: "ArrayLike | None" = None,
) -> Graph:
    """Return the pairs in the order of their resident and volunteer, checked.

    Raises:
        ValueError: arrays of different lengths, an index that points nowhere, a capacity below nought.
    """
    import numpy as np

    one, other, urgency, free = (ints(given) for given in (resident, volunteer, tier, capacity))
    of = np.full(len(free), NONE) if organisation is None else ints(organisation)
    caps = ints([] if organisation_cap is None else organisation_cap)
    if len(one) != len(other) or len(of) != len(free):
        raise ValueError("arrays that belong together have different lengths")
    for index, most, least in ((one, len(urgency), 0), (other, len(free), 0), (of, len(caps), NONE)):
        if len(index) and not (least <= index.min() and index.max() < most):
            raise ValueError("an index points at nobody")
    if min(free.min(initial=0), caps.min(initial=0), urgency.min(initial=0)) < 0:
        raise ValueError("a capacity or a tier lies below nought")
    order = np.argsort(one * len(free) + other, kind="stable")
    one = one[order]
    starts = np.searchsorted(one, np.arange(len(urgency) + 1))
    return Graph(order, one, other[order], starts, urgency, free, of, caps)


def ints(given: "ArrayLike") -> "Ints":
    """Return whole numbers as they are; anything else is refused, so that nothing is rounded unseen."""
    import numpy as np

    array = np.asarray(given)
    if array.size and array.dtype.kind not in "iub":
        raise ValueError("only whole numbers are taken")
    return array.astype(np.int64)


def spans(starts: "Ints", ends: "Ints") -> "Ints":
    """Return every whole number from each start up to its end, one run after the other."""
    import numpy as np

    lengths = ends - starts
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return np.arange(len(shift)) + shift
