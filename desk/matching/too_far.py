"""The pairs that live too far apart for a volunteer who says how far she goes."""

from typing import TYPE_CHECKING

from desk.matching.columns import Coded
from desk.matching.kilometres import Kilometres
from desk.matching.people import People

if TYPE_CHECKING:
    from desk.matching.allowed import Pairs
    from desk.matching.graph import Flags


def too_far(people: People, pairs: "Pairs") -> "Flags":
    """Say of each pair what `schema.pair.is_too_far` says of it, shape (pairs,)."""
    import numpy as np

    far = np.zeros(len(pairs.request), dtype=np.bool_)
    if not people.places or all(it.maximum_km is None for it in people.volunteers):
        return far
    most = np.array([-1 if it.maximum_km is None else it.maximum_km * 1000 for it in people.volunteers], dtype=np.int64)
    limited = np.flatnonzero(most[pairs.volunteer] >= 0)
    here = Coded(it.address.postcode for it in people.requests)
    there = Coded(it.postcode for it in people.volunteers)
    kilometres = Kilometres(here.values, there.values, people.places, lambda apart: 0)
    one, other = pairs.request[limited], pairs.volunteer[limited]
    far[limited] = kilometres.apart(here.codes[one], there.codes[other]) > most[other]
    return far
