"""What waits beside the file to be written into it, cut short anywhere: the desk opens as it was, or not at all."""

import os
import random
import shutil

import pytest

from desk.store.cipher import PAGE
from desk.store.opening import open_desk
from desk.store.store import DATABASE
from desk.store.verify import verify
from schema.refused import CannotOpen
from tests.desk.fire.acts import moment_of
from tests.desk.store.files import ACTION, add_partner, rename
from tests.proving import FULL

pytestmark = pytest.mark.proof
HEAD, FRAME = 32, 24 + PAGE
BETWEEN, BOUNDED = 2, 40


def opened(home):
    """Return what a desk holds that opens and is whole, or the code with which it does not open."""
    try:
        with open_desk(home) as store:
            assert verify(store).ok
            return moment_of(store)
    except CannotOpen as refused:
        return refused.code


@pytest.fixture
def waiting(home, tmp_path):
    """The files of a desk of which several writes wait beside it, and every state it went through."""
    states = {}
    with open_desk(home) as store:
        for number in range(16 if FULL else 8):
            partner = add_partner(store, f"Partner {number}")
            states[store.head().seq] = moment_of(store)
            rename(store, partner, "x" * 3_000)
            states[store.head().seq] = moment_of(store)
            with store.write(store.user, "add-actions", partner) as tx:
                tx.insert("action", [{**ACTION, "subject": partner, "title": "y" * 500}] * 10)
            states[store.head().seq] = moment_of(store)
        left = shutil.copytree(home, tmp_path / "left", ignore=shutil.ignore_patterns("*-shm"))
    with open_desk(shutil.copytree(left, tmp_path / "file-alone", ignore=shutil.ignore_patterns("*-wal"))) as store:
        states[store.head().seq] = moment_of(store)
    return left, states


def test_a_write_ahead_log_cut_short_anywhere_leaves_an_earlier_whole_desk(waiting, tmp_path, record_property):
    left, states = waiting
    length, chance = (left / f"{DATABASE}-wal").stat().st_size, random.Random(5)
    frames = range(HEAD, length + 1, FRAME)
    cuts = [0, 1, HEAD - 1, *frames]
    cuts += (place + chance.randrange(1, FRAME) for place in frames[:-1] for _one in range(BETWEEN))
    if not FULL:
        cuts = chance.sample(cuts, BOUNDED)
    reached = []
    for cut in cuts:
        home = shutil.copytree(left, tmp_path / "cut")
        os.truncate(home / f"{DATABASE}-wal", cut)
        found = opened(home)
        assert found == "desk-damaged" or found == states[found.seq], f"cut after {cut} bytes"
        reached += [found.seq] if found != "desk-damaged" else []
        shutil.rmtree(home)
    assert len(set(reached)) > len(states) // 2
    record_property("cuts", len(cuts))
    record_property("states_reached", len(set(reached)))


def test_a_bit_that_turned_over_in_the_write_ahead_log_leaves_an_earlier_whole_desk(waiting, tmp_path, record_property):
    left, states = waiting
    content, chance = (left / f"{DATABASE}-wal").read_bytes(), random.Random(6)
    flips = [chance.randrange(len(content)) for _one in range(1_000 if FULL else 30)]
    for place in flips:
        home = shutil.copytree(left, tmp_path / "flipped")
        flipped = content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]
        (home / f"{DATABASE}-wal").write_bytes(flipped)
        found = opened(home)
        assert found == "desk-damaged" or found == states[found.seq], f"bit at {place}"
        shutil.rmtree(home)
    record_property("flips", len(flips))
