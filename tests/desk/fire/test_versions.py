"""Two versions of the program at one desk: the older one never writes what the newer one does not expect."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing

import pytest

from desk.cli.edge import NOT_OPENED, run
from desk.store import migrations
from desk.store.cipher import connect
from desk.store.migrations import NEWEST, migrate
from desk.store.opening import open_desk
from desk.store.platform import make_file
from desk.store.store import DATABASE, LOCK, Store, User
from schema.refused import CannotOpen
from schema.tables import MIGRATIONS
from tests.desk.store.files import add_partner, bare, partners

KEY = bytes(range(32))
LATER = (*MIGRATIONS, ("m999_later", ("ALTER TABLE partner ADD COLUMN later TEXT NOT NULL DEFAULT ''",)))
OURS = User("u", "F. de Wit", "coordinator")


@pytest.fixture
def newer(monkeypatch):
    """Return a function that brings a desk up to date as the next version of the program would."""

    def bring(store):
        with monkeypatch.context() as later, bare(store) as connection:
            later.setattr(migrations, "MIGRATIONS", LATER)
            later.setattr(migrations, "NEWEST", len(LATER))
            migrate(connection, store.home / LOCK)

    return bring


def test_an_older_program_refuses_a_newer_desk_with_its_exit_code_and_changes_nothing(home, newer, capsys):
    with open_desk(home) as store:
        newer(store)
    before = (home / DATABASE).read_bytes()
    assert run(["--home", str(home), "house", "set", "--foot", "x", "--json"]) == NOT_OPENED
    assert '"code": "desk-newer"' in capsys.readouterr().out
    assert (home / DATABASE).read_bytes() == before


def test_an_older_program_that_has_the_desk_open_reads_on_and_is_refused_when_it_writes(home, newer):
    with open_desk(home) as store:
        add_partner(store, "Van voor de nieuwe versie")
        newer(store)
        with pytest.raises(CannotOpen) as caught:
            add_partner(store, "Van erna")
        assert (caught.value.code, caught.value.values["version"]) == ("desk-newer", NEWEST + 1)
        assert list(partners(store).values()) == ["Van voor de nieuwe versie"]


def work_on(home, turn, version):
    """Open a desk as the program of some version, and write until that is refused or enough is done."""
    migrations.MIGRATIONS, migrations.NEWEST = LATER[:version], version
    stored, refused = [], ""
    try:
        with Store(home, KEY, OURS) as store:
            for number in range(20):
                add_partner(store, f"{turn}-{number}")
                stored.append(f"{turn}-{number}")
    except CannotOpen as told:
        refused = told.code
    return version, stored, refused


@pytest.mark.proof
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_programs_of_two_versions_at_a_desk_that_is_being_migrated_lose_nothing(tmp_path):
    make_file(tmp_path / DATABASE)
    Store(tmp_path, KEY, OURS).close()
    with ProcessPoolExecutor(6, multiprocessing.get_context("fork")) as several:
        told = list(several.map(work_on, [tmp_path] * 6, range(6), [NEWEST, NEWEST + 1] * 3))
    with closing(connect(tmp_path / DATABASE, KEY)) as connection:
        names = {row["name"] for row in connection.execute("SELECT name FROM partner")}
        assert connection.execute("PRAGMA user_version").fetchone()["user_version"] == NEWEST + 1
    assert {refused for version, _stored, refused in told if version > NEWEST} == {""}
    assert {refused for version, _stored, refused in told if version == NEWEST} <= {"", "desk-newer"}
    assert {name for _version, stored, _refused in told for name in stored} <= names
