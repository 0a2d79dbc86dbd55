"""The open desk: read by query, open a personal file by `look`, change by `write` and by nothing else."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from desk.store import access, anchors, audit, permits, words
from desk.store.absences import absences
from desk.store.accounts import accounts
from desk.store.cipher import connect, plain_errors, read_rows
from desk.store.ids import new_ids
from desk.store.migrations import migrate, refuse_newer
from desk.store.platform import PATIENCE, only_one
from desk.store.transaction import Tx
from schema.codes import ProofKind, Task
from schema.refused import CannotOpen, Refused
from schema.requirements import DEFAULT_REQUIREMENTS, Change, Requirements, changed
from schema.roles import Role, role_on
from schema.settings import Settings
from schema.tables import SEARCHABLE

if TYPE_CHECKING:
    from sqlite3 import Connection

_WRITES = re.compile(r"^\s*(?!SELECT|WITH|PRAGMA|EXPLAIN)|\b(?:INTO|DELETE\s+FROM|UPDATE)\s", re.IGNORECASE)
_REQUIREMENTS = """SELECT c.task, c.kind, c.asked, c.months FROM requirement_version v
  JOIN requirement_change c ON c.requirement_version = v.id WHERE v.starts_on <= ? ORDER BY v.starts_on, v.key, c.key"""
MUCH = 64
"""One row in so many, or more, is much to find: going through rows soon meets a hundred."""
HITS_SEEN, HITS_AT_ONCE = 1_000, 20_000
"""Of how many hits it is seen how near they are to each other, and about how many are then looked up at once."""
_LONG = re.compile(r'"\w{4}')
"""A word of up to three letters stands in the index as such; of a longer one it is slow to ask for a single row."""
DATABASE = "desk.db"
LOCK = "desk.lock"


@dataclass(frozen=True, slots=True)
class User:
    """Who sits at the desk. The name is what papers and the audit chain show; the role decides what is visible."""

    id: str
    name: str
    role: str
    organisation: str | None = None
    """Whose volunteers and pairings she sees, when her role is bound to one."""

    @property
    def sees_all(self) -> bool:
        """Say whether every record is visible to her, so that what she counts is all there is."""
        return self.role in (Role.COORDINATOR, Role.STAND_IN)


class Store:
    """One connection to one desk for one user. Not shared between threads: take `again()` in a worker.

    `patience` is how many seconds a write waits for another program before it is refused.
    """

    ids: Callable[[], Iterator[str]] = staticmethod(new_ids)
    """Where the ids of a transaction come from; the practice desk counts its own."""
    moment: Callable[[], datetime | None] = staticmethod(lambda: None)
    """When an event happens; only what is invented may say otherwise."""

    def __init__(self, home: Path, key: bytes, user: User | None = None, patience: float = PATIENCE) -> None:
        self.home = home
        self.file_key = key
        self._patience = patience
        self._connection = connect(home / DATABASE, key, patience)
        self._looked: set[tuple[str, str, date]] = set()
        self._columns: dict[str, frozenset[str]] = {}
        self.doubts: tuple[Refused, ...] = ()
        """What was found at the opening, and whoever works here must know."""
        self.memory: dict[type[Any], Any] = {}
        """What capabilities keep of what they read for as long as the desk is open; each follows the trail itself."""
        try:
            migrate(self._connection, home / LOCK, patience)
            self.user = user or User("", "", "nobody")
            with plain_errors():
                if user is not None:  # Before anybody signs in there is nothing to see.
                    access.make_views(self._connection, user.role, user.organisation, user.id)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def again(self) -> "Store":
        """Open the same desk once more, for the same user and with the same memory: for a worker thread."""
        store = Store(self.home, self.file_key, self.user, self._patience)
        store.memory = self.memory
        return store

    def sign_in(self, name: str | None, on: date) -> "Store":
        """Open the desk on a day as one of its users; without a name as the first who may.

        Raises:
            CannotOpen: `user-unknown` with the names that are known, `access-over` outside the time of an account.
        """
        everybody = accounts(self)
        chosen = [each for each in everybody if name in (None, each.name, each.id)]
        if not chosen:
            raise CannotOpen("user-unknown", name=name, known=", ".join(each.name for each in everybody))
        away = absences(self)
        able = [(each, role) for each in chosen if (role := role_on(each, on, away)) is not Role.NOBODY]
        if not able:
            raise CannotOpen("access-over", name=chosen[0].name)
        account, role = able[0]
        user = User(account.id, account.name, role, account.organisation)
        store = Store(self.home, self.file_key, user, self._patience)
        self.close()
        return store

    def is_over(self, on: date) -> bool:
        """Say whether the user has no access on a day any more in the role in which she came in."""
        own = next((each for each in accounts(self) if each.id == self.user.id), None)
        return own is not None and role_on(own, on, absences(self)) != self.user.role

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Read rows, and change none. Everything about people comes from the `visible_…` views."""
        if _WRITES.search(sql):
            raise ValueError("a query only reads; `write` changes")
        with plain_errors():
            return read_rows(self._connection, sql, values)

    def found(self, table: str, typed: str, most: int | None = None) -> tuple[str, list[str]]:
        """Return a condition on `key`, with its values, that holds for the rows of a table that match what is typed.

        Args:
            most: it holds for the last stored of them alone, no more than this.
        """
        if table not in SEARCHABLE:
            raise ValueError(f"{table} has no search index")
        wanted = words.pattern(table, typed)
        if not wanted:
            return ("1" if not typed.strip() else "0"), []
        newest = "" if most is None else f" ORDER BY rowid DESC LIMIT {most:d}"
        return f"key IN (SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?{newest})", [wanted]

    def count_found(self, table: str, typed: str, most: int) -> int:
        """Count the rows of a table that match what is typed, up to `most`."""
        found = f"SELECT 1 FROM {table}_words WHERE {table}_words MATCH ? LIMIT ?"
        wanted = words.pattern(table, typed)
        return int(self.query(f"SELECT count(*) AS n FROM ({found})", [wanted, most])[0]["n"]) if wanted else 0

    def finds_much(self, table: str, typed: str) -> bool:
        """Say whether one row of a table in `MUCH`, or more, matches what is typed."""
        [last] = self.query(f"SELECT coalesce(max(key), 0) AS key FROM {table}")
        much = int(last["key"]) // MUCH + 1
        return self.count_found(table, typed, much) == much

    def holds(self, table: str, typed: str, key: str, *, of_all: bool) -> tuple[str, list[str | int]]:
        """Return a condition, with its values, that holds of a key `key` when its row matches what is typed.

        It is asked of one row after the other. All that matches is looked up at once; where that is very much, and not
        all rows are asked, only what was stored last of it, and of a row from before whether it is one.
        """
        wanted = words.pattern(table, typed)
        every = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?"
        since = 0 if of_all or _LONG.search(wanted) else self._since(f"{every} ORDER BY rowid DESC", wanted)
        if since <= 0:
            return f"+{key} IN ({every})", [wanted]
        at_once, alone = f"+{key} IN ({every} AND rowid > ?)", f"EXISTS ({every} AND rowid = {key})"
        return f"CASE WHEN {key} > ? THEN {at_once} ELSE {alone} END", [since, wanted, since, wanted]

    def _since(self, newest_first: str, wanted: str) -> int:
        """Return the rowid from which on there are about `HITS_AT_ONCE` hits; 0 when that is all."""
        sql = f"SELECT max(rowid) AS last, min(rowid) AS first FROM ({newest_first} LIMIT {HITS_SEEN})"
        [seen] = self.query(sql, [wanted])
        last, first = seen["last"] or 0, seen["first"] or 0
        return int(max(0, last - (last - first) * HITS_AT_ONCE // HITS_SEEN))

    def look(self, subject: str, purpose: str, *, on: date) -> None:
        """Log that the user opens a personal file; once per file, purpose, day and session."""
        if (subject, purpose, on) in self._looked:
            return
        self.note("look", subject, purpose=purpose)
        self._looked.add((subject, purpose, on))

    def note(self, verb: str, subject: str, **told: str) -> None:
        """Log what the user does that changes no row: what is read, and what happens to the keys."""
        with self._transaction() as tx:
            audit.append(self._connection, tx.last, self.user.id, verb, subject, dict(told), self.moment())

    @contextmanager
    def write(self, actor: User, verb: str, subject: str) -> Iterator[Tx]:
        """Change the desk in one transaction that also appends its audit event; nothing changed, nothing appended.

        Raises:
            Refused: `desk-busy`, `no-space`, `desk-read-only`, `role-may-not`, or what the block refuses; nothing is
                stored then.
        """
        with self._transaction(actor.role) as tx:
            yield tx
            if tx.changes.counts:
                audit.append(self._connection, tx.last, actor.id, verb, subject, tx.changes.body(), self.moment())

    @contextmanager
    def _transaction(self, role: str = Role.NOBODY, patience: float | None = None) -> Iterator[Tx]:
        """Hold the lock and one immediate transaction; commit at the end, roll back on any error."""
        connection = self._connection
        if connection.in_transaction:
            raise RuntimeError("a write inside a write")
        with plain_errors(), only_one(self.home / LOCK, self._patience if patience is None else patience):
            connection.execute("BEGIN IMMEDIATE")
            try:
                refuse_newer(connection)
                permit = permits.for_role(connection, role)
                tx = Tx(connection, audit.head(connection), self.ids(), self._columns, permit)
                try:
                    yield tx
                finally:
                    tx.over = True
                connection.execute("COMMIT")
            finally:
                _roll_back(connection)

    def empty_free_pages(self) -> None:
        """Write the whole file anew: nothing of what was destroyed stays in free pages, or in what waits beside it.

        Raises:
            Refused: `desk-busy` while another program works on the desk; `no-space`.
        """
        with plain_errors(), only_one(self.home / LOCK, self._patience):
            for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                done = self._connection.execute(statement).fetchone()
                if done and done["busy"]:
                    raise Refused("desk-busy")

    def look_back(self) -> list[Refused]:
        """Go through what was logged since the last anchor, keep the next after enough of it, and say what is wrong."""
        with plain_errors():
            first_bad, known, events = anchors.first_bad_since(self._connection)
        if first_bad is not None:
            return [Refused("log-doubtful", event=first_bad)]
        if events >= anchors.KEPT_AFTER:
            with suppress(Refused), self._transaction(patience=0):
                anchors.keep_anchor(self._connection, known)
        return []

    def head(self) -> audit.Head:
        """Return the newest audit event: the anchor that papers print."""
        with plain_errors():
            return audit.head(self._connection)

    def settings(self, on: date) -> Settings:
        """Return the desk's numbers on a day: the defaults, with what this desk decided since."""
        rows = self.query(
            "SELECT name, value FROM setting WHERE starts_on <= ? ORDER BY starts_on, key", [on.isoformat()]
        )
        known = {field.name for field in fields(Settings)} - {"requirements"}
        chosen = {row["name"]: json.loads(row["value"]) for row in rows if row["name"] in known}
        return replace(Settings(), **chosen, requirements=self.requirements(on))

    def requirements(self, on: date) -> Requirements:
        """Return which task needs which proof on a day: rules.md section 2, with what this desk decided since."""
        rows = self.query(_REQUIREMENTS, [on.isoformat()])
        return changed(
            DEFAULT_REQUIREMENTS,
            (Change(Task(row["task"]), ProofKind(row["kind"]), bool(row["asked"]), row["months"]) for row in rows),
        )

    def setting(self, name: str) -> str:
        """Return one plain fact about the desk itself, such as `municipality` or `municipality-code`; "" when unset.

        Raises:
            Refused: never; an unset fact is empty.
        """
        rows = self.query("SELECT value FROM setting WHERE name = ? ORDER BY starts_on DESC, key DESC LIMIT 1", [name])
        return str(json.loads(rows[0]["value"])) if rows else ""


def _roll_back(connection: "Connection") -> None:
    """Undo what a transaction did that was not committed, unless its error has already ended it."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def one(rows: list[dict[str, Any]], code: str, **values: object) -> dict[str, Any]:
    """Return the only row, or refuse with the code when there is none.

    Raises:
        Refused: `code` with the values.
    """
    if not rows:
        raise Refused(code, **values)
    return rows[0]
