"""Random ids in rising order: short enough to type, impossible to guess or to reuse."""

import secrets
import time
from collections.abc import Iterator

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_EVERY_SIGN = frozenset(_SIGNS)
_LENGTH = 14
_EPOCH = 1_577_836_800
_RANDOM_BITS = 40
_PAIRS = [first + second for first in _SIGNS for second in _SIGNS]
"""Two signs for each ten bits."""
_SHIFTS = range(60, 0, -10)
"""Of all pairs but the last, which counts up a thousand times before another changes."""


def is_id(text: str) -> bool:
    """Say whether a text has the shape of an id, so that it may be one."""
    return len(text) == _LENGTH and set(text) <= _EVERY_SIGN


def new_ids() -> Iterator[str]:
    """Yield fresh ids of 14 signs: 30 bits of seconds since 2020, then 40 bits that start at random and count up.

    One transaction draws from one iterator, so a bulk import cannot collide with itself.
    """
    seconds = (int(time.time()) - _EPOCH) & ((1 << 30) - 1)
    return counted_ids((seconds << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS - 1))


def counted_ids(number: int) -> Iterator[str]:
    """Yield the ids from a number on: for the practice desk, whose ids are the same for the same seed."""
    while True:
        before = "".join([_PAIRS[(number >> shift) & 1023] for shift in _SHIFTS])
        yield from [before + last for last in _PAIRS[number & 1023 :]]
        number = (number | 1023) + 1
