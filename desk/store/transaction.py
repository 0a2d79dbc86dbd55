"""One transaction: four verbs, no free SQL, and the trail that makes it answerable and undoable."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain, count, islice, repeat
from operator import add
from typing import TYPE_CHECKING, Any

from desk.store import audit, words
from desk.store.bulk import Lacking, in_bulk
from desk.store.cells import cells_of, encoded
from desk.store.chunks import read_in
from schema.refused import Refused
from schema.tables import DERIVED, SEARCHABLE

if TYPE_CHECKING:
    from sqlite3 import Connection

Row = Mapping[str, Any]
Permit = Callable[[str, Sequence[str]], None]
"""Refuses a change of rows (ids) of a table that the actor may not make; without ids, of the table as such."""
_KEPT_BY_STORE = frozenset({"key", "id", "version", "event"})
DESTROYING = "destruction"
"""Whoever may record a destruction may destroy."""
_AT_ONCE = 5_000
"""Rows that are written before their words are."""


class Tx:
    """A running transaction of one actor; made by `Store.write` alone."""

    def __init__(
        self,
        connection: "Connection",
        last: audit.Head,
        ids: Iterator[str],
        columns: dict[str, frozenset[str]],
        permit: Permit,
    ) -> None:
        self._connection = connection
        self._permit = permit
        self._ids = ids
        self._columns = columns
        self.last = last
        self.event = last.seq + 1
        self.changes = audit.Changes()
        self.over, self._lacking = False, Lacking()

    def reserve(self, count: int) -> list[str]:
        """Return fresh ids for rows that other rows must name before they are inserted."""
        return list(islice(self._ids, count))

    def insert(self, table: str, rows: Iterable[Row]) -> list[str]:
        """Add rows, all with the same columns, and return their new ids in the same order.

        The rows are taken as they are written, so that many need not be held at once.
        """
        coming = iter(rows)
        head = next(coming, None)
        if head is None:
            return []
        columns = list(head)
        return self.insert_cells(table, columns, cells_of(table, chain([head], coming), columns))

    def insert_cells(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[tuple[Any, ...]],
        *,
        derived: bool = False,
        ids: Iterable[str] | None = None,
    ) -> list[str]:
        """Add rows that come as the values of some columns, as the file keeps them, and return their new ids.

        Args:
            derived: there are derived columns among them; for recomputation alone.
            ids: their ids, where `reserve` gave them out before.
        """
        self._check(table, columns, derived=derived)
        first = self.read(f"SELECT coalesce(max(key), 0) + 1 AS key FROM {table}")[0]["key"]
        heads = zip(count(first), self._ids if ids is None else ids, repeat(self.event), strict=False)
        coming = map(add, heads, rows)
        marks = ", ".join("?" * (len(columns) + 3))
        sql = f"INSERT INTO {table} (key, id, event, {', '.join(columns)}) VALUES ({marks})"
        words_of = words.reader(table, columns, before=3) if table in SEARCHABLE else None
        new: list[str] = []
        self._permit(table, ())
        while some := list(islice(coming, _AT_ONCE)):
            self._connection.executemany(sql, some)
            if words_of is not None:
                self._index_new(table, some[0][0], words_of(some))
            new += [row[1] for row in some]
        if new:
            self._permit(table, new)
            self.changes.add("inserted", table, new)
        return new

    def bulk(self, coming: Mapping[str, int]) -> AbstractContextManager[None]:
        """Add very many rows within, told about how many each table gets (`desk.store.bulk`)."""
        return in_bulk(self._connection, self.event, coming, self._lacking)

    def filled(self, table: str) -> None:
        """Build what a table lacks while it is filled in bulk, as soon as all its rows are in and still at hand."""
        for statement, values in self._lacking.pop(table, ()):
            self._connection.execute(statement, values)

    def change(self, table: str, row_id: str, fields: Row, version: int) -> int:
        """Change fields of one row, keep the row as it was, and return its new version.

        Fields that already hold their value are no change; where none is left, the version stays.

        Raises:
            Refused: `stale` with both versions when someone else changed it first; `unknown-id`.
        """
        self._check(table, fields)
        self._permit(table, [row_id])
        before = self._row(table, row_id)
        if before["version"] != version:
            raise Refused("stale", id=row_id, yours=version, newest=before["version"])
        wanted = {column: encoded(value) for column, value in fields.items()}
        new = {column: value for column, value in wanted.items() if value != before[column]}
        if not new:
            return version
        self._keep(table, before)
        settings = ", ".join(f"{column} = ?" for column in new)
        self._connection.execute(
            f"UPDATE {table} SET {settings}, version = version + 1 WHERE id = ?", (*new.values(), row_id)
        )
        self.changes.add("changed", table, [row_id])
        self._index(table, [row_id])
        return version + 1

    def remove(self, table: str, row_id: str) -> None:
        """Remove one row and keep it as it was.

        Raises:
            Refused: `unknown-id`.
        """
        self._check(table, ())
        self._permit(table, [row_id])
        before = self._row(table, row_id)
        self._keep(table, before)
        self._unindex(table, [before])
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        self.changes.add("removed", table, [row_id])

    def take_back(self, table: str, event: int, kept: Iterable[str] = ()) -> list[str]:
        """Remove, for an undo, the rows that an event inserted and keep nothing of them; return their ids."""
        self._check(table, ())
        self._permit(table, ())
        rows = self.read(
            f"DELETE FROM {table} WHERE event = ? AND id NOT IN (SELECT value FROM json_each(?)) RETURNING id, key",
            [event, json.dumps(list(kept))],
        )
        self._unindex(table, rows)
        ids = [row["id"] for row in rows]
        if ids:
            self.changes.add("removed", table, ids)
        return ids

    def put_back(self, table: str, before: Row) -> None:
        """Insert, for an undo, a row that was removed: with its own id, and a version it never had."""
        facts = {name: value for name, value in before.items() if name not in _KEPT_BY_STORE}
        self._check(table, facts)
        self._permit(table, ())
        columns = {"id": before["id"], "event": self.event, "version": before["version"] + 1, **facts}
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            list(columns.values()),
        )
        self.changes.add("restored", table, [before["id"]])
        self._index(table, [before["id"]])

    def destroy(self, table: str, ids: Collection[str]) -> None:
        """Remove rows for good: nothing is kept of them, and no undo brings them back."""
        self._check(table, ())
        self._permit(DESTROYING, ())
        rows = self.each(f"DELETE FROM {table} WHERE id IN ({{marks}}) RETURNING id, key", sorted(ids))
        self._unindex(table, rows)
        if rows:
            self.changes.add("destroyed", table, [row["id"] for row in rows])

    def blank(self, table: str, row_id: str, fields: Row) -> None:
        """Write over some fields of one row for good: what stood there is kept nowhere, and no undo brings it back."""
        self._check(table, fields)
        self._permit(DESTROYING, ())
        settings = ", ".join(f"{column} = ?" for column in fields)
        values = (*map(encoded, fields.values()), row_id)
        self._connection.execute(f"UPDATE {table} SET {settings}, version = version + 1 WHERE id = ?", values)
        self.changes.add("blanked", table, [row_id])
        self._index(table, [row_id])

    def forget(self, kept: Iterable[tuple[int, int]]) -> None:
        """Destroy rows before a change, each by event and position: the chain holds their hashes and stays whole."""
        self._permit(DESTROYING, ())
        self._connection.executemany("DELETE FROM before_row WHERE event = ? AND position = ?", list(kept))

    def recompute(self, name: str, *subjects: Any) -> None:
        """Compute what follows from facts anew, for the subjects named; it leaves no history.

        Args:
            name: a key of `desk.store.recompute.COMPUTATIONS`.
        """
        from desk.store.recompute import COMPUTATIONS

        COMPUTATIONS[name](self, *subjects)

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Read inside the transaction, base tables included: for recomputation, and for moving what names a record."""
        rows: list[dict[str, Any]] = self._connection.execute(sql, values).fetchall()
        return rows

    def each(self, sql: str, ids: Sequence[str]) -> list[dict[str, Any]]:
        """Return the rows of a statement for all ids; `{marks}` in it stands for some of them at a time."""
        return read_in(self.read, sql, ids)

    def derive(self, table: str, fields: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Write derived columns; each row is the values of `fields` followed by the id."""
        self._check(table, ())
        if not DERIVED.get(table, frozenset()).issuperset(fields):
            raise ValueError(f"{sorted(fields)} of {table} hold facts, which need `change`")
        settings = ", ".join(f"{column} = ?" for column in fields)
        self._connection.executemany(f"UPDATE {table} SET {settings} WHERE id = ?", list(rows))

    def _row(self, table: str, row_id: str) -> dict[str, Any]:
        row: dict[str, Any] | None = self._connection.execute(
            f"SELECT * FROM {table} WHERE id = ?", (row_id,)
        ).fetchone()
        if row is None:
            raise Refused("unknown-id", id=row_id)
        return row

    def _keep(self, table: str, before: Row) -> None:
        facts = {name: value for name, value in before.items() if name not in DERIVED.get(table, ())}
        audit.keep_before(self._connection, self.event, self.changes, table, facts)

    def _check(self, table: str, columns: Iterable[str], *, derived: bool = False) -> None:
        """Stop a programming mistake: a write after the end; a column not there, the store's own, or derived."""
        if self.over:
            raise RuntimeError("this transaction has ended")
        if table not in self._columns:
            found = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
            names = frozenset(row["name"] for row in found)
            if not names > _KEPT_BY_STORE:
                raise ValueError(f"{table} holds no records")
            self._columns[table] = names - _KEPT_BY_STORE
        wrong = set(columns) - self._columns[table]
        if not derived:
            wrong |= DERIVED.get(table, frozenset()).intersection(columns)
        if wrong:
            raise ValueError(f"{sorted(wrong)} cannot be written to {table}")

    def _index_new(self, table: str, first: int, told: Sequence[str]) -> None:
        """Put the words of new rows, whose keys run from `first` on, into the table's index; in bulk once it is filled.

        Of very many that is a few long statements, which leave Python free for another thread.
        """
        statement, values = words.index_new(table, first, told)
        if table in self._lacking:
            self._lacking[table].append((statement, values))
        else:
            self._connection.execute(statement, values)

    def _index(self, table: str, ids: list[str]) -> None:
        if table not in SEARCHABLE:
            return
        self.filled(table)  # Else words that wait would come after these.
        rows = self.each(f"SELECT key, {', '.join(SEARCHABLE[table])} FROM {table} WHERE id IN ({{marks}})", ids)
        words.index(self._connection.executemany, table, [(row["key"], words.words_of(table, row)) for row in rows])

    def _unindex(self, table: str, rows: Iterable[Row]) -> None:
        if table in SEARCHABLE:
            self.filled(table)
            keys = [(row["key"],) for row in rows]
            self._connection.executemany(f"DELETE FROM {table}_words WHERE rowid = ?", keys)
