"""Whether two residents are probably one person written differently; sure enough to ask, never to decide."""

from enum import StrEnum
from typing import NamedTuple

from schema.dutch_names import Given, initials_of
from schema.written_alike import Door, Name, compare_doors, compare_given, compare_surnames, digits, distance


class Person(NamedTuple):
    """A resident as two of them are compared; what is not known is empty."""

    initials: str
    """Or the first name."""
    prefix: str
    surname: str
    born: str
    """ISO date."""
    door: tuple[str, int, str]
    """Postcode, house number, addition."""
    phone: str = ""


class Born(StrEnum):
    """How two birth dates stand to each other."""

    SAME = "same-birth-date"
    CLOSE = "birth-date-typing"
    """They differ by one typing fault, or day and month have changed places."""
    UNKNOWN = "birth-date-unknown"
    OTHER = "other-birth-date"


class Likeness(NamedTuple):
    """Why two residents may be one person."""

    points: int
    """How sure, at most 100."""
    reasons: tuple[str, ...]


_KNOWN = (Given.SAME, Given.SHORTER, Given.SWAPPED)
_NOT_OTHER = (*_KNOWN, Given.UNKNOWN)
_IN_ORDER = (Given.SAME, Given.SHORTER)
_WITHOUT_BIRTH_DATE: dict[Door, dict[Name, tuple[Given, ...]]] = {
    Door.SAME: {Name.SAME: _NOT_OTHER, Name.PART: _IN_ORDER, Name.TYPING: (*_IN_ORDER, Given.UNKNOWN)},
    Door.ALIKE: {Name.SAME: _NOT_OTHER, Name.PART: (Given.SAME,), Name.TYPING: (Given.SAME,)},
    Door.MISSING: {Name.SAME: _KNOWN, Name.PART: (Given.SAME,), Name.TYPING: (Given.SAME,)},
}
"""Which initials are enough where a birth date is not known, by door and surname; elsewhere none are."""
_POINTS = {Name.SAME: 40, Name.PART: 28, Name.TYPING: 30, Name.OTHER: 10}
_MORE = {Born.SAME: 35, Born.CLOSE: 20, Born.UNKNOWN: 8, Door.SAME: 15, Door.ALIKE: 13, Door.MISSING: 9, Door.NEAR: 5}
_GIVEN = {Given.SAME: 10, Given.SHORTER: 8, Given.SWAPPED: 6}


def likely_same(one: Person, other: Person) -> Likeness | None:
    """Say why two residents may be one person, or None where that is not likely.

    A birth date that differs by more than one typing fault, or initials that differ by more than their order, speak
    of two people: father and son, sisters, partners with one surname.
    """
    born = _compare_births(one.born, other.born)
    given = compare_given(one.initials, other.initials)
    if born is Born.OTHER or given is Given.OTHER:
        return None
    name = compare_surnames((one.prefix, one.surname), (other.prefix, other.surname))
    door = compare_doors(one.door, other.door)
    if name is Name.OTHER and door is Door.ELSEWHERE:
        return None
    if not _enough(one, other, name, given, born, door):
        return None
    phone = _same_phone(one, other)
    points = _POINTS[name] + _MORE[born] + _MORE.get(door, 0) + _GIVEN.get(given, 0) + 5 * phone
    swapped = ("initials-swapped",) if given is Given.SWAPPED else ()
    return Likeness(min(points, 100), (name, *swapped, born, door, *(("same-phone",) if phone else ())))


def _enough(one: Person, other: Person, name: Name, given: Given, born: Born, door: Door) -> bool:
    home = door in (Door.SAME, Door.ALIKE, Door.MISSING)
    if born is Born.UNKNOWN:
        enough = given in _WITHOUT_BIRTH_DATE.get(door, {}).get(name, ())
        return enough or (name is not Name.OTHER and door is not Door.ELSEWHERE and _same_phone(one, other))
    if born is Born.CLOSE:
        fits = name in (Name.SAME, Name.PART) and given in _IN_ORDER
        fits = fits or (name is Name.TYPING and given is Given.SAME) or (name is Name.SAME and given is Given.UNKNOWN)
        return fits and (home or _same_phone(one, other))
    telling = not one.born.endswith("-01-01")  # What stands in a register where the day of birth is not known.
    if name is Name.OTHER:
        return home and telling and given is Given.SAME
    if door is not Door.ELSEWHERE:
        return telling or given in _KNOWN
    several = given is Given.SAME and len(initials_of(one.initials)) > 1
    return given in _KNOWN and telling and (name is not Name.TYPING or several or _same_phone(one, other))


def _same_phone(one: Person, other: Person) -> bool:
    return bool(one.phone and other.phone) and digits(one.phone) == digits(other.phone)


def _compare_births(one: str, other: str) -> Born:
    if not one or not other:
        return Born.UNKNOWN
    if one == other:
        return Born.SAME
    swapped = (one[:4], one[5:7], one[8:]) == (other[:4], other[8:], other[5:7])
    return Born.CLOSE if swapped or distance()(one, other) == 1 else Born.OTHER
