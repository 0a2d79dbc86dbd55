"""A file so large that another process stores it, brought in by keys."""

import subprocess
import sys
from pathlib import Path

_BY_KEYS = """
import asyncio, sys
from pathlib import Path

from desk.app import DeskApp
from desk.screens.importing import ImportScreen
from desk.store.opening import open_desk


async def bring():
    with open_desk(Path(sys.argv[1])) as store:
        async with DeskApp(store).run_test(size=(80, 24)) as pilot:
            screen = ImportScreen(store, Path(sys.argv[2]))
            await pilot.app.push_screen(screen)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("s")
            await pilot.app.workers.wait_for_complete()
        print(store.query("SELECT count(*) AS signals FROM visible_signals"))


if __name__ == "__main__":
    asyncio.run(bring())
"""


def test_a_large_file_is_stored_from_the_screen(store, tmp_path: Path):
    """In a program of its own: the first child process of a program is the one that failed."""
    rows = [f"{n};01-10-2026;Huur;1234AB;{n};250;{'x' * 60_000}" for n in range(1, 41)]
    large = tmp_path / "groot.csv"
    large.write_text("\n".join(["kenmerk;signaaldatum;type;postcode;huisnummer;bedrag;reden", *rows]), "utf-8")
    script = tmp_path / "by_keys.py"
    script.write_text(_BY_KEYS, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(store.home), str(large)], capture_output=True, text=True, timeout=120
    )
    assert done.stdout.strip().endswith("[{'signals': 40}]"), done.stderr
