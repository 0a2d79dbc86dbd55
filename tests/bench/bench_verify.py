"""Checking the log: a million events against hashing the same rows and nothing else, and what an opening looks back."""

import tempfile
from datetime import date
from hashlib import sha256
from pathlib import Path

from desk.store.anchors import LOOKED_BACK, keep_anchor
from desk.store.audit import Head, canonical, event_hash, head, verify_chain
from desk.store.cipher import connect
from desk.store.opening import create_desk, open_desk
from desk.store.store import DATABASE, Store
from desk.store.verify import verify
from tests.bench.timing import both, ratio

_EVENTS = 1_000_000
_ON = date(2026, 11, 3)
_AT = "2026-11-03T10:00:00.000+00:00"
_FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
_TOLD = ("log-contact", "0190bbbb", canonical({"changes": {"attempt": {"inserted": 1}}, "ids": ["0" * 36, "1" * 36]}))
_ADD = "INSERT INTO audit_event (seq, at, actor, verb, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ALL = "SELECT seq, at, actor, verb, subject, body, hash FROM audit_event ORDER BY seq"


def run() -> list[tuple[str, str]]:
    """Measure the chain, the whole check of the desk, and an opening with as much to look back on as it ever takes."""
    with tempfile.TemporaryDirectory() as folder:
        home, bare = Path(folder) / "home", Path(folder) / "bare"
        for each in (home, bare):
            create_desk(each, _FACTS, "F. de Wit", on=_ON, key_file=each / "key")
        with open_desk(home) as store:
            last = _fill(store, _EVENTS)
            connection = connect(home / DATABASE, store.file_key)
            chain = ratio(lambda: verify_chain(connection), lambda: _hash_all(store), 3)[1]
            wall, busy = both(lambda: verify(store))
            _fill(store, LOOKED_BACK, last)
            looking = ratio(lambda: _opened(home), lambda: _opened(bare), 9)[1]
            connection.close()
    return [
        (f"the chain of {_EVENTS:,} events ÷ hashing the same rows", chain),
        (f"desk verify of {_EVENTS:,} events (goal ≤ 10 s)", f"{wall:.1f} s, of which {busy:.1f} s of the processor"),
        (f"opening with {LOOKED_BACK:,} events since the anchor ÷ opening with one", looking),
    ]


def _fill(store: Store, count: int, after: Head | None = None) -> Head:
    """Log so many events; after an earlier end that is kept as an anchor."""
    connection = connect(store.home / DATABASE, store.file_key)
    connection.execute("BEGIN IMMEDIATE")
    last = head(connection)
    if after is not None:
        keep_anchor(connection, last)
    for seq in range(last.seq + 1, last.seq + 1 + count):
        last = Head(seq, event_hash(last.hash, seq, _AT, store.user.id, *_TOLD))
        connection.execute(_ADD, (seq, _AT, store.user.id, *_TOLD, last.hash))
    connection.execute("COMMIT")
    connection.close()
    return last


def _hash_all(store: Store) -> None:
    connection = connect(store.home / DATABASE, store.file_key)
    connection.row_factory = None
    for seq, at, actor, verb, subject, body, was in connection.execute(_ALL):
        sha256(f"{was}{seq}{at}{actor}{verb}{subject}{body}".encode()).hexdigest()
    connection.close()


def _opened(home: Path) -> None:
    with open_desk(home) as store:
        _forget(store)


def _forget(store: Store) -> None:
    """Take away the anchor that an opening kept, so that the next has as much to look back on."""
    connection = connect(store.home / DATABASE, store.file_key)
    connection.execute("DELETE FROM audit_anchor WHERE seq > ?", [_EVENTS + 1])
    connection.close()


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:<78}{figure}")
