"""What stands in the files of a home, and how they are replaced."""

import base64

import pytest

from desk.store import slots
from desk.store.opening import open_desk, renew_recovery
from desk.store.platform import replace_file
from desk.store.slots import KEY_FILE, SLOTS
from schema.refused import Refused
from tests.conftest import TODAY
from tests.desk.store.files import add_partner


def test_the_slots_are_replaced_in_one_step_and_leave_nothing_beside(home, store):
    before = (home / SLOTS).read_bytes()
    with open(home / SLOTS, "rb") as still_open:
        renew_recovery(store, slots.new_recovery_code(), on=TODAY)
        assert still_open.read() == before
    assert (home / SLOTS).read_bytes() != before
    assert [path.name for path in home.iterdir() if path.name.startswith(SLOTS)] == [SLOTS]


def test_slots_that_cannot_be_written_leave_the_old_ones(home):
    before = (home / SLOTS).read_bytes()
    (home / "folder").mkdir()
    with pytest.raises(Refused, match="disk-error"):
        replace_file(home / "folder", b"new")
    assert (home / SLOTS).read_bytes() == before
    assert [path.name for path in home.iterdir() if "new" in path.name] == []


def everything_in(home):
    return {path.name: path.read_bytes() for path in home.iterdir()}


def forms(secret):
    yield from (secret, secret.hex().encode(), secret.hex().upper().encode())
    yield from (base64.b64encode(secret).rstrip(b"="), base64.urlsafe_b64encode(secret).rstrip(b"="))


def test_the_key_stands_bare_in_no_file_of_the_home(home):
    with open_desk(home) as store:
        add_partner(store, "Stroom en Zo")
        files = everything_in(home)
        assert [name for name, content in files.items() for form in forms(store.file_key) if form in content] == []


def test_the_search_for_a_bare_key_finds_the_key_file(home):
    wrapping = slots.read_key_file(home / KEY_FILE)
    files = everything_in(home)
    assert {name for name, content in files.items() for form in forms(wrapping) if form in content} == {KEY_FILE}


def test_no_record_stands_readable_in_any_file_of_the_home(home):
    with open_desk(home) as store:
        add_partner(store, "Woordenboek van Voorbeeldstad")
        files = everything_in(home)
        words = [
            word.encode(form) for word in ("Woordenboek", "Gemeente", "partner") for form in ("utf-8", "utf-16-le")
        ]
        assert sorted(files) == ["desk.db", "desk.db-shm", "desk.db-wal", "desk.keys", "desk.lock", "key"]
        assert [name for name, content in files.items() for word in words if word in content] == []
