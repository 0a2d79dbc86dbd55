"""How one Dutch name or door may be written: prefixes, ij and y, two surnames, initials, additions.

What counts as one writing follows the practice of name fields in Dutch registers: the prefix (tussenvoegsel) apart or
in the surname, in full or shortened; a married name before or after the maiden name; initials dotted or not.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from schema.names import addition_key, name_key

_DUTCH = "van de der den het t s d ten ter te tot in op aan bij onder uit v vd vdr vander vanden vande"
_ELSEWHERE = "el al ben bin la le du des von zu"
PREFIXES = frozenset(f"{_DUTCH} {_ELSEWHERE}".split())
"""The words that stand before a surname and that one writer leaves out where another does not."""
DROPPED_IN_SEARCH = frozenset("van de der den het ten ter te vd vdr vander vanden vande".split())
"""The prefixes that a search need not find; not those that are a first name or an initial too (`Ben`, `T.`)."""
_MARRIED = re.compile(r"\b(?:e/v|ev\.?|geb\.?|geboren|gehuwd|weduwe van|wed\.?|echtgenote van)(?=\s)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"(?<=\w)['’`](?=\w\w)")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe"})
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
_GROUND = frozenset({"H", "HS", "HUIS", "BG", "BEG", "BEGANEGROND"})
FLOOR_WORDS = frozenset("hoog etage verdieping verd hg".split())
"""What may stand after the number of a floor."""
_SINGLE_K = re.compile(r"(?<=[a-z])(?<![ck])k(?!k)")
_FLOOR = re.compile(r"(\d)(?:E|DE|STE)?(?:HOOG|ETAGE|VERDIEPING|VERD|HG)?")


@lru_cache(65_536)
def folded_name(text: str) -> str:
    """Return what the writings of one name share: plain letters, ij and ĳ as y, ck as k, ph as f."""
    return name_key(text).translate(_LIGATURES).replace("ij", "y").replace("ck", "k").replace("ph", "f")


class Surname(NamedTuple):
    """A surname as it is compared."""

    whole: str
    """All of it, prefixes too, as one word: `delange` is `de Lange`."""
    parts: frozenset[str]
    """The names in it without their prefixes: two where a maiden name stands beside a married one."""
    together: str
    """Those names as one word, in whichever order they were written."""


@lru_cache(65_536)
def surname_of(prefix: str, surname: str) -> Surname:
    """Return a surname as it is compared, wherever its prefix was written: before, within or after it."""
    told = _MARRIED.sub("-", surname)
    words = [folded_name(word) for word in _WORDS.findall(_APOSTROPHES.sub("", told))]
    names = frozenset([word for word in words if word not in PREFIXES and len(word) > 1] or words)
    return Surname(folded_name(prefix) + "".join(words), names, "".join(sorted(names)))


@lru_cache(65_536)
def surnames_of(prefix: str, surname: str) -> tuple[Surname, ...]:
    """Return a surname as it is compared, and where it has an umlaut also as a German spells that out (ü as ue)."""
    plain = surname_of(prefix, surname)
    spelled_out = surname.translate(_SPELLED_OUT)
    return (plain,) if spelled_out == surname else (plain, surname_of(prefix, spelled_out))


class Given(StrEnum):
    """How the initials or first names of two people stand to each other."""

    UNKNOWN = "unknown"
    SAME = "same"
    SHORTER = "shorter"
    """One begins with all of the other."""
    SWAPPED = "swapped"
    OTHER = "other"


@lru_cache(65_536)
def initials_of(text: str) -> tuple[str, ...]:
    """Return the initials in a text, folded: of first names (`Anneke`), and of Chr., Th. and IJ. their first sign."""
    found: list[str] = []
    for word in _WORDS.findall(text):
        shortened = word[1:].islower() or "." in text
        together = len(word) > 1 and not (shortened or len(word) > 3 or word.upper() == "IJ" or word.islower())
        found += (folded_name(sign) for sign in word) if together else (folded_name(word)[:1],)
    return tuple(filter(None, found))


def first_name_of(text: str) -> str:
    """Return the first name that a text begins with, folded, or "" where it holds initials alone."""
    first = _WORDS.search(text)
    word = first[0] if first else ""
    return folded_name(word) if len(word) > 3 or (len(word) == 3 and word[1:].islower() and "." not in text) else ""


def compare_initials(one: str, other: str) -> Given:
    """Say how two people's initials stand to each other."""
    first, second = initials_of(one), initials_of(other)
    if not first or not second:
        return Given.UNKNOWN
    if first == second:
        return Given.SAME
    shorter, longer = sorted((first, second), key=len)
    if longer[: len(shorter)] == shorter:
        return Given.SHORTER
    return Given.SWAPPED if sorted(first) == sorted(second) else Given.OTHER


def addition_written(addition: str) -> str:
    """Return what the writings of one addition share: II, 2 and 2-hoog are one; so are hs, huis and bg."""
    key = addition_key(addition)
    if key in _GROUND:
        return "HS"
    floor = _FLOOR.fullmatch(_ROMAN.get(key, key))
    return floor[1] if floor else key


@lru_cache(4_096)
def other_writings(word: str) -> tuple[str, ...]:
    """Return how else a searched word, plain and with ij as y, may stand in a record: ck for k, f for ph, u for ue."""
    if len(word) < 3 or not word.isalpha():
        return ()
    found = {_SINGLE_K.sub("ck", word), word.replace("ck", "k"), word.replace("ph", "f"), word.replace("ue", "u")}
    return tuple(sorted(found - {word}))


def other_additions(word: str) -> tuple[str, ...]:
    """Return how else a searched addition may stand in a record: `ii` for `2`, `huis` for `hs`."""
    written = addition_written(word)
    if written == "HS":
        same = {sign.lower() for sign in _GROUND}
    else:
        same = {roman.lower() for roman, digit in _ROMAN.items() if digit == written} | {written.lower()}
    return tuple(sorted(same - {word}))
