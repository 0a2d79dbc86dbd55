"""The points for kilometres of many pairs of postcodes at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from desk.pairings.distance import EARTH_METRES, Place, metres
from schema.points import FAR_METRES

if TYPE_CHECKING:
    from desk.matching.graph import Ints, Reals

_NEAR_WHOLE = 1e-3
"""Metres: so near to a whole number the rounding up is left to the rule itself, whose last digits may differ."""


class Kilometres:
    """Places of two rows of postcodes, and what a rule gives per metre; where a place is unknown it says nothing."""

    def __init__(
        self, here: Sequence[str], there: Sequence[str], places: Mapping[str, Place], rule: Callable[[int], int]
    ) -> None:
        import numpy as np

        nowhere = Place(float("nan"), float("nan"))
        self._none = not places
        self._here, self._there = ([places.get(code, nowhere) for code in codes] for codes in (here, there))
        self._from, self._to = (
            np.radians(np.array(column, dtype=np.float64).reshape(-1, 2)) for column in (self._here, self._there)
        )
        self._told = np.array([0] if self._none else [rule(apart) for apart in range(FAR_METRES + 1)], dtype=np.int64)

    def instead(self, points: "Ints", one: "Ints", other: "Ints") -> "Ints":
        """Return points, replaced by those for kilometres where both places (indices) are known."""
        import numpy as np

        if self._none:
            return points
        apart = self._metres(one, other)
        known = ~np.isnan(apart)
        near = np.flatnonzero(known & (np.abs(apart - np.round(apart)) < _NEAR_WHOLE) & (apart <= FAR_METRES + 1))
        for place in near:
            apart[place] = metres(self._here[one[place]], self._there[other[place]])
        whole = np.minimum(np.ceil(np.where(known, apart, 0)), FAR_METRES).astype(np.int64)
        return np.where(known, self._told[whole], points)

    def apart(self, one: "Ints", other: "Ints") -> "Reals":
        """Return the metres between places (indices) as the rule measures them, rounded up; nan where unknown."""
        import numpy as np

        apart = self._metres(one, other)
        for place in np.flatnonzero(np.abs(apart - np.round(apart)) < _NEAR_WHOLE):
            apart[place] = metres(self._here[one[place]], self._there[other[place]])
        return np.asarray(np.ceil(apart))

    def _metres(self, one: "Ints", other: "Ints") -> "Reals":
        """Return what `desk.pairings.distance.metres` measures, not yet rounded up; nan where a place is unknown."""
        import numpy as np

        here, there = self._from[one], self._to[other]
        north, east = (there - here).T
        chord = np.sin(north / 2) ** 2 + np.cos(here[:, 0]) * np.cos(there[:, 0]) * np.sin(east / 2) ** 2
        return np.asarray(2 * EARTH_METRES * np.arcsin(np.sqrt(np.minimum(1.0, chord))))
