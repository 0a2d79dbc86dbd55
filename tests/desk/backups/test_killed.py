"""A program that is killed while it makes a backup leaves no file that looks like one and is not."""

import multiprocessing
import os
import random
import signal
import sys

import pytest

from desk.backups.listing import list_backups
from desk.backups.making import back_up
from desk.store.age_keys import code_identity
from desk.store.opening import open_desk
from desk.store.reopening import reopen
from desk.store.verify import verify
from tests.conftest import TODAY
from tests.proving import FULL

pytestmark = [pytest.mark.proof, pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")]
ROUNDS = 60 if FULL else 8


def keep_backing_up(home, folder, turn, telling):
    """Make one backup after the other, and tell of each step."""
    with open_desk(home) as store:
        number = 0
        while True:
            step = lambda *_told: os.write(telling, b".")  # noqa: E731
            back_up(store, folder / f"{turn}-{number}.age", on=TODAY, tell=step)
            number += 1


def test_kill_9_at_any_moment_leaves_no_backup_that_is_not_whole(backed, tmp_path, record_property):
    chance, fork, folder = random.Random(7), multiprocessing.get_context("fork"), tmp_path / "usb"
    folder.mkdir()
    for turn in range(ROUNDS):
        reading, writing = os.pipe()
        maker = fork.Process(target=keep_backing_up, args=(backed.home, folder, turn, writing))
        maker.start()
        os.close(writing)
        with open(reading, "rb", buffering=0) as steps:
            for _step in range(chance.randint(1, 12)):
                assert steps.read(1), "the maker ended by itself"
            os.kill(maker.pid, signal.SIGKILL)
        maker.join()
        assert maker.exitcode == -signal.SIGKILL
    made = sorted(folder.glob("[0-9]*.age"))
    for number, file in enumerate(made):
        reopen(file, [code_identity(backed.code)], tmp_path / f"opened-{number}")
    with open_desk(backed.home) as store:
        assert {row.file for row in list_backups(store)} <= {"reserve.age", *(file.name for file in made)}
        assert verify(store).ok
    record_property("rounds", ROUNDS)
    record_property("backups", len(made))
