"""What the rules compare, as columns of whole numbers: one code per different value, one bit per word in a set."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from desk.matching.graph import Flags, Ints

Value = TypeVar("Value", bound=Hashable)
Other = TypeVar("Other", bound=Hashable)


class Coded(Generic[Value]):
    """A column of values as codes: `values[codes[place]]` is the value at a place."""

    def __init__(self, column: Iterable[Value]) -> None:
        import numpy as np

        known: dict[Value, int] = {}
        codes = [known.setdefault(value, len(known)) for value in column]
        self.values: list[Value] = list(known)
        self.codes: Ints = np.array(codes, dtype=np.int64)


def table(ones: Coded[Value], others: Coded[Other], rule: Callable[[Value, Other], int]) -> "Ints":
    """Return what a rule says of every two different values, shape (ones, others)."""
    import numpy as np

    told = [rule(one, other) for one in ones.values for other in others.values]
    return np.array(told, dtype=np.int64).reshape(len(ones.values), len(others.values))


def within(areas: Sequence[tuple[str, ...]], postcodes: Sequence[str]) -> "Flags":
    """Say which postcodes lie in which areas, shape (areas, postcodes): no area is everywhere.

    In the order of the alphabet all postcodes with one beginning stand together.
    """
    import numpy as np

    order = np.array(sorted(range(len(postcodes)), key=postcodes.__getitem__), dtype=np.int64)
    ranked = [postcodes[place] for place in order]
    inside = np.zeros((len(areas), len(postcodes)), dtype=np.bool_)
    for row, area in zip(inside, areas, strict=True):
        for beginning in area or ("",):
            first = bisect_left(ranked, beginning)
            row[order[first : bisect_right(ranked, beginning + "\U0010ffff", first)]] = True
    return inside


def masks(column: Iterable[frozenset[str]], words: Sequence[str]) -> "Ints":
    """Return sets of at most 63 words as bits, shape (rows,)."""
    import numpy as np

    bits = {word: 1 << place for place, word in enumerate(words)}
    return np.array([sum(bits[word] for word in chosen) for chosen in column], dtype=np.int64)


def signs(postcodes: Iterable[str]) -> "Ints":
    """Return the letters and digits of postcodes as numbers, shape (rows, 6); a shorter one ends in noughts."""
    import numpy as np

    told = [[ord(sign) for sign in code[:6].ljust(6, "\0")] for code in postcodes]
    return np.array(told, dtype=np.int64).reshape(len(told), 6)


def beginnings(postcodes: Coded[str]) -> "Ints":
    """Return a number per beginning of every different postcode, shape (postcodes, 6): equal where both begin alike."""
    import numpy as np

    read = signs(postcodes.values)
    return np.cumsum(read * (128 ** np.arange(5, -1, -1)), axis=1)


def member(sorted_numbers: "Ints", asked: "Ints") -> "Flags":
    """Say which numbers stand in a sorted row of numbers."""
    import numpy as np

    if not len(sorted_numbers):
        return np.zeros(len(asked), dtype=np.bool_)
    places = np.minimum(np.searchsorted(sorted_numbers, asked), len(sorted_numbers) - 1)
    return np.asarray(sorted_numbers[places] == asked)
