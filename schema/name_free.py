"""Whether a text names somebody: what may not stand in a text that leaves for another municipality."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from schema.names import name_key, postcode_key

LONGEST = 6
"""Words that one name may span: `Anna Maria van den Berg-Smit` is five."""
_WORD = re.compile(r"[^\W_]+(?:[.'’-]*[^\W_]+)*\.?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_PHONE = re.compile(r"(?<![\w])\(?(?:\+31|0031|0)[ ().-]*[1-9](?:[ ().-]*[0-9]){7,8}(?![0-9])")
_POSTCODE = re.compile(r"(?<![^\W_])[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2})(?![^\W_])")
_NUMBER = re.compile(r"(?<![^\W_])(?:[0-9]{8,9}|[A-Z]{2}[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){10})(?![^\W_])")


class TraceKind(StrEnum):
    """By what somebody could be found."""

    NAME = "trace-name"
    EMAIL = "trace-email"
    PHONE = "trace-phone"
    POSTCODE = "trace-postcode"
    NUMBER = "trace-number"
    """Of eight or nine digits, as a BSN or a customer has, or of a bank account."""
    SURNAME = "trace-surname"
    """A surname of somebody in the desk, or a word that is written like it: only a person can tell."""


class Trace(NamedTuple):
    """A piece of a text by which somebody could be found."""

    kind: TraceKind
    text: str
    """As it stands in the text."""


class KnownName(NamedTuple):
    """The name of somebody in the desk, as it is compared."""

    full: frozenset[str]
    """Each way to write it whole."""
    surname: str


def known_name(surname: str, first_name: str = "", initials: str = "", prefix: str = "") -> KnownName:
    """Return a name with its parts as it is compared; the tussenvoegsel may be left out."""
    firsts = [part for part in (name_key(first_name), name_key(initials)) if part]
    last, between = name_key(surname), name_key(prefix)
    return KnownName(frozenset(f"{first}{middle}{last}" for first in firsts for middle in {between, ""}), last)


def known_contact(name: str) -> KnownName:
    """Return a name that was written in one field, such as `F. de Wit`: its last word is taken for the surname."""
    parts = name.split()
    whole = {name_key(name)} if len(parts) > 1 else set()
    return KnownName(frozenset(whole), name_key(parts[-1]) if parts else "")


def pieces(text: str) -> dict[str, str]:
    """Return every run of words of a text, up to `LONGEST`, by how it is compared, with how it stands there.

    Of runs that compare alike the one that is written with a capital is kept: only that may be a surname.
    """
    words = [(found.start(), found.start() + len(found.group().rstrip("."))) for found in _WORD.finditer(text)]
    found: dict[str, str] = {}
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST, len(words))):
            run = text[words[first][0] : words[last][1]]
            key = name_key(run)
            if key and (key not in found or not _has_capital(found[key])):
                found[key] = run
    return found


def traces(text: str, people: Iterable[KnownName]) -> tuple[Trace, ...]:
    """Return by what somebody could be found in a text, each piece once, what is certain first."""
    without_phones = _PHONE.sub(" ", text)
    found = [
        *(Trace(TraceKind.EMAIL, it.group()) for it in _EMAIL.finditer(text)),
        *(Trace(TraceKind.PHONE, it.group()) for it in _PHONE.finditer(text)),
        *(Trace(TraceKind.NUMBER, it.group()) for it in _NUMBER.finditer(without_phones)),
        *(Trace(TraceKind.POSTCODE, it.group()) for it in _POSTCODE.finditer(text) if postcode_key(it.group())),
    ]
    runs = pieces(text)
    names, surnames = [], []
    for person in people:
        whole = [runs[key] for key in person.full if key in runs]
        names += [Trace(TraceKind.NAME, run) for run in whole]
        alone = runs.get(person.surname, "")
        if not whole and len(person.surname) > 1 and _has_capital(alone):
            surnames.append(Trace(TraceKind.SURNAME, alone))
    return tuple(dict.fromkeys([*names, *found, *surnames]))


def certain(found: Iterable[Trace]) -> tuple[Trace, ...]:
    """Return the traces that cannot be an ordinary word."""
    return tuple(trace for trace in found if trace.kind is not TraceKind.SURNAME)


def _has_capital(run: str) -> bool:
    return run[:1].isupper()
