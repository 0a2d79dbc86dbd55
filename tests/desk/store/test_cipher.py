"""sqlite-utils runs over the encrypted driver, and the driver keeps quiet."""

import pytest

from desk.store.cipher import connect, sqlite_utils
from desk.store.store import DATABASE
from schema.refused import CannotOpen
from tests.desk.store.files import bare, program

LOST_WRITE = """
import sys
{shim}
import sqlite_utils, sqlcipher3.dbapi2 as driver
connection = driver.connect(sys.argv[1])
connection.execute("PRAGMA key = 'proof'")
database = sqlite_utils.Database(connection)
database["thing"].insert({{"id": 1}}, pk="id")
try:
    list(database.query("INSERT INTO thing (id) VALUES (2) RETURNING id"))
    database["absent"].drop(ignore=True)
    database["thing"].insert({{"id": 3}})
except driver.Error as error:
    print(error)
connection.close()
again = driver.connect(sys.argv[1])
again.execute("PRAGMA key = 'proof'")
print(again.execute("SELECT count(*) FROM thing").fetchone()[0])
"""


def test_sqlite_utils_runs_over_the_encrypted_driver():
    sqlite_utils()
    import sqlite_utils.db as loaded

    assert loaded.sqlite3.__name__ == "sqlcipher3"


def test_no_write_through_sqlite_utils_is_lost(tmp_path):
    shimmed = LOST_WRITE.format(shim="from desk.store.cipher import sqlite_utils as ready; ready()")
    assert program(shimmed, tmp_path / "thing.db").stdout == b"3\n"


def test_the_same_writes_do_get_lost_over_the_other_driver(tmp_path):
    assert program(LOST_WRITE.format(shim=""), tmp_path / "thing.db").stdout != b"3\n"


def test_sqlite_utils_over_the_wrong_driver_is_refused():
    outcome = program("import sqlite_utils, desk.store.cipher as cipher; cipher.sqlite_utils()")
    assert b"RuntimeError: sqlite-utils was imported before the encrypted driver" in outcome.stderr


def test_numpy_can_still_be_imported_after_sqlite_utils():
    outcome = program("from desk.store.cipher import sqlite_utils; sqlite_utils(); import numpy; print(numpy.int8(7))")
    assert outcome.stdout.strip() == b"7"


WRONG_KEY = """
import sys
from pathlib import Path
from desk.store.cipher import connect
from schema.refused import CannotOpen
try:
    connect(Path(sys.argv[1]), bytes(32))
except CannotOpen as refused:
    print(refused.code)
"""
WRONG_KEY_ALOUD = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1])
connection.execute("PRAGMA key = \\"x'" + "00" * 32 + "'\\"")
try:
    connection.execute("SELECT count(*) FROM sqlite_master")
except dbapi2.DatabaseError:
    print("wrong-key")
"""


def test_a_wrong_key_writes_nothing_across_the_screen(home):
    outcome = program(WRONG_KEY, home / DATABASE)
    assert (outcome.stdout, outcome.stderr) == (b"wrong-key\n", b"")


def test_the_driver_itself_would_write_across_the_screen(home):
    outcome = program(WRONG_KEY_ALOUD, home / DATABASE)
    assert outcome.stdout == b"wrong-key\n"
    assert outcome.stderr != b""


def test_a_file_that_is_no_desk_is_refused_as_a_wrong_key(tmp_path):
    (tmp_path / "note.db").write_bytes(b"not a database, but long enough to look like one " * 100)
    with pytest.raises(CannotOpen, match="wrong-key"):
        connect(tmp_path / "note.db", bytes(32))


def test_the_file_is_kept_the_way_the_desk_needs(store):
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "synchronous": 2, "temp_store": 0}
    with bare(store) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[name] for name in wanted}
        [compiled] = connection.execute(
            "SELECT count(*) AS n FROM pragma_compile_options WHERE compile_options = 'TEMP_STORE=2'"
        ).fetchall()
    assert found == wanted
    assert compiled["n"] == 1


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM organisation",
        " delete from organisation RETURNING id",
        "UPDATE organisation SET name = 'x'",
        "INSERT INTO partner (id) VALUES ('x') RETURNING id",
        "REPLACE INTO partner (id) VALUES ('x')",
        "WITH gone AS (SELECT 1) DELETE FROM organisation",
        "WITH it AS (SELECT 1) UPDATE organisation SET name = 'x'",
        "BEGIN",
        "DROP TABLE organisation",
    ],
)
def test_a_query_cannot_change_anything(store, sql):
    with pytest.raises(ValueError, match="only reads"):
        store.query(sql)
    assert store.query("SELECT name FROM visible_organisations") == [{"name": "Gemeente Voorbeeldstad"}]
