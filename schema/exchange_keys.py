"""The public keys by which two desks exchange packages: how one is written, and by which fingerprint it is checked."""

import re
from hashlib import sha256
from typing import NamedTuple

from schema.refused import Refused

MARK = "regiedesk-key-1"
"""What the line of a key begins with: its kind and the version of the form."""
_GROUPS, _DIGITS = 8, 5
_MOST_NAME = 200
_LINE = re.compile(
    rf"{MARK} +(?P<age>age1[02-9ac-hj-np-z]{{58}}) +(?P<signing>[A-Za-z0-9+/]{{43}}=)(?: +(?P<name>.*))?"
)


class DeskKey(NamedTuple):
    """The public key of a desk, with the name under which that desk gave it."""

    public: str
    """An age recipient (`age1…`) to encrypt for, a space, and an Ed25519 key (base64) to know the sender by."""
    name: str


def fingerprint(public: str) -> str:
    """Return what is read aloud to check a key: eight groups of five digits (132 bits), the same on both desks."""
    number = int.from_bytes(sha256(public.encode()).digest()) % 10 ** (_GROUPS * _DIGITS)
    digits = f"{number:0{_GROUPS * _DIGITS}d}"
    return " ".join(digits[place : place + _DIGITS] for place in range(0, len(digits), _DIGITS))


def same_fingerprint(one: str, other: str) -> bool:
    """Say whether two fingerprints are one, however their digits are grouped."""
    return _only_digits(one) == _only_digits(other) != ""


def key_line(key: DeskKey) -> str:
    """Return the one line that carries a key."""
    return f"{MARK} {key.public} {key.name}"


def read_key(text: str) -> DeskKey:
    """Read the first key in a text; other lines are for people.

    Raises:
        Refused: `key-unreadable`.
    """
    for line in text.splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is not None:
            name = "".join(sign for sign in found["name"] or "" if sign.isprintable()).strip()
            return DeskKey(f"{found['age']} {found['signing']}", name[:_MOST_NAME])
    raise Refused("key-unreadable")


def _only_digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
