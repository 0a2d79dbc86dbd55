"""Start-up: the version against importing Textual with four widgets, the first screen against a bare table.

The first screen stands when its rows do: the worker that looks for them has finished, and they are painted.
"""

import os
import tempfile
from pathlib import Path

from desk.home.practice.making import make_practice_desk
from tests.bench.desks import ON, RESIDENTS
from tests.bench.timing import process, ratio

_WIDGETS = "from textual.app import App; from textual.widgets import DataTable, Footer, Header, Input"
_BARE = """
from rich.text import Text
from textual.app import App
from textual.widgets import DataTable
class Bare(App):
    def compose(self):
        yield DataTable()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns(*"abcdef")
        for row in range(500):
            table.add_row(*[f"cell {row}"] * 6)
        self.call_after_refresh(self.exit)
Bare().run(headless=True, size=(80, 24))
"""
_DESK = """
import sys
from pathlib import Path
from desk.app import DeskApp
from desk.store.opening import open_desk
async def leave(app):
    await app.workers.wait_for_complete()
    app.call_after_refresh(lambda: app.call_after_refresh(app.exit))
DeskApp.on_ready = leave
with open_desk(Path(sys.argv[1])) as store:
    DeskApp(store).run(headless=True, size=(80, 24))
"""


def run() -> list[tuple[str, str]]:
    """Measure whole processes."""
    os.environ["DESK_TODAY"] = ON.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: Path(folder) / str(count) for count in (1_000, RESIDENTS)}
        for count, home in homes.items():
            make_practice_desk(home, home / "key", residents=count, volunteers=200, seed=1, on=ON)
        small, large = homes.values()
        first = process(["-c", _DESK, str(large)])
        return [
            (
                "desk --version ÷ importing Textual with four widgets (goal ≤ 0.6)",
                ratio(process(["-m", "desk", "--version"]), process(["-c", _WIDGETS]))[1],
            ),
            (
                f"first screen, {max(homes):,} residents ÷ a Textual table of 500 rows (goal ≤ 2)",
                ratio(first, process(["-c", _BARE]))[1],
            ),
            (
                f"first screen, {max(homes):,} residents ÷ 1,000 residents (goal ≤ 1.25)",
                ratio(first, process(["-c", _DESK, str(small)]))[1],
            ),
        ]
