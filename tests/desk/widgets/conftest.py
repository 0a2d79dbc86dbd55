"""The sample area, open in the real app on a real desk."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

import pytest
from textual.pilot import Pilot

from desk.app import DeskApp
from desk.store.store import Store
from tests.desk.widgets.sample_area import SampleArea

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def sample(store: Store, today: object) -> Opened:
    """Opens the sample area at a size, with a number of records, in a look."""

    @asynccontextmanager
    async def opened(size=(80, 24), count: int = 300, look: str = "desk-dark") -> AsyncIterator[Pilot[None]]:
        app = DeskApp(store, look)
        area = type("CountedArea", (SampleArea,), {"count": count})
        app.add_mode("sample", partial(area, store))
        async with app.run_test(size=size, notifications=True) as pilot:
            await app.switch_mode("sample")
            await pilot.pause()
            await pilot.pause()  # The footer is drawn once the keys are known.
            yield pilot

    return opened
