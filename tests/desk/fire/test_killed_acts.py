"""Whatever is being done when the program is killed: it was done whole, or not at all."""

import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections import deque
from statistics import median

import pytest

from desk.store.opening import open_desk
from desk.store.verify import verify
from tests.desk.fire.acts import moment_of
from tests.proving import FULL

pytestmark = [pytest.mark.proof, pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")]
KILLS = 1_000 if FULL else 50
_AT_MOST = 60
"""Seconds in which any act is done."""


def killed_in(act, home, delay, told):
    """Do an act in a program of its own, kill that after so many seconds, and say whether it was acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        try:
            act.do(home)
            os.write(writing, b"done")
            signal.pause()
        finally:
            told.write_text(traceback.format_exc(), "utf-8")
            os._exit(1)
    os.close(writing)
    acknowledged = bool(select.select([reading], [], [], delay)[0]) and os.read(reading, 4) == b"done"
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    acknowledged = os.read(reading, 4) == b"done" or acknowledged
    os.close(reading)
    assert os.WIFSIGNALED(status), told.read_text("utf-8")
    return acknowledged


def pace_of(act, home, told):
    """Let an act end in a program of its own, and return how many times as long it took as when it was rehearsed."""
    begun = time.monotonic()
    assert killed_in(act, home, _AT_MOST, told)
    taken = time.monotonic() - begun
    shutil.rmtree(home)
    return taken / act.seconds


def test_an_act_that_is_killed_at_any_moment_is_whole_or_not_there(acts, today, tmp_path, record_property):
    chance, acknowledged, stored, paces = random.Random(29), 0, 0, deque(maxlen=5)
    for turn in range(KILLS):
        act = acts[(turn * len(acts) // KILLS if len(acts) > KILLS else turn) % len(acts)]
        if turn % 10 == 0:
            paces.append(pace_of(act, act.copied(tmp_path / "home"), tmp_path / "told"))
        home = act.copied(tmp_path / "home")
        within = 1.2 * act.seconds * median(paces)
        said = killed_in(act, home, chance.random() * within, tmp_path / "told")
        with open_desk(home) as store:
            left = moment_of(store)
            assert store.doubts == (), act.name
            assert verify(store).ok, act.name
        if left.seq == act.before.seq:
            assert not said, f"{act.name} was acknowledged and is lost"
            assert left == act.before, f"{act.name} left a half state"
        else:
            assert (left.seq, left.counts) == (act.after.seq, act.after.counts), f"{act.name} left a half state"
        acknowledged, stored = acknowledged + said, stored + (left.seq != act.before.seq)
        shutil.rmtree(home)
    assert KILLS // 20 < stored < KILLS - KILLS // 20, "the kills did not fall on both sides of what they should"
    record_property("kinds_of_act", len(acts))
    record_property("kills", KILLS)
    record_property("acknowledged", acknowledged)
    record_property("stored", stored)
