"""What a note had better not hold: numbers of a person, health, others' names, exact amounts. A hint, no verdict.

All is read on this machine; nothing is refused, and a neutral wording is offered (GDPR art. 5, 9; domain.md 1.4).
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from schema.privacy_words import HEALTH, KIN, NO_NAMES, NOT_HEALTH, TITLES


class Risk(StrEnum):
    """What a phrase of a note may be."""

    BSN = "risk-bsn"
    IBAN = "risk-iban"
    HEALTH = "risk-health"
    NAME = "risk-name"
    AMOUNT = "risk-amount"
    """Only in what a volunteer takes along."""


class Finding(NamedTuple):
    """A phrase of a note, and what it may be."""

    risk: Risk
    phrase: str
    """As it stands in the note."""
    start: int
    end: int


_NINE = re.compile(r"(?<![\w.,-])\d(?:[ .]?\d){8}(?![\w-]|[.,]\d)")
_ACCOUNT = re.compile(
    r"\b(?:(?i:NL)\d{2}\s?[A-Za-z]{4}(?:\s?\d){10}|[A-Za-z]{2}\d{2}[A-Za-z0-9]{11,30}"
    r"|[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\b"
)
_MONEY = re.compile(r"(?:€\s?\d[\d.]*(?:,\d{2}|,-)?)|(?:\b\d[\d.]*(?:,\d{2})?\s?(?:euro|eur)\b)", re.IGNORECASE)
_SICK = re.compile(rf"\b(?:{'|'.join(map(re.escape, HEALTH))})[\w-]*", re.IGNORECASE)
_WELL = re.compile(rf"(?:{'|'.join(map(re.escape, NOT_HEALTH))})", re.IGNORECASE)
_CAPITAL = r"(?:(?i:van|de|den|der|ten|ter|el|'t)\s+)*[A-ZÀ-ÞŞÇĞİŁ][\w'’-]+"
_NAMED = re.compile(rf"\b(?i:{'|'.join(map(re.escape, KIN))})\s+(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})?)")
_CALLED = re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, TITLES))})\s+(?P<name>(?:[A-Z]\.)*\s?{_CAPITAL})")


def findings(note: str, *, own: Iterable[str] = (), handout: bool = False) -> tuple[Finding, ...]:
    """Return what in a note had better be said otherwise, in the order in which it stands there.

    Args:
        own: the surnames of whom the note is about, which may stand in it; without any, a title before a name says
            nothing.
        handout: the note goes along with a volunteer, who needs no amounts.
    """
    found = [*_numbers(note), *_health(note), *_names(note, frozenset(name.casefold() for name in own))]
    if handout:
        found += [_at(Risk.AMOUNT, match) for match in _MONEY.finditer(note)]
    return tuple(sorted(found, key=lambda one: (one.start, one.risk)))


def is_bsn(digits: str) -> bool:
    """Say whether nine digits pass the test of eleven, as every citizen service number does."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and set(digits) != {"0"}


def _numbers(note: str) -> Iterator[Finding]:
    for match in _NINE.finditer(note):
        if is_bsn(re.sub(r"\D", "", match[0])):
            yield _at(Risk.BSN, match)
    for match in _ACCOUNT.finditer(note):
        if _is_account(match[0]):
            yield _at(Risk.IBAN, match)


def _is_account(text: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(text))


def _health(note: str) -> Iterator[Finding]:
    for match in _SICK.finditer(note):
        if not _WELL.match(note, match.start()):
            yield _at(Risk.HEALTH, match)


def _names(note: str, own: frozenset[str]) -> Iterator[Finding]:
    seen: set[int] = set()
    for pattern in (_NAMED, _CALLED) if own else (_NAMED,):
        for match in pattern.finditer(note):
            name, start = match["name"].strip(), match.start("name")
            last = name.split()[-1].casefold()
            if start in seen or last in NO_NAMES or last in own or name.casefold() in own:
                continue
            seen.add(start)
            yield Finding(Risk.NAME, match[0], match.start(), match.end())


def _at(risk: Risk, match: re.Match[str]) -> Finding:
    return Finding(risk, match[0].strip(), match.start(), match.end())
