"""One bit of a desk's files that turned over: it is found and named, and never read as if nothing happened."""

import os
import random
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from desk.store.cipher import PAGE, connect
from desk.store.opening import create_desk, open_desk, recover
from desk.store.slots import KEY_FILE, SLOTS
from desk.store.store import DATABASE
from desk.store.verify import verify
from schema.refused import CannotOpen
from tests.conftest import TODAY, dump
from tests.desk.store.test_verify import PAPER, PDF
from tests.proving import FULL

pytestmark = pytest.mark.proof
SEAL = 80
"""Bytes at the end of each page: 16 of its vector, 64 of its seal."""
BOUNDED, WORKERS = 1_000, 2 if FULL else 1
READ_WHOLE = 50
"""After one flip in so many the whole desk is read, as a user would."""
FACTS = {"municipality": "Gemeente Voorbeeldstad", "municipality-code": "9999"}


def places(size):
    """Return every byte of the first page, every byte of each seal, and one in 64 of the rest."""
    for place in range(size):
        in_page = place % PAGE
        if place < PAGE or in_page >= PAGE - SEAL or in_page % 64 == 0:
            yield place


def opens(home, key):
    """Say whether the file opens at all."""
    try:
        connect(home / DATABASE, key).close()
    except CannotOpen:
        return False
    return True


def read_whole(home):
    """Return all that stands in a desk, or the code with which it is refused."""
    try:
        with open_desk(home) as store:
            return dump(store)
    except CannotOpen as refused:
        return refused.code


def unseen(home, key, some):
    """Turn one bit at each of some places, one by one, and return the places where that was not found or named."""
    whole, missed, connection = read_whole(home), [], connect(home / DATABASE, key)
    with open(home / DATABASE, "r+b", buffering=0) as file:
        for number, place in enumerate(some):
            [byte] = os.pread(file.fileno(), 1, place)
            os.pwrite(file.fileno(), bytes([byte ^ 1 << number % 8]), place)
            faults = [each for row in connection.execute("PRAGMA cipher_integrity_check") for each in row.values()]
            named = len(faults) == 1 and faults[0].endswith(f" page {place // PAGE + 1}")
            if place < PAGE:  # The salt of the file is read once, at the opening, which is refused.
                named = not opens(home, key)
            honest = number % READ_WHOLE or read_whole(home) in ("desk-damaged", whole)
            if not (named and honest):
                missed.append((place, faults))
            os.pwrite(file.fileno(), bytes([byte]), place)
    connection.close()
    assert read_whole(home) == whole
    return missed


def unseen_in_a_copy(home, copy, key, some):
    return unseen(Path(shutil.copytree(home, copy)), key, some)


def test_every_bit_that_turned_over_in_the_file_is_found_and_its_page_named(home, tmp_path, record_property):
    with open_desk(home) as store:
        key = store.file_key
    some = list(places((home / DATABASE).stat().st_size))
    if not FULL:
        some = random.Random(4).sample(some, BOUNDED)
    shares = [(home, tmp_path / str(share), key, some[share::WORKERS]) for share in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, get_context("fork")) as pool:
        missed = list(pool.map(unseen_in_a_copy, *zip(*shares, strict=True)))
    record_property("flips", len(some))
    assert missed == [[]] * WORKERS


@pytest.fixture(scope="module")
def keyed(tmp_path_factory):
    """A desk with its recovery code, and what stands in it."""
    home = tmp_path_factory.mktemp("keyed") / "home"
    code = create_desk(home, FACTS, "F. de Wit", on=TODAY, key_file=home / KEY_FILE).recovery_code
    return home, code, read_whole(home)


def test_a_bit_that_turned_over_among_the_keys_is_refused_or_harmless(keyed, record_property):
    home, _code, whole = keyed
    content, refused = (home / SLOTS).read_bytes(), 0
    for place in range(0, len(content), 1 if FULL else 5):
        for bit in range(8) if FULL else (place % 8,):
            (home / SLOTS).write_bytes(content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :])
            found = read_whole(home)
            assert found == whole or found in {"desk-damaged", "wrong-key", "no-key"}, (place, bit, found)
            refused += found != whole
    (home / SLOTS).write_bytes(content)
    record_property("refused", refused)
    assert read_whole(home) == whole


def recovered(home, code, own):
    """Return what stands in a desk that opens with its recovery code, or the code with which it does not."""
    try:
        recover(home, code, key_file=own)
        with open_desk(home, key_file=own) as store:
            return dump(store)
    except CannotOpen as refused:
        return refused.code


def test_a_bit_that_turned_over_in_the_slot_of_the_recovery_code_never_opens_another_desk(keyed):
    home, code, whole = keyed
    content = (home / SLOTS).read_bytes()
    for place in range(content.index(b'"recovery"'), len(content), 1 if FULL else 25):
        (home / SLOTS).write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        own = home.parent / "new-key"
        assert recovered(home, code, own) in ("desk-damaged", "wrong-key", whole)
        own.unlink(missing_ok=True)
    (home / SLOTS).write_bytes(content)


def test_a_bit_that_turned_over_in_a_stored_paper_is_named(store):
    with store.write(store.user, "file", "papers") as tx:
        [paper] = tx.insert("document", [PAPER])
        copy = {"document": paper, "sha256": PAPER["sha256"], "media_type": "application/pdf", "registered_on": TODAY}
        [scan] = tx.insert("signed_copy", [{**copy, "scan": PDF}])
    connection = connect(store.home / DATABASE, store.file_key)
    for place in range(0, len(PDF), 1 if FULL else 3):
        flipped = PDF[:place] + bytes([PDF[place] ^ 1 << place % 8]) + PDF[place + 1 :]
        for table, column, record in (("document", "pdf", paper), ("signed_copy", "scan", scan)):
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", [flipped, record])
            assert verify(store).faults == [f"documents: {table} {record}"]
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", [PDF, record])
    connection.close()
    assert verify(store).ok
