"""The national exchange format (DDAS exchange model v1.2) as data: its fields, and where a file differs from them.

Every object takes the fields named here and no other (`additionalProperties: false`). What a single signal, case or
attempt holds is a value, judged where it is read; a field too many, too few or of another shape is another format.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Expected(StrEnum):
    """What a field of a file should have been."""

    NO_FIELD = "ddas-no-field"
    NEEDED = "ddas-needed"
    ONCE = "ddas-once"
    OBJECT = "ddas-object"
    LIST = "ddas-list"
    FILLED_LIST = "ddas-filled-list"
    TEXT = "ddas-text"
    WHOLE = "ddas-whole"
    DAY = "ddas-day"
    MOMENT = "ddas-moment"
    ONE_IDENTITY = "ddas-one-identity"


class Difference(NamedTuple):
    """The first field of a file that is not as in the format: its path in the file, and what was expected there."""

    path: str
    expected: Expected


class Doubled(dict[str, Any]):
    """An object of a file that names a field twice, so that nobody can say what it holds."""

    def __init__(self, values: Mapping[str, Any], twice: str) -> None:
        super().__init__(values)
        self.twice = twice


class _Part(NamedTuple):
    """A field: an object, a list of one part, a plain value that is checked, or (None) one that is judged later."""

    kind: Expected | None = None
    fields: "Mapping[str, _Part]" = MappingProxyType({})
    needed: frozenset[str] = frozenset()
    item: "_Part | None" = None
    identity: bool = False
    """The object names a person by number or by address, never by both."""


def _object(needed: str = "", *, identity: bool = False, **fields: _Part) -> _Part:
    named = {name.replace("_", "-"): part for name, part in fields.items()}
    return _Part(Expected.OBJECT, MappingProxyType(named), frozenset(needed.split()), identity=identity)


def _list(item: _Part, *, filled: bool = False) -> _Part:
    return _Part(Expected.FILLED_LIST if filled else Expected.LIST, item=item)


_VALUE, _TEXT, _DATE = _Part(), _Part(Expected.TEXT), _Part(Expected.DAY)
_CONTACT = _object(naam=_TEXT, telefoonnummer=_TEXT, email=_TEXT, functietitel=_TEXT)
_CLIENT = _object(
    identity=True,
    burgerservicenummer=_VALUE,
    geslachtsaanduiding=_VALUE,
    geboortedatum=_VALUE,
    postcode=_VALUE,
    huisnummer=_VALUE,
    huisnummertoevoeging=_VALUE,
)
_SIGNAL = _object(
    "ID client signaalpartner",
    ID=_TEXT,
    crisissignaal=_VALUE,
    warmeOverdracht=_VALUE,
    bedrag=_VALUE,
    ontstaansdatum=_VALUE,
    signaaldatum=_VALUE,
    status=_VALUE,
    signaalpartner=_object(type=_VALUE),
    client=_CLIENT,
)
_ATTEMPT = _object(soort=_VALUE, bereikt=_VALUE, datum=_VALUE, dagdeel=_VALUE)
_CASE = _object(
    resultaat=_VALUE,
    matchingsdatum=_VALUE,
    vroegsignalen=_list(_object("ID", ID=_TEXT), filled=True),
    contactpogingen=_list(_ATTEMPT),
    startdatumMatchingperiode=_VALUE,
    datumOpgepakt=_VALUE,
    einddatumMatchingperiode=_VALUE,
)
_DELIVERY = _object(
    "aanleverendeOrganisatie gemeentecode teller",
    teller=_Part(Expected.WHOLE),
    gemeentecode=_TEXT,
    aanleverendeOrganisatie=_object(naam=_TEXT, kvk_nummer=_TEXT, contactpersonen=_list(_CONTACT, filled=True)),
    vroegsignalen=_list(_SIGNAL),
    vroegsignaalzaken=_list(_CASE),
)
_ENVELOPE = _object(
    "aanleverdatumEnTijd codeGegevensleverancier einddatumLevering startdatumLevering",
    startdatumLevering=_DATE,
    einddatumLevering=_DATE,
    aanleverdatumEnTijd=_Part(Expected.MOMENT),
    codeGegevensleverancier=_TEXT,
    leveringen=_list(_DELIVERY, filled=True),
)


def is_exchange(document: object) -> bool:
    """Say whether what a file holds means to be this format, of this draft or another."""
    return isinstance(document, dict) and not _ENVELOPE.fields.keys().isdisjoint(document)


def first_difference(document: object) -> Difference | None:
    """Return the first field of a file that is not as in the format, or None when all are."""
    return _differs(_ENVELOPE, document)


def read_day(value: object) -> date | None:
    """Return a day written `jjjj-mm-dd`, the one way of the format; None for anything else."""
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def whole_euros(cents: int) -> int:
    """Return an amount in euro cents as the whole euros of the format, half a euro up; what is owed never becomes 0."""
    return max(1, (cents + 50) // 100)


def _differs(part: _Part, value: object) -> Difference | None:
    """Return the first difference, its path from this field on: names are put before it only where there is one."""
    kind = part.kind
    if kind is None:
        return None
    if kind is Expected.OBJECT:
        return _object_differs(part, value)
    if part.item is None:
        return None if _PLAIN[kind](value) else Difference("", kind)
    if not isinstance(value, list) or (kind is Expected.FILLED_LIST and not value):
        return Difference("", kind)
    for place, one in enumerate(value):
        if found := _differs(part.item, one):
            return _under(f"[{place}]", found)
    return None


def _object_differs(part: _Part, value: object) -> Difference | None:
    if not isinstance(value, dict):
        return Difference("", Expected.OBJECT)
    if isinstance(value, Doubled):
        return Difference(value.twice, Expected.ONCE)
    for name in value:
        if name not in part.fields:
            return Difference(name, Expected.NO_FIELD)
    for name in sorted(part.needed - value.keys()):
        return Difference(name, Expected.NEEDED)
    if part.identity and len(value) > 1 and "burgerservicenummer" in value:
        return Difference("burgerservicenummer", Expected.ONE_IDENTITY)
    for name, one in value.items():
        field = part.fields[name]
        if field.kind is not None and (found := _differs(field, one)):
            return _under(name, found)
    return None


def _under(name: str, found: Difference) -> Difference:
    dot = "." if found.path and not found.path.startswith("[") else ""
    return Difference(f"{name}{dot}{found.path}", found.expected)


def _is_moment(value: object) -> bool:
    if not isinstance(value, str) or "T" not in value:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


_PLAIN = {
    Expected.TEXT: lambda value: isinstance(value, str),
    Expected.WHOLE: lambda value: isinstance(value, int) and not isinstance(value, bool),
    Expected.DAY: lambda value: read_day(value) is not None,
    Expected.MOMENT: _is_moment,
}
