"""A disk that fills up at any write of any act: one sentence, nothing half, and the act is done once there is room."""

import os
import shutil

import pytest

from desk.store.opening import open_desk
from desk.store.verify import verify
from schema.refused import Refused
from tests.conftest import fill
from tests.desk.fire.acts import moment_of
from tests.proving import FULL

pytestmark = pytest.mark.proof
EACH = 1 if FULL else 12
"""One act in so many."""
STEP = 4 if FULL else 12
"""Pages of room more at each try."""
PAGE = 4096
MEGABYTES = 24
"""Room for a desk, for a copy of it, and for that copy in its case: what a backup takes."""
FULL_DISK = {"no-space", "disk-error"}


def tried(act, home):
    """Do an act, and return the code of what stopped it, or None."""
    try:
        act.do(home)
    except Refused as refused:
        return refused.code
    return None


def destroys(act):
    """Say whether rows went for good: the file is then written anew, which takes room for two."""
    return sum(act.after.counts.values()) < sum(act.before.counts.values())


def rooms():
    """Yield how many pages of room to try with: in even steps at first, then in steps that grow with it."""
    pages = 0
    while pages * PAGE < MEGABYTES * 2**20:
        yield pages
        pages += max(STEP, pages // 16)
    raise AssertionError("this act does not fit on the disk at all")


@pytest.mark.parametrize("small_disk", [MEGABYTES], indirect=True, ids=[""])
def test_an_act_on_a_disk_that_fills_up_is_refused_whole_and_done_once_there_is_room(
    acts, today, small_disk, record_property
):
    refused = 0
    chosen = [act for place, act in enumerate(acts) if place % EACH == 0 or destroys(act)]
    for act in chosen:
        home, ballast = act.copied(small_disk / "home"), small_disk / "ballast"
        for pages in rooms():
            fill(ballast)
            os.truncate(ballast, max(0, ballast.stat().st_size - pages * PAGE))
            stopped = tried(act, home)
            ballast.unlink()
            if stopped is None:
                break
            assert stopped in FULL_DISK, act.name
            refused += 1
            with open_desk(home) as store:
                assert moment_of(store) == act.before, f"{act.name} with room for {pages} pages"
        with open_desk(home) as store:
            left = moment_of(store)
            assert (left.seq, left.counts) == (act.after.seq, act.after.counts), act.name
            assert verify(store).ok, act.name
        shutil.rmtree(home)
    assert refused >= len(chosen)
    record_property("acts", len(chosen))
    record_property("refused_for_room", refused)
