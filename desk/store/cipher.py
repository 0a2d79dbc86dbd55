"""The encrypted file itself: one way to connect, one translation of the driver's errors.

sqlite-utils must run over this driver, or it catches the wrong exceptions and loses writes; `sqlite_utils()` is the
only place that imports it.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from shutil import disk_usage
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from sqlcipher3 import dbapi2 as driver

from desk.store.platform import PATIENCE
from schema.refused import CannotOpen, Refused

if TYPE_CHECKING:
    from sqlite3 import Connection

PAGE = 4096
"""Bytes of a page of the encrypted file: less is no desk."""
ROOM_TO_OPEN = 65_536
"""Bytes that opening needs beside the file."""
CACHE = 24_576
"""KiB of pages that are held."""

_REFUSALS: dict[str, Refused] = {
    "SQLITE_FULL": Refused("no-space"),
    "SQLITE_BUSY": Refused("desk-busy"),
    "SQLITE_LOCKED": Refused("desk-busy"),
    "SQLITE_READONLY": Refused("desk-read-only"),
    "SQLITE_IOERR": Refused("disk-error"),
    "SQLITE_CANTOPEN": CannotOpen("desk-unreadable"),
    "SQLITE_PERM": CannotOpen("desk-unreadable"),
    "SQLITE_NOTADB": CannotOpen("wrong-key"),
    "SQLITE_CORRUPT": CannotOpen("desk-damaged"),
}
_NAMELESS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "file is not a database": "SQLITE_NOTADB",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
"""The driver names no error of copying a whole file; what it says of it is fixed."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what a user or a disk can cause into refusals; anything else is a bug and passes through."""
    try:
        yield
    except driver.Error as error:
        name = getattr(error, "sqlite_errorname", None) or _NAMELESS.get(str(error), "")
        known = next((_REFUSALS[start] for start in _REFUSALS if name.startswith(start)), None)
        if known is None:
            raise
        raise type(known)(known.code, detail=name) from error


def connect(path: Path, key: bytes, patience: float = PATIENCE) -> "Connection":
    """Open an encrypted database with its 32-byte raw key and the desk's settings.

    Args:
        patience: how many seconds a statement waits for another program.

    Raises:
        CannotOpen: `wrong-key`, `desk-damaged` or `desk-unreadable`.
        Refused: `no-space` where there is no room for the file that readers share; `disk-error`.
    """
    try:
        return _connect(path, key, patience)
    except Refused as refused:
        if refused.code == "disk-error" and disk_usage(path.parent).free < ROOM_TO_OPEN:
            raise Refused("no-space") from refused
        raise


def _connect(path: Path, key: bytes, patience: float) -> "Connection":
    with plain_errors():
        connection = driver.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", f"cache_size = -{CACHE}"):
                connection.execute(f"PRAGMA {pragma}")
        except driver.Error:
            connection.close()
            raise
    connection.row_factory = _as_dict
    return cast("Connection", connection)


_last_named: tuple[Any, list[str]] = (None, [])


def _as_dict(cursor: Any, row: tuple[Any, ...]) -> dict[str, Any]:
    """Return a row by its column names, which are worked out once for all rows of a query."""
    global _last_named
    description, names = _last_named
    if cursor.description is not description:
        description = cursor.description
        names = [column[0] for column in description]
        _last_named = description, names
    return dict(zip(names, row, strict=True))


def read_rows(connection: "Connection", sql: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the rows of a query by their column names, a fifth faster than row by row: thousands are read at once."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(sql, values)
    names = [column[0] for column in cursor.description or ()]
    return list(map(dict, map(zip, repeat(names), cursor)))


def sqlite_utils() -> ModuleType:
    """Return sqlite-utils running over the encrypted driver, without the numpy and pandas it would pull in."""
    if "sqlite_utils" not in sys.modules:
        import sqlcipher3

        sys.modules["pysqlite3"] = sqlcipher3
        sys.modules["pysqlite3.dbapi2"] = driver
        held_back = [name for name in ("numpy", "pandas") if name not in sys.modules]
        sys.modules.update(dict.fromkeys(held_back))  # type: ignore[arg-type]
        try:
            import sqlite_utils
        finally:
            for name in held_back:
                del sys.modules[name]
    import sqlite_utils

    if sys.modules["sqlite_utils.db"].__dict__["sqlite3"].__name__ != "sqlcipher3":
        raise RuntimeError("sqlite-utils was imported before the encrypted driver: writes could be lost")
    return sqlite_utils
