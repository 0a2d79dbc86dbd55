"""A backup held against the living desk: what is in both, and whether the one grew out of the other."""

from dataclasses import dataclass

from desk.store.audit import chain_start
from desk.store.cipher import connect, plain_errors
from desk.store.copying import count_rows
from desk.store.manifest import Manifest
from desk.store.store import DATABASE, Store

_OWN_TABLES = frozenset({"audit_event", "before_row", "backup", "backup_drill"})
_SINCE = """SELECT count(*) AS n FROM audit_event
  WHERE seq > ? AND verb NOT IN ('back-up', 'remove-backups', 'drill-backup')"""
"""What the desk writes down of its backups themselves is no difference."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the living desk says of a backup."""

    rows: dict[str, tuple[int, int]]
    """The tables with another number of rows: how many in the backup, how many now."""
    since: int
    """Events of the living desk after the newest one in the backup, those about backups aside."""
    in_chain: bool
    """Whether the newest event of the backup is one of the living desk, by number and hash."""
    older: bool = False
    """Whether it lies before the start of the log of the living desk, so that nobody can know."""


def compare(store: Store, manifest: Manifest) -> Compared:
    """Hold a backup against the living desk, as both were at one moment."""
    then = manifest.head
    connection = connect(store.home / DATABASE, store.file_key)
    try:
        with plain_errors():
            connection.execute("BEGIN")
            now = count_rows(connection)
            since = int(connection.execute(_SINCE, (then.seq,)).fetchone()["n"])
            found = connection.execute("SELECT hash FROM audit_event WHERE seq = ?", (then.seq,)).fetchone()
            start = chain_start(connection)
    finally:
        connection.close()
    both = sorted((now.keys() | manifest.counts.keys()) - _OWN_TABLES)
    rows = {name: (manifest.counts.get(name, 0), now.get(name, 0)) for name in both}
    differing = {name: counts for name, counts in rows.items() if counts[0] != counts[1]}
    known = found["hash"] if found else start.hash if then.seq == start.seq else None
    return Compared(differing, since, known == then.hash, then.seq < start.seq)
