"""The audit chain: every event's hash covers the event before it, so that no edit goes unseen.

Rows as they were before a change stand apart, in `before_row`; the event holds only their salted hashes, so that
they can be destroyed later without breaking the chain.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from schema.progress import CheckStep, Tell

if TYPE_CHECKING:
    from sqlite3 import Connection


FIRST = "0" * 64
_AFTER = "SELECT seq, at, actor, verb, subject, body, hash FROM audit_event WHERE seq > ? ORDER BY seq LIMIT ?"
_BEFORE_ALL = -(2**63)
"""An event put before the first one is found too."""
_EVERY = 20_000
"""Events between two words on how far it is."""
LISTED_IDS = 50
"""Up to so many touched ids are named in the event; above it, their count and digest stand for them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest event: what a printed anchor names."""

    seq: int
    hash: str
    at: str = field(default="", compare=False)
    """When it was, in UTC."""


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verifying the chain found."""

    ok: bool
    events: int
    first_bad: int | None
    first: int = 1
    """The event that the chain runs from: those before it were destroyed after their term."""


@dataclass(slots=True)
class Changes:
    """What one transaction did, gathered for its event."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    touched: list[str] = field(default_factory=list)
    """The first ids, as many as an event lists."""
    digest: Any = field(default_factory=sha256)
    """Of all of them, a line each: very many need not be held."""
    several: int = 0
    """How many they are."""
    before: list[str] = field(default_factory=list)
    undoes: int | None = None
    start: Head | None = None
    """The last of the events that were destroyed, from which the chain goes on."""

    def add(self, verb: str, table: str, ids: list[str]) -> None:
        """Count rows of a table that were inserted, changed or removed."""
        per_verb = self.counts.setdefault(table, {})
        per_verb[verb] = per_verb.get(verb, 0) + len(ids)
        if ids:
            self.touched += ids[: max(0, LISTED_IDS - self.several)]
            self.digest.update("\n".join(ids if not self.several else ["", *ids]).encode())
            self.several += len(ids)

    def body(self) -> dict[str, Any]:
        """Return what the event tells: counts, ids or their digest, hashes of the rows before."""
        told: dict[str, Any] = {"changes": self.counts}
        if self.several <= LISTED_IDS:
            told["ids"] = self.touched
        else:
            told["digest"] = self.digest.hexdigest()
        if self.before:
            told["before"] = self.before
        if self.undoes is not None:
            told["undoes"] = self.undoes
        if self.start is not None:
            told["start"] = {"seq": self.start.seq, "hash": self.start.hash}
        return told


def head(connection: "Connection") -> Head:
    """Return the newest event, or seq 0 and zeros for an empty chain."""
    row = connection.execute("SELECT seq, hash, at FROM audit_event ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(**row) if row else Head(0, FIRST)


def append(
    connection: "Connection",
    last: Head,
    actor: str,
    verb: str,
    subject: str,
    body: Mapping[str, Any],
    moment: datetime | None = None,
) -> Head:
    """Add one event after `last`, inside the caller's transaction.

    No moment runs back: where the clock does, the event takes the moment of the one before it, and tells the clock.

    Args:
        moment: when it happened, where that is invented (a practice desk); else the clock tells.
    """
    clock = (moment or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
    at = clock if moment else max(clock, last.at)
    text = canonical(body if at == clock else {**body, "clock": clock})
    event = Head(last.seq + 1, event_hash(last.hash, last.seq + 1, at, actor, verb, subject, text), at)
    connection.execute(
        "INSERT INTO audit_event (seq, at, actor, verb, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.seq, at, actor, verb, subject, text, event.hash),
    )
    return event


def keep_before(connection: "Connection", event: int, changes: Changes, table: str, row: Mapping[str, Any]) -> None:
    """Store a row as it was before its change, apart from the chain, and note its hash."""
    content, salt = canonical(row), secrets.token_hex(16)
    connection.execute(
        "INSERT INTO before_row (event, position, table_name, row_id, salt, content) VALUES (?, ?, ?, ?, ?, ?)",
        (event, len(changes.before), table, row["id"], salt, content),
    )
    changes.before.append(row_hash(salt, table, row["id"], content))


def canonical(value: Mapping[str, Any]) -> str:
    """Return the one JSON text of a value: sorted names, no spaces; a blob stands as its hash."""
    return _IN_ORDER.encode(value)


def _blob_hash(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError(f"{type(value).__name__} does not belong in a record")
    return f"sha256:{sha256(value).hexdigest()}"


_IN_ORDER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_blob_hash)
_quoted = json.encoder.encode_basestring
"""A text as JSON: of a million events one call each is what an encoder of lists would take three times as long for."""


def event_hash(previous: str, seq: int, at: str, actor: str, verb: str, subject: str, body: str) -> str:
    """Return the hash that ties an event to the one before it."""
    texts = f"{_quoted(at)},{_quoted(actor)},{_quoted(verb)},{_quoted(subject)},{_quoted(body)}"
    return sha256(f"[{_quoted(previous)},{seq},{texts}]".encode()).hexdigest()


def row_hash(salt: str, table: str, row_id: str, content: str) -> str:
    """Return the salted hash by which an event vouches for a row before its change, and for whose row it was."""
    return sha256(f"{salt}:{table}:{row_id}:{content}".encode()).hexdigest()


def verify_chain(connection: "Connection", tell: Tell | None = None) -> ChainReport:
    """Walk the whole chain and every kept row before a change; name the first event that is not as it was written.

    Where the oldest events were destroyed it goes on from their end, for which an event of the chain must vouch.
    A kept row that was destroyed leaves the chain whole; one that was edited, moved or added does not. An event
    that is missing is named by the number it should have had.
    """
    start = chain_start(connection)
    total = int(connection.execute("SELECT count(*) AS n FROM audit_event").fetchone()["n"])
    bad = _before(connection, start)
    if bad is not None:
        return ChainReport(False, total, bad, start.seq + 1)
    kept = connection.execute("SELECT * FROM before_row ORDER BY event, position")
    row: dict[str, Any] | None = kept.fetchone()
    for count, (event, whole) in enumerate(walked(connection, start), start.seq + 1):
        if not whole or (row is not None and row["event"] < count):
            return ChainReport(False, total, min(count, event[0]), start.seq + 1)
        rows = []
        while row is not None and row["event"] == count:
            rows.append(row)
            row = kept.fetchone()
        if rows and not _vouched(event[5], rows):
            return ChainReport(False, total, count, start.seq + 1)
        if tell is not None and count % _EVERY == 0:
            tell(CheckStep.CHAIN, count - start.seq, total)
    first_bad = None if row is None else row["event"]
    return ChainReport(first_bad is None, total, first_bad, start.seq + 1)


def _before(connection: "Connection", start: Head) -> int | None:
    """Return what lies wrong about the start of the chain: that nothing vouches for it, or an event before it."""
    if not start.seq:
        return None
    older = connection.execute("SELECT min(seq) AS seq FROM audit_event WHERE seq <= ?", (start.seq,)).fetchone()
    if older["seq"] is not None:
        return int(older["seq"])
    return None if is_vouched_for(connection, start) else start.seq + 1


def chain_start(connection: "Connection") -> Head:
    """Return the last event that was destroyed; seq 0 and zeros while the chain is there from its first event on."""
    row = connection.execute("SELECT seq, hash FROM audit_start ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(row["seq"], row["hash"]) if row else Head(0, FIRST)


def is_vouched_for(connection: "Connection", start: Head) -> bool:
    """Say whether an event of the chain tells of its start what the desk keeps of it."""
    rows = connection.execute(
        "SELECT body FROM audit_event WHERE seq = (SELECT event FROM audit_start WHERE seq = ?)", (start.seq,)
    ).fetchall()
    return [json.loads(row["body"]).get("start") for row in rows] == [{"seq": start.seq, "hash": start.hash}]


def walked(connection: "Connection", known: Head, most: int = -1) -> Iterator[tuple[tuple[Any, ...], bool]]:
    """Yield the events after one that is known, as the file keeps them, each with whether it follows on the last.

    Args:
        most: no more than so many; -1 for all.
    """
    cursor = connection.cursor()
    cursor.row_factory = None
    previous, count = known.hash, known.seq
    for event in cursor.execute(_AFTER, [known.seq or _BEFORE_ALL, most]):
        count += 1
        yield event, event[0] == count and event[6] == event_hash(previous, *event[:6])
        previous = event[6]


def _vouched(body: str, rows: list[dict[str, Any]]) -> bool:
    """Say whether each kept row is one that its event names."""
    named: list[str] = json.loads(body).get("before", [])
    return all(
        row["position"] < len(named)
        and named[row["position"]] == row_hash(row["salt"], row["table_name"], row["row_id"], row["content"])
        for row in rows
    )
