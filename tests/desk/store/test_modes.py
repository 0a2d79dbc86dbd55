"""Who may read the files of a desk: its owner, or its group where the folder is the group's."""

import os
import stat
import sys
from contextlib import contextmanager

import pytest

from desk.store.opening import create_desk, open_desk
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.files import add_partner

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}
FILES = ["desk.db", "desk.db-shm", "desk.db-wal", "desk.keys", "desk.lock"]


@contextmanager
def umask(mask):
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes_while_open(home, key_file):
    create_desk(home, FACTS, "F. de Wit", on=TODAY, key_file=key_file)
    with open_desk(home, key_file=key_file) as store:
        add_partner(store, "Stroom en Zo")
        return {path.name: stat.S_IMODE(path.stat().st_mode) for path in sorted(home.iterdir())}


def test_in_a_folder_of_a_group_all_files_are_the_groups_whatever_the_umask(tmp_path):
    home = tmp_path / "shared"
    home.mkdir()
    home.chmod(0o2770)
    with umask(0o077):
        assert modes_while_open(home, tmp_path / "key") == dict.fromkeys(FILES, 0o660)


def test_elsewhere_all_files_are_their_owners_alone_whatever_the_umask(tmp_path):
    with umask(0):
        assert modes_while_open(tmp_path / "own", tmp_path / "key") == dict.fromkeys(FILES, 0o600)


def test_the_folder_is_made_for_its_owner_alone(tmp_path):
    create_desk(tmp_path / "own", FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700


def test_a_lock_that_went_missing_is_the_groups_again(tmp_path):
    home = tmp_path / "shared"
    home.mkdir()
    home.chmod(0o2770)
    create_desk(home, FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "key")
    (home / "desk.lock").unlink()
    with umask(0o077), open_desk(home, key_file=tmp_path / "key") as store:
        add_partner(store, "Stroom en Zo")
    assert stat.S_IMODE((home / "desk.lock").stat().st_mode) == 0o660


@pytest.mark.skipif(sys.platform != "win32" and os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_one_may_not_write_in_refuses_a_desk(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="desk-read-only"):
        create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "key")


def test_a_home_that_is_a_file_refuses_a_desk(tmp_path):
    (tmp_path / "home").write_text("a note")
    with pytest.raises(Refused, match="home-no-folder"):
        create_desk(tmp_path / "home", FACTS, "F. de Wit", on=TODAY, key_file=tmp_path / "key")


def test_a_home_with_a_desk_refuses_another(home):
    with pytest.raises(Refused, match="home-not-empty"):
        create_desk(home, FACTS, "F. de Wit", on=TODAY, key_file=home / "key")
