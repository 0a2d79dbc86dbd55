"""Anchors: events that the audit chain must still hold, so that a chain that was cut off or made anew is found.

Some lie in the desk: how far it was found whole, and what each closed review states. Whoever has the key of the desk
could make those anew too; what a printed report states, nobody can.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from desk.store.audit import Head, chain_start, head, walked
from schema.refused import CannotOpen, Refused

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desk.store.store import Store

LOOKED_BACK = 500
"""Events that an opening goes through at most: a few thousandths of a second."""
KEPT_AFTER = 200
"""Events after which an opening keeps a new anchor: not each writes."""
_SLACK = timedelta(minutes=5)
"""Clocks that are set right a little do not count as going back."""
_TYPED = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
_INSIDE = """SELECT seq, hash, 'kept ' || found_at AS found FROM audit_anchor
  UNION ALL SELECT json_extract(figures, '$.anchor.events'), json_extract(figures, '$.anchor.head'), 'review ' || month
    FROM review WHERE json_valid(figures) AND json_extract(figures, '$.anchor.events') > 0 ORDER BY 1"""


class Anchor(NamedTuple):
    """An event that the chain must hold."""

    seq: int
    hash: str
    found: str
    """Where it was stated, for the administrator."""


def read_anchor(typed: str) -> Anchor:
    """Read an anchor as `events:fingerprint`, the way a report states them.

    Raises:
        Refused: `anchor-unreadable`.
    """
    found = _TYPED.fullmatch(re.sub(r"[\s.,]", "", typed).lower())
    if found is None or not int(found[1]):
        raise Refused("anchor-unreadable", value=typed)
    return Anchor(int(found[1]), found[2], "given")


def anchors_inside(connection: "Connection") -> list[Anchor]:
    """Return the anchors that lie in the desk itself, in their order."""
    return [Anchor(**row) for row in connection.execute(_INSIDE)]


def not_held(connection: "Connection", anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """Yield the anchors that the chain does not hold; of what was destroyed after its term only the end is known."""
    start = chain_start(connection)
    for anchor in anchors:
        if anchor.seq == start.seq:
            held = anchor.hash == start.hash
        else:
            row = connection.execute("SELECT hash FROM audit_event WHERE seq = ?", [anchor.seq]).fetchone()
            held = anchor.seq < start.seq if row is None else row["hash"] == anchor.hash
        if not held:
            yield anchor


def keep_anchor(connection: "Connection", known: Head) -> None:
    """Keep an event up to which the chain was found whole, inside the caller's transaction."""
    found_at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT OR IGNORE INTO audit_anchor VALUES (?, ?, ?)", [known.seq, known.hash, found_at])


def first_bad_since(connection: "Connection") -> tuple[int | None, Head, int]:
    """Go through what was logged since the last anchor that an opening or a check kept.

    Returns:
        the first event that is not as it was written, the last one that is, and how many were gone through.
    """
    row = connection.execute("SELECT seq, hash FROM audit_anchor ORDER BY seq DESC LIMIT 1").fetchone()
    known = max(Head(**row), chain_start(connection), key=attrgetter("seq")) if row else chain_start(connection)
    if row and any(not_held(connection, [Anchor(known.seq, known.hash, "kept")])):
        return min(known.seq, head(connection).seq + 1), known, 0
    gone_through = 0
    for event, whole in walked(connection, known, LOOKED_BACK):
        if not whole:
            return min(known.seq + 1, event[0]), known, gone_through
        gone_through += 1
        known = Head(event[0], event[6])
    return None, known, gone_through


def doubts_of(store: "Store") -> tuple[Refused, ...]:
    """Return what whoever opens the desk must know: that its log is not whole, that the clock went back.

    It looks no further back than the last anchor, and keeps the next one after enough events; where the desk cannot be
    written now, or is so damaged that it cannot tell, it opens all the same: `verify` looks at all.
    """
    try:
        return (*store.look_back(), *_clock_went_back(store.head().at))
    except CannotOpen as refused:
        return (refused,)


def _clock_went_back(last_at: str) -> Iterator[Refused]:
    with suppress(TypeError, ValueError):  # A moment that is none was meddled with, which the chain tells.
        at = datetime.fromisoformat(last_at)
        if at > datetime.now(UTC) + _SLACK:
            yield Refused("clock-went-back", last=at.date())
