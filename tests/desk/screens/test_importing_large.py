"""A file so large that another process reads and stores it, brought in by keys."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TODAY

_BY_KEYS = """
import asyncio, sys
from multiprocessing import active_children
from pathlib import Path

from desk.app import DeskApp
from desk.screens.importing import ImportScreen
from desk.store.opening import open_desk
from tests.desk.widgets.sample_area import shown


async def apart(pilot):
    '''Wait for the work beside the screen, and return in how many other processes it was done.'''
    seen = set()
    while any(not each.is_finished for each in pilot.app.workers if each.group == "background"):
        seen |= {child.pid for child in active_children()}
        await asyncio.sleep(0)
    await pilot.pause()
    return len(seen)


async def bring(pressed):
    with open_desk(Path(sys.argv[1])) as store:
        async with DeskApp(store).run_test(size=(80, 24)) as pilot:
            await pilot.app.push_screen(ImportScreen(store, Path(sys.argv[2])))
            if pressed == "escape":
                while not active_children():
                    await asyncio.sleep(0)
                await pilot.press("escape")
                while active_children():
                    await asyncio.sleep(0)
                print(type(pilot.app.screen).__name__)
            else:
                print(await apart(pilot), "40 regels met signalen" in shown(pilot))
            if pressed == "s":
                await pilot.press("s")
                print(await apart(pilot))
        print(store.query("SELECT count(*) AS signals FROM visible_signals"))


if __name__ == "__main__":
    asyncio.run(bring(sys.argv[3]))
"""


@pytest.fixture
def large(tmp_path):
    """A file of 40 signals and two megabytes."""
    rows = [f"{n};01-10-2026;Huur;1234AB;{n};250;{'x' * 60_000}" for n in range(1, 41)]
    path = tmp_path / "groot.csv"
    path.write_text("\n".join(["kenmerk;signaaldatum;type;postcode;huisnummer;bedrag;reden", *rows]), "utf-8")
    return path


def by_keys(store, large, pressed):
    """Look at the file, press a key, and return what was told.

    In a program of its own: the first child process of a program is the one that failed.
    """
    script = large.with_name("by_keys.py")
    script.write_text(_BY_KEYS, "utf-8")
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, str(script), str(store.home), str(large), pressed],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(root), "DESK_TODAY": TODAY.isoformat()},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_large_file_is_read_by_another_process_and_shown_before_it_is_stored(store, large):
    assert by_keys(store, large, "") == ["1 True", "[{'signals': 0}]"]


def test_a_large_file_is_stored_by_another_process(store, large):
    assert by_keys(store, large, "s") == ["1 True", "1", "[{'signals': 40}]"]


def test_escape_ends_the_reading_of_a_large_file_and_leads_back(store, large):
    assert by_keys(store, large, "escape") == ["TodayArea", "[{'signals': 0}]"]
