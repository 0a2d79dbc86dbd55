"""Walking through the desk by keys, as its users do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import DataTable

from desk.app import DeskApp
from desk.store.store import Store
from tests.desk.screens.case_desk import settled
from tests.desk.widgets.sample_area import shown


@asynccontextmanager
async def area(store: Store, key: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Open an area of the desk by its key."""
    async with DeskApp(store).run_test(size=size, notifications=True) as pilot:
        await keys(pilot, key)
        yield pilot


@asynccontextmanager
async def evaluation(store: Store, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Open Evaluatie and wait until the month is counted."""
    async with area(store, "8", size) as pilot:
        await settled(pilot)
        yield pilot


async def keys(pilot: Pilot[None], *pressed: str) -> None:
    """Press keys, and wait until the screen has followed."""
    await pilot.press(*pressed)
    await pilot.pause()
    await pilot.pause()


async def keys_settled(pilot: Pilot[None], *pressed: str) -> None:
    """Press keys, and wait for the screen and the work beside it."""
    await pilot.press(*pressed)
    await settled(pilot)


async def bring(pilot: Pilot[None], path: Path) -> None:
    """Bring in a file: choose it, look at what it would do, store it."""
    await keys_settled(pilot, "2", "n")
    await typed(pilot, str(path))
    await keys_settled(pilot, "enter")
    assert "nog niets bewaard" in shown(pilot)
    await keys_settled(pilot, "s")
    assert "Bewaard" in shown(pilot)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Paste a text into the field that has the focus, in place of what stands there."""
    await keys(pilot, "end", "ctrl+u")
    await pasted(pilot, text)


async def pasted(pilot: Pilot[None], text: str) -> None:
    """Paste a text into the field that has the focus, as a terminal does."""
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


async def worked(pilot: Pilot[None]) -> None:
    """Wait for the work beside the screen, and for the screen to follow."""
    await pilot.app.workers.wait_for_complete([each for each in pilot.app.workers if each.group == "background"])
    await pilot.pause()
    await pilot.pause()


def column(pilot: Pilot[None], place: int = 0) -> list[str]:
    """Return the cells of one column of the list on screen."""
    table = pilot.app.screen.query_one(DataTable)
    return [str(table.get_cell_at((row, place))) for row in range(table.row_count)]


def footer(pilot: Pilot[None]) -> set[str]:
    """Return the ids of the keys that work now."""
    return {each.binding.id for each in pilot.app.screen.active_bindings.values() if each.enabled and each.binding.id}
