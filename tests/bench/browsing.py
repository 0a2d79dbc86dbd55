"""Browses through a desk by keys, in a process of its own, and says how much memory that took."""

import asyncio
import json
import resource
import sys
from pathlib import Path

from desk.app import DeskApp
from desk.store.opening import open_desk
from tests.bench.desks import ON
from tests.bench.timing import told_by
from tests.desk.screens.case_desk import settled

_KEYS = ("pagedown", "pagedown", "end", "home", "enter", "pagedown", "escape", "slash", *"jansen", "escape")


def measured(home: Path) -> float:
    """Return the most memory (MB) that browsing through the desk in a folder took."""
    return float(told_by("tests.bench.browsing", str(home), DESK_TODAY=ON.isoformat()))


async def main(home: Path) -> None:
    """Go through every area twice: to the end of its list, into a record, and to what a search finds."""
    with open_desk(home, key_file=home / "key") as store:
        async with DeskApp(store).run_test(size=(140, 45)) as pilot:
            for area in "123456789" * 2:
                await pilot.press(area)
                await settled(pilot)
                for key in _KEYS:
                    await pilot.press(key)
                    await settled(pilot)
    json.dump(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
