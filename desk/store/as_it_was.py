"""The desk as it stood after an event, to read and never to write: from the rows before a change and their events.

What was destroyed comes back on no day, and neither does what an undo took away: of that nothing is kept. What is
derived from facts is derived again, for the addresses that are asked.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, NoReturn

from desk.store import audit
from desk.store.access import VIEW_OF
from desk.store.chain_start import day_of, start_of
from desk.store.cipher import plain_errors
from desk.store.recompute import derive_again
from desk.store.store import Store, User
from desk.store.transaction import Tx
from schema.refused import Refused
from schema.table_making import RECORD
from schema.tables import DERIVED, TABLES

if TYPE_CHECKING:
    from sqlite3 import Connection

_FIRST_AFTER = "SELECT seq FROM audit_event WHERE at >= ? ORDER BY seq LIMIT 1"
_CHANGED = """CREATE TEMP TABLE changed_since AS
  SELECT table_name, row_id, content, json_extract(content, '$.event') AS event FROM (
    SELECT table_name, row_id, content,
      row_number() OVER (PARTITION BY table_name, row_id ORDER BY event, position) AS place
    FROM main.before_row WHERE event > {event}) WHERE place = 1"""
_PEOPLE = ("resident", "request", "volunteer", "pairing")
_TRAIL = {"audit_event": "seq", "before_row": "event"}
_HERE = """SELECT address FROM signal WHERE id IN ({marks}) UNION SELECT address FROM signal_case WHERE id IN ({marks})
  UNION SELECT address FROM resident WHERE id IN ({marks})
  UNION SELECT address FROM signal WHERE resident IN ({marks})"""


class Past(Store):
    """The desk as it stood; that somebody looks is logged in the desk as it is."""

    present: Store

    def look(self, subject: str, purpose: str, *, on: date) -> None:
        """Log that the user opens a personal file, today."""
        self.present.look(subject, purpose, on=on)

    def note(self, verb: str, subject: str, **told: str) -> None:
        """Log what the user does that changes no row."""
        self.present.note(verb, subject, **told)

    def write(self, actor: User, verb: str, subject: str) -> NoReturn:
        """Refuse: the past is not changed."""
        raise RuntimeError("the past is not changed")

    def derive(self, records: Collection[str], *, on: date) -> None:
        """Derive again what is known at the addresses of some records (ids), once."""
        known = sorted(records)
        sql = _HERE.format(marks=", ".join("?" * len(known)))
        addresses = [row["address"] for row in self.query(sql, known * 4)]
        if addresses:
            _derive(self._connection, addresses, self, on)


def last_event_on(store: Store, day: date) -> int:
    """Return the last event of a day, or before it.

    Raises:
        Refused: `before-memory` with the first day that can be looked back on.
    """
    connection = store._connection
    with plain_errors():
        after = connection.execute(_FIRST_AFTER, [start_of(day + timedelta(days=1))]).fetchone()
        last = int(after["seq"]) - 1 if after else store.head().seq
        first = audit.chain_start(connection).seq
        if last < first or (first and last == first):
            [row] = connection.execute("SELECT at FROM audit_event ORDER BY seq LIMIT 1").fetchall()
            raise Refused("before-memory", date=day_of(row["at"]))
    return last


@contextmanager
def as_it_was(store: Store, event: int) -> Iterator[Past]:
    """Give the desk as it stood right after an event (number), for the same user; nobody hidden from her today."""
    past = Past(store.home, store.file_key, store.user, store._patience)
    past.present = store
    try:
        with plain_errors():
            if not store.user.sees_all:
                _remember_seen(past._connection)
            _turn_back(past._connection, event, () if store.user.sees_all else _PEOPLE)
        yield past
    finally:
        past.close()


def _remember_seen(connection: "Connection") -> None:
    """Keep whom the user sees today: what she knew and may know no more is not to be had by looking back."""
    seen = " UNION ".join(f"SELECT id FROM {VIEW_OF[table]}" for table in _PEOPLE)
    connection.execute(f"CREATE TEMP TABLE seen_now AS {seen}")


def _turn_back(connection: "Connection", event: int, guarded: Collection[str]) -> None:
    """Let every name of a table stand for its rows after an event; the views of the user read these from then on."""
    connection.execute("BEGIN")
    connection.execute(_CHANGED.format(event=int(event)))
    connection.execute("CREATE INDEX temp.changed_by_row ON changed_since (table_name, row_id)")
    told = connection.execute("SELECT DISTINCT table_name AS name FROM temp.changed_since").fetchall()
    changed = {row["name"] for row in told}
    for table, columns in TABLES.items():
        if table in _TRAIL:
            rows = f"SELECT * FROM main.{table} WHERE {_TRAIL[table]} <= {int(event)}"
        elif columns.startswith(RECORD):
            rows = _rows(connection, table, event, table in changed)
        else:  # What follows from records, or vouches for the log, has no day of its own.
            continue
        if table in guarded:
            rows = f"SELECT * FROM ({rows}) WHERE id IN (SELECT id FROM temp.seen_now)"
        connection.execute(f"CREATE TEMP VIEW {table} AS {rows}")


def _rows(connection: "Connection", table: str, event: int, changed: bool) -> str:
    """Return the statement for the rows of a table after an event: those unchanged since, and the others as kept."""
    same = f"SELECT * FROM main.{table} AS t WHERE t.event <= {event}"
    if not changed:
        return same
    told = connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,)).fetchall()
    derived = DERIVED.get(table, frozenset())
    now = f"(SELECT {{0}} FROM main.{table} AS n WHERE n.id = c.row_id) AS {{0}}"
    kept = "json_extract(c.content, '$.{0}') AS {0}"
    columns = ", ".join((now if row["name"] in derived else kept).format(row["name"]) for row in told)
    here = f"c.table_name = '{table}'"
    return (
        f"{same} AND NOT EXISTS (SELECT 1 FROM temp.changed_since AS c WHERE {here} AND c.row_id = t.id)"
        f" UNION ALL SELECT {columns} FROM temp.changed_since AS c WHERE {here} AND c.event <= {event}"
    )


def _derive(connection: "Connection", addresses: list[str], past: Store, on: date) -> None:
    """Put the signals and cases of some addresses into tables of their own, and derive them from the facts again."""
    marks = ", ".join("?" * len(addresses))
    for table in DERIVED:
        rows = f"SELECT * FROM {table} WHERE address IN ({marks})"
        connection.execute(f"CREATE TEMP TABLE then_{table} AS {rows}", addresses)
        connection.execute(f"DROP VIEW temp.{table}")
        connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM temp.then_{table}")
    nobody: dict[str, frozenset[str]] = {}
    tx = Tx(connection, audit.Head(0, audit.FIRST), iter(()), nobody, lambda _table, _ids: None)
    derive_again(tx, addresses, past.settings(on), on)
