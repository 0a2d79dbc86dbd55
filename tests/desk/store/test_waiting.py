"""Several programs that write at once: none fails, none is lost, none waits long."""

import multiprocessing
import os
import sys
import time

import pytest

from desk.store.opening import open_desk
from desk.store.verify import verify
from tests.desk.store.files import add_partner

pytestmark = [
    pytest.mark.proof,
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork"),
]
PROCESSES = 8
SECONDS = 60.0 if os.environ.get("DESK_PROOF") == "full" else 0.0
TRANSACTIONS = 500
LONGEST = 1.0
"""Seconds: what nobody should wait longer for than once."""


def count_up(home, partner, results):
    """Read a number, write the next one, and tell how often and after which wait."""
    done, longest, end = 0, 0.0, time.perf_counter() + SECONDS
    with open_desk(home) as store:
        while done < TRANSACTIONS or time.perf_counter() < end:
            start = time.perf_counter()
            with store.write(store.user, "count", partner) as tx:
                longest = max(longest, time.perf_counter() - start)
                [row] = store.query("SELECT name, version FROM visible_partners WHERE id = ?", [partner])
                tx.change("partner", partner, {"name": str(int(row["name"]) + 1)}, row["version"])
            done += 1
    results.put((done, longest))


def test_eight_programs_read_and_write_at_once_and_none_fails_is_lost_or_waits_long(home, record_property):
    with open_desk(home) as store:
        partner = add_partner(store, "0")
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    start = time.perf_counter()
    several = [fork.Process(target=count_up, args=(home, partner, results)) for _number in range(PROCESSES)]
    for one in several:
        one.start()
    outcomes = [results.get() for _number in several]
    seconds = time.perf_counter() - start
    for one in several:
        one.join()
    done, longest = sum(count for count, _wait in outcomes), max(wait for _count, wait in outcomes)
    record_property("transactions", done)
    record_property("longest_wait_ms", round(longest * 1000))
    print(f"{done} transactions by {PROCESSES} programs, {done / seconds:.0f} a second, longest wait {longest:.3f} s")
    with open_desk(home) as store:
        [row] = store.query("SELECT name, version FROM visible_partners")
        assert [one.exitcode for one in several] == [0] * PROCESSES
        assert (int(row["name"]), row["version"], store.head().seq) == (done, done + 1, done + 2)
        assert verify(store).ok
    assert longest <= LONGEST
