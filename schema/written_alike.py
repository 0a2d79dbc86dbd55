"""How two people's names, doors and telephones stand to each other, however each was written."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from itertools import product

from schema.dutch_names import Given, addition_written, compare_initials, first_name_of, surnames_of


class Name(StrEnum):
    """How two surnames stand to each other."""

    SAME = "same-name"
    PART = "maiden-name"
    """One is part of the other."""
    TYPING = "spelling"
    OTHER = "other-surname"


class Door(StrEnum):
    """How two addresses stand to each other."""

    SAME = "same-door"
    ALIKE = "addition-written"
    """One addition, written in two ways."""
    MISSING = "addition-missing"
    ADDITION = "other-addition"
    NEAR = "house-number-typing"
    ELSEWHERE = "elsewhere"


def compare_surnames(one: tuple[str, str], other: tuple[str, str]) -> Name:
    """Say how two surnames stand to each other; each is a prefix and a surname."""
    if one == other:
        return Name.SAME
    pairs = list(product(surnames_of(*one), surnames_of(*other)))
    for left, right in pairs:
        if left.whole == right.whole or left.parts == right.parts:
            return Name.SAME
    for left, right in pairs:
        if left.parts < right.parts or right.parts < left.parts:
            return Name.PART
    for left, right in pairs:
        if typing_fault(left.together, right.together):
            return Name.TYPING
    return Name.OTHER


def compare_doors(one: tuple[str, int, str], other: tuple[str, int, str]) -> Door:
    """Say how two addresses (postcode, house number, addition) stand to each other."""
    if one == other:
        return Door.SAME
    if one[0] != other[0]:
        return Door.ELSEWHERE
    if one[1] != other[1]:
        return Door.NEAR if distance()(str(one[1]), str(other[1])) == 1 else Door.ELSEWHERE
    first, second = addition_written(one[2]), addition_written(other[2])
    if first == second:
        return Door.ALIKE
    return Door.ADDITION if first and second else Door.MISSING


def compare_given(one: str, other: str) -> Given:
    """Say how two first names or initials stand to each other; two first names that are too far apart are `OTHER`."""
    given = compare_initials(one, other)
    if one == other:
        return given
    first, second = first_name_of(one), first_name_of(other)
    if given in (Given.SAME, Given.SHORTER) and first and second:
        if first.startswith(second) or second.startswith(first):
            return given
        return given if distance()(first, second) <= 1 + (min(len(first), len(second)) > 5) else Given.OTHER
    return given


def typing_fault(one: str, other: str) -> bool:
    """Say whether two folded names differ by a typing fault: one sign, in a name of eight or more two."""
    shortest = min(len(one), len(other))
    most = 1 + (shortest > 7)
    if shortest < 4 or abs(len(one) - len(other)) > most or (one[:1] != other[:1] and shortest < 7):
        return False
    return distance()(one, other) <= most


def digits(phone: str) -> str:
    """Return the last nine digits of a telephone number: those that all its writings share."""
    return "".join(filter(str.isdigit, phone))[-9:]


@cache
def distance() -> Callable[[str, str], int]:
    """Return the function that counts by how many typing faults two texts differ."""
    from rapidfuzz.distance import OSA

    measure: Callable[[str, str], int] = OSA.distance
    return measure
