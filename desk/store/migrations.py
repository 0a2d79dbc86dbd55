"""Bringing the file up to date: append-only steps, each run once, by one program at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from desk.store.cipher import plain_errors, sqlite_utils
from desk.store.platform import PATIENCE, only_one
from schema.refused import CannotOpen
from schema.tables import MIGRATIONS

if TYPE_CHECKING:
    from sqlite3 import Connection

NEWEST = len(MIGRATIONS)


def migrate(connection: "Connection", lock: Path, patience: float = PATIENCE) -> None:
    """Apply what is missing, under the lock, so that two programs may start at once.

    The file's `user_version` counts the steps it has had: equal to ours, nothing more is imported or asked.

    Raises:
        CannotOpen: `desk-newer` when a newer program has written the file.
    """
    with plain_errors():
        if _version(connection) == NEWEST:
            return
        with only_one(lock, patience):
            if _version(connection) < NEWEST:
                _apply(connection)


def refuse_newer(connection: "Connection") -> None:
    """Refuse a file that a newer program has brought up to date meanwhile: what it asks of a row is not known here.

    Raises:
        CannotOpen: `desk-newer`.
    """
    _version(connection)


def _version(connection: "Connection") -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()["user_version"]
    if version > NEWEST:
        raise CannotOpen("desk-newer", version=version, known=NEWEST)
    return version


def _apply(connection: "Connection") -> None:
    """Run the missing steps through sqlite-utils inside one immediate transaction."""
    utils = sqlite_utils()
    steps = utils.Migrations("desk")
    for name, statements in MIGRATIONS:

        def step(database: object, statements: tuple[str, ...] = statements) -> None:
            for statement in statements:
                connection.execute(statement)

        steps(name=name)(step)
    factory, connection.row_factory = connection.row_factory, None
    database = utils.Database(connection, execute_plugins=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(database)
        connection.execute(f"PRAGMA user_version = {NEWEST}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.row_factory = factory
