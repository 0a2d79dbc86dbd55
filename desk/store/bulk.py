"""Adding very many rows at once: what is kept in an order is put in that order once, and not again at every row."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from desk.store.cipher import CACHE
from schema.tables_figures import PAIRED_AFTERWARDS, PAIRED_AT_EACH
from schema.tables_open import OPEN_AFTERWARDS, OPEN_AGAIN, OPEN_AT_EACH

if TYPE_CHECKING:
    from sqlite3 import Connection

Statement = tuple[str, Sequence[Any]]
"""With its values."""
Lacking = dict[str, list[Statement]]
"""Per table, what builds what it lacks."""
FEWEST = 5_000
"""Fewer rows are added one by one: other programs must read the tables of the desk anew when indexes are rebuilt."""
_CACHE = 57_344
"""KiB of pages held meanwhile: a page that is put aside and fetched back is enciphered twice."""
_READ_MEANWHILE = ("signal_by_address_signal_on", "signal_by_case_id", "signal_by_resident")
"""What is new on an address is judged with all that lies there, and followed by triggers, while the rest is coming."""
_FOLLOWING: Mapping[str, Mapping[str, str | None]] = {
    "signal": {PAIRED_AT_EACH: PAIRED_AFTERWARDS, OPEN_AT_EACH: OPEN_AFTERWARDS},
    "resident": {OPEN_AGAIN: None},
}
"""The triggers that follow each row, and what they come to for all rows of an event; new residents have nothing yet."""
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL"


@contextmanager
def in_bulk(connection: "Connection", event: int, coming: Mapping[str, int], lacking: Lacking) -> Iterator[None]:
    """Add rows within: of tables that get more than they hold, the indexes are dropped and built once all are in.

    It is all of the running transaction: other programs see the desk as it was, and a stop at any moment leaves it so.
    What fails within is taken back, the indexes with it.

    Meanwhile `lacking` holds, per table, the statements that build what it lacks. Who runs some and takes them out
    does so early: one table after another, each filled and at once indexed, costs less than all at the end.

    Args:
        event: the audit event of the transaction, which the new rows carry.
        coming: about how many rows each table gets.
    """
    stored = {table: _stored(connection, table) for table in coming}
    grown = [table for table, rows in coming.items() if rows >= max(FEWEST, stored[table])]
    if not grown:
        yield
        return
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute("SAVEPOINT bulk")
    try:
        lacking.update({table: _taken_away(connection, table, stored[table]) for table in grown})
        yield
        for statement, values in chain(*lacking.values()):
            connection.execute(statement, values)
        for statement in filter(None, chain(*(_FOLLOWING.get(table, {}).values() for table in grown))):
            connection.execute(statement, [event])
        connection.execute("RELEASE bulk")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO bulk")
            connection.execute("RELEASE bulk")
        raise
    finally:
        lacking.clear()
        connection.execute(f"PRAGMA cache_size = -{CACHE}")


def _stored(connection: "Connection", table: str) -> int:
    """Return at most how many rows a table holds."""
    last: int = connection.execute(f"SELECT coalesce(max(key), 0) AS key FROM {table}").fetchone()["key"]
    return last


def _taken_away(connection: "Connection", table: str, stored: int) -> list[Statement]:
    """Drop what is written at every new row of a table and can be made of all rows; return what makes it again.

    Where rows are stored these may change, too: the indexes through which they are found then stay.
    """
    kept = _READ_MEANWHILE if stored else _READ_MEANWHILE[:1]
    indexes = [row for row in connection.execute(_INDEXES, [table]).fetchall() if row["name"] not in kept]
    for index in indexes:
        connection.execute(f"DROP INDEX {index['name']}")
    again: list[str] = [index["sql"] for index in indexes]
    for name in _FOLLOWING.get(table, {}):
        found = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
        again += [row["sql"] for row in connection.execute(found, [name]).fetchall()]
        connection.execute(f"DROP TRIGGER {name}")
    return [(statement, ()) for statement in again]
