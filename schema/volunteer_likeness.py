"""Whether two volunteers are probably one, written differently; sure enough to ask, never to decide.

No birth date is known of a volunteer, so a name alone never asks: a telephone, a mail address or a front door must be
shared as well, and different first names speak of two people: partners, sisters, father and son.
"""

from typing import NamedTuple

from schema.dutch_names import Given
from schema.written_alike import Door, Name, compare_doors, compare_given, compare_surnames, digits

_SHORTEST_PHONE = 8
"""Digits; a shorter number is an extension or a slip of the pen."""
_KNOWN = (Given.SAME, Given.SHORTER, Given.SWAPPED)
_HOME = (Door.SAME, Door.ALIKE, Door.MISSING)
_NAMES = {Name.SAME: 40, Name.PART: 28, Name.TYPING: 30, Name.OTHER: 10}
_DOORS = {Door.SAME: 15, Door.ALIKE: 13, Door.MISSING: 9}


class VolunteerKnownAs(NamedTuple):
    """A volunteer as two of them are compared; what is not known is empty."""

    first_name: str
    prefix: str
    surname: str
    postcode: str
    number: int | None
    addition: str
    phone: str
    email: str


class Likeness(NamedTuple):
    """Why two volunteers may be one."""

    points: int
    """How sure, at most 100."""
    reasons: tuple[str, ...]


def phone_key(phone: str) -> str:
    """Return what the writings of one telephone number share, or "" for none."""
    found = digits(phone)
    return found if len(found) >= _SHORTEST_PHONE else ""


def email_key(email: str) -> str:
    """Return what the writings of one mail address share, or "" for none."""
    return email.strip().casefold() if "@" in email else ""


def likely_same_volunteer(one: VolunteerKnownAs, other: VolunteerKnownAs) -> Likeness | None:
    """Say why two volunteers may be one, or None where that is not likely."""
    given = compare_given(one.first_name, other.first_name)
    if given is Given.OTHER:
        return None
    name = compare_surnames((one.prefix, one.surname), (other.prefix, other.surname))
    phone = phone_key(one.phone) != "" and phone_key(one.phone) == phone_key(other.phone)
    email = email_key(one.email) != "" and email_key(one.email) == email_key(other.email)
    door = _door(one, other)
    if not _enough(name, given, home=door in _HOME, phone=phone, email=email):
        return None
    told = [str(name)] if name is not Name.OTHER else ["other-surname"]
    told += ["same-first-name"] if given is Given.SAME else ["initials-swapped"] if given is Given.SWAPPED else []
    told += ["same-email"] * email + ["same-phone"] * phone + ([str(door)] if door in _HOME else [])
    points = _NAMES[name] + 25 * email + 20 * phone + _DOORS.get(door, 0) + 10 * (given is Given.SAME)
    return Likeness(min(points, 100), tuple(told))


def _enough(name: Name, given: Given, *, home: bool, phone: bool, email: bool) -> bool:
    if name is Name.OTHER:
        return given is Given.SAME and email
    if name is Name.SAME:
        return phone or email or (home and given in _KNOWN)
    return given in _KNOWN and (phone or email or home)


def _door(one: VolunteerKnownAs, other: VolunteerKnownAs) -> Door:
    if one.number is None or other.number is None:
        return Door.ELSEWHERE
    return compare_doors((one.postcode, one.number, one.addition), (other.postcode, other.number, other.addition))
