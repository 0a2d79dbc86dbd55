"""A whole copy of an encrypted file under another key, and what is counted to know that nothing is missing."""

from pathlib import Path
from typing import TYPE_CHECKING

from desk.store.cipher import connect, plain_errors
from desk.store.platform import make_file
from schema.refused import CannotOpen

if TYPE_CHECKING:
    from sqlite3 import Connection

_TABLES = """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\'
  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' ORDER BY name"""


def copy_whole(source: "Connection", path: Path, key: bytes) -> None:
    """Copy all of a file as it stands at one moment to a new one under another key, and see that the copy is whole.

    It goes in one step: copied in parts it would begin anew at every write of another program, and never end.

    Raises:
        OSError: the new file cannot be made.
        Refused: `no-space`, `disk-error`.
        CannotOpen: `desk-damaged`.
    """
    make_file(path)
    with plain_errors():
        copy = connect(path, key)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = WAL")
            broken = copy.execute("PRAGMA cipher_integrity_check").fetchall()
            [told] = copy.execute("PRAGMA quick_check").fetchall()
            if broken or told != {"quick_check": "ok"}:
                raise CannotOpen("desk-damaged", detail=path.name)
        finally:
            copy.close()


def count_rows(connection: "Connection") -> dict[str, int]:
    """Return how many rows each table has, search indexes aside."""
    tables = [row["name"] for row in connection.execute(_TABLES).fetchall()]
    found = {name: connection.execute(f"SELECT count(*) AS n FROM {name}").fetchone() for name in tables}
    return {name: int(row["n"]) for name, row in found.items()}
