"""A desk with a few cases, open in the real app."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.app import DeskApp
from desk.signals.importing import import_signals
from desk.store.store import Store
from tests.desk.screens.case_desk import SIGNALS, settled

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def signals_file(tmp_path: Path) -> Path:
    path = tmp_path / "signalen.csv"
    path.write_text(SIGNALS, encoding="utf-8")
    return path


@pytest.fixture
def cases(store: Store, signals_file: Path, today: date) -> Store:
    """The desk after the file of signals."""
    import_signals(store, signals_file, on=today)
    return store


@pytest.fixture
def opened() -> Opened:
    """Opens a desk at a size and goes to an area by its number; every worker has finished then."""

    @asynccontextmanager
    async def opened(store: Store, area: int, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        async with DeskApp(store, "desk-dark").run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            if area > 1:
                await pilot.press(str(area))
                await settled(pilot)
            yield pilot

    return opened
