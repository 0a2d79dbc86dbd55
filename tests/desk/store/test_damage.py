"""Bad luck with the file: damaged, cut short, busy, or a disk that is full."""

import contextlib
import os
import shutil
import sys
import threading
import time

import pytest

from desk.cli.edge import NOT_OPENED, run
from desk.store.cipher import PAGE
from desk.store.opening import open_desk
from desk.store.platform import only_one
from desk.store.store import DATABASE, LOCK
from desk.store.verify import verify
from schema.refused import CannotOpen, Refused
from tests.conftest import fill
from tests.desk.store.files import add_partner, bare, partners, program


def flip(path, place):
    """Turn one bit of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("place", [0, 15, 100, PAGE - 1])
def test_a_damaged_first_page_is_refused_as_damage_and_not_as_a_wrong_key(home, place):
    flip(home / DATABASE, place)
    with pytest.raises(CannotOpen, match="desk-damaged"):
        open_desk(home)


def test_a_damaged_file_ends_a_command_with_the_code_for_it(home, capsys):
    flip(home / DATABASE, 100)
    assert run(["--home", str(home), "verify", "--json"]) == NOT_OPENED
    assert '"code": "desk-damaged"' in capsys.readouterr().out


@pytest.mark.parametrize("left", [0, 1, 100, PAGE, PAGE + 1])
def test_a_file_cut_short_is_refused(home, left):
    os.truncate(home / DATABASE, left)
    with pytest.raises(CannotOpen, match="desk-damaged"):
        open_desk(home)


def test_a_damaged_later_page_is_refused_where_it_is_read(home):
    with open_desk(home) as store:
        add_partner(store, "Stroom en Zo")
        [place] = store.query("SELECT rootpage FROM sqlite_master WHERE name = 'partner'")
    flip(home / DATABASE, (place["rootpage"] - 1) * PAGE + 50)
    with open_desk(home) as store, pytest.raises(CannotOpen, match="desk-damaged"):
        partners(store)


def test_a_damaged_later_page_is_named_by_verify(home):
    with open_desk(home) as store:
        add_partner(store, "Stroom en Zo")
        [place] = store.query("SELECT rootpage FROM sqlite_master WHERE name = 'partner'")
    flip(home / DATABASE, (place["rootpage"] - 1) * PAGE + 50)
    with open_desk(home) as store:
        report = verify(store)
    assert (report.ok, report.cipher, report.file) == (False, False, False)
    assert any(f"page {place['rootpage']}" in fault for fault in report.faults)


def test_a_lock_held_by_another_program_is_refused_in_time(home):
    with open_desk(home, patience=0.2) as store, only_one(home / LOCK):
        start = time.perf_counter()
        with pytest.raises(Refused, match="desk-busy"):
            add_partner(store, "Stroom en Zo")
        assert time.perf_counter() - start < 2


def test_a_transaction_held_by_another_program_is_refused_in_time(home):
    with open_desk(home, patience=0.2) as store, bare(store) as other:
        other.execute("BEGIN IMMEDIATE")
        start = time.perf_counter()
        with pytest.raises(Refused, match="desk-busy"):
            add_partner(store, "Stroom en Zo")
        assert time.perf_counter() - start < 2


def test_reading_goes_on_while_another_program_writes(home):
    with open_desk(home, patience=0.2) as store, bare(store) as other:
        other.execute("BEGIN IMMEDIATE")
        assert partners(store) == {}


def test_after_a_refused_wait_the_desk_writes_again(home):
    with open_desk(home, patience=0.2) as store:
        with only_one(home / LOCK), pytest.raises(Refused):
            add_partner(store, "Te vroeg")
        add_partner(store, "Op tijd")
        assert list(partners(store).values()) == ["Op tijd"]


def test_a_wait_that_was_given_up_leaves_no_handle_open(home):
    waiting = {thread.ident for thread in threading.enumerate()}
    with only_one(home / LOCK), pytest.raises(Refused, match="desk-busy"), only_one(home / LOCK, 0.05):
        pass
    for thread in threading.enumerate():
        if thread.ident not in waiting:
            thread.join(5)
    assert handles_on(home / LOCK) == 0


def handles_on(path):
    """Return how many of this program's handles are open on a file."""
    wanted, found = path.stat(), 0
    for handle in os.listdir("/dev/fd"):
        with contextlib.suppress(OSError):
            found += os.path.samestat(os.fstat(int(handle)), wanted)
    return found


def test_a_full_file_is_refused_and_stores_nothing_half(store):
    add_partner(store, "Van voor de drukte")
    before = store.head()
    with bare(store) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()["page_count"]
    store.query(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Refused, match="no-space"):
        add_partner(store, "x" * 10 * PAGE)
    assert (list(partners(store).values()), store.head()) == (["Van voor de drukte"], before)
    store.query("PRAGMA max_page_count = 1000000")
    add_partner(store, "Van erna")
    assert (list(partners(store).values()), verify(store).ok) == (["Van voor de drukte", "Van erna"], True)


SMALL_FILES = """
import resource, sys
from pathlib import Path
from desk.store.cipher import PAGE
from desk.store.opening import open_desk
from desk.store.verify import verify
from schema.refused import Refused
from tests.desk.store.files import add_partner, partners
with open_desk(Path(sys.argv[1])) as store:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    stored = 0
    try:
        for number in range(10_000):
            add_partner(store, f"Partner {number}")
            stored += 1
    except Refused as refused:
        print(refused.code, stored == len(partners(store)))
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    add_partner(store, "Van erna")
    print(stored + 1 == len(partners(store)), verify(store).ok)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to the size of files")
def test_a_file_that_may_not_grow_is_refused_and_stores_nothing_half(home):
    outcome = program(SMALL_FILES, home)
    assert outcome.stdout.decode().splitlines() == ["disk-error True", "True True"], outcome.stderr


def test_a_full_disk_is_refused_and_stores_nothing_half(home, small_disk):
    shutil.copytree(home, small_disk / "home")
    with open_desk(small_disk / "home") as store:
        add_partner(store, "Van voor de drukte")
        fill(small_disk / "ballast")
        stored = []
        with pytest.raises(Refused, match="no-space"):
            stored += (add_partner(store, f"Partner {number}") for number in range(1000))
        names = list(partners(store).values())
        assert names == ["Van voor de drukte", *[f"Partner {number}" for number in range(len(names) - 1)]]
        (small_disk / "ballast").unlink()
        add_partner(store, "Van erna")
        assert (len(partners(store)), verify(store).ok) == (len(names) + 1, True)


def test_opening_on_a_full_disk_is_refused_for_its_space(home, small_disk):
    shutil.copytree(home, small_disk / "home")
    fill(small_disk / "ballast")
    with pytest.raises(Refused, match="no-space"):
        open_desk(small_disk / "home")
