"""A program that is killed at any moment loses nothing that it said was stored, and stores nothing by halves."""

import multiprocessing
import os
import random
import signal
import sys

import pytest

from desk.store.bulk import FEWEST
from desk.store.opening import open_desk
from desk.store.verify import verify
from tests.desk.store.files import ACTION

pytestmark = [pytest.mark.proof, pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")]
ROUNDS = 500 if os.environ.get("DESK_PROOF") == "full" else 50
WRITERS = 3
OBJECTS = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"


def keep_writing(home, writer, acknowledge):
    """Store a partner and its action together, say so, and go on until killed; the first writer as if it were many."""
    many = {"signal": FEWEST, "signal_case": FEWEST} if writer == 0 else {}
    with open_desk(home) as store:
        number = 0
        while True:
            name = f"{os.getpid()}-{writer}-{number}"
            with store.write(store.user, "proof", name) as tx, tx.bulk(many):
                [partner] = tx.insert("partner", [{"name": name, "name_key": name}])
                tx.insert("action", [{**ACTION, "subject": partner, "title": name}])
            os.write(acknowledge, f"{name}\n".encode())
            number += 1


def killed_writers(home, acknowledged):
    """Start writers, kill them after so many acknowledgements, and return every name that was acknowledged."""
    fork = multiprocessing.get_context("fork")
    reading, writing = os.pipe()
    writers = [fork.Process(target=keep_writing, args=(home, number, writing)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    os.close(writing)
    told = b""
    with open(reading, "rb", buffering=0) as pipe:
        while told.count(b"\n") < acknowledged:
            more = pipe.read(65_536)
            assert more, "every writer ended by itself"
            told += more
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
        told += pipe.read()
    for writer in writers:
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
    return set(told.decode().split())


def test_kill_9_at_any_moment_loses_nothing_and_leaves_nothing_half(home, record_property):
    chance, acknowledged = random.Random(11), set()
    with open_desk(home) as store:
        made = store.query(OBJECTS)
    for _turn in range(ROUNDS):
        acknowledged |= killed_writers(home, chance.randint(1, 40))
        with open_desk(home) as store:
            partners = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM visible_partners")}
            actions = {
                row["subject"]: row["title"] for row in store.query("SELECT subject, title FROM visible_actions")
            }
            assert acknowledged <= set(partners.values())
            assert actions == partners
            assert verify(store).ok
            assert store.query(OBJECTS) == made
    record_property("rounds", ROUNDS)
    record_property("acknowledged", len(acknowledged))
    print(f"{ROUNDS} rounds of {WRITERS} writers: {len(acknowledged)} acknowledged, {len(partners)} stored, none lost")
