"""Work beside a screen that is left meanwhile."""

from threading import Event

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from desk.app import DeskApp
from desk.widgets.background import step_by_step
from tests.desk.screens.case_desk import settled


class Last(Static):
    """Goes with its screen, and lets the work end just then."""

    async def on_unmount(self) -> None:
        self.screen.gate.set()
        await self.app.workers.wait_for_complete(self.screen.work)


class Leaving(Screen[None]):
    """Starts work that ends while the screen is taken away."""

    def __init__(self, store):
        super().__init__()
        self.store, self.gate, self.heard, self.work = store, Event(), [], []

    def compose(self) -> ComposeResult:
        yield Last()

    def on_mount(self) -> None:
        step_by_step(self, self.store, lambda _own, _tell: self.gate.wait(), lambda *_step: None, self.heard.append)
        self.work = [worker for worker in self.app.workers if worker.node is self]


async def test_nothing_is_told_to_a_screen_that_is_being_taken_away(store, today):
    async with DeskApp(store).run_test() as pilot:
        await settled(pilot)
        screen = Leaving(store)
        await pilot.app.push_screen(screen)
        await pilot.app.pop_screen()
        assert screen.work
        assert screen.gate.is_set()
        assert screen.heard == []
