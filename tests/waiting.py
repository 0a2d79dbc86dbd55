"""Waiting for a screen that is driven by keys: until nothing is left to do, and no longer."""

from asyncio import sleep
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from textual import app as textual_app
from textual import pilot as textual_pilot
from textual.app import App
from textual.pilot import Pilot

TURNS = 50
"""Of the event loop: more than anything on a screen takes from a key to its end."""
_LOOKS = 20
"""After so many without an end, time is what it needs."""
_driven: ContextVar[App[Any]] = ContextVar("driven")
_guess = textual_app.wait_for_idle
_press, _pause = App._press_keys, Pilot.pause


def wait_by_knowing() -> None:
    """Let a driver of keys go on as soon as nothing waits to be done.

    Textual sleeps at least twenty milliseconds per look, twice per key and once per pause, and then takes a program
    that uses no processor for an idle one: two thirds of the time of a screen's tests. It still does where something
    is busy beside the screen.
    """

    async def press(self: App[Any], keys: Iterable[str]) -> None:
        _driven.set(self)
        await _press(self, keys)

    async def pause(self: Pilot[Any], delay: float | None = None) -> None:
        _driven.set(self.app)
        await _pause(self, delay)

    App._press_keys, Pilot.pause = press, pause  # type: ignore[method-assign]
    textual_app.wait_for_idle = textual_pilot.wait_for_idle = _wait


async def _wait(*args: float) -> None:
    """Give all that was begun its turns, paint what that brought, and look again until neither brings anything."""
    app = _driven.get()
    for _look in range(_LOOKS):
        for _turn in range(TURNS):
            await sleep(0)
        if app._exit or app._exception or not app.screen_stack:
            return
        if any(worker.is_running for worker in app.workers):
            break
        if busy(app):
            continue
        if not app.screen._update_timer._active.is_set():
            return
        app.screen._on_timer_update()
    await _guess(*args)


def busy(app: App[Any]) -> list[object]:
    """Return what has a message or a callback waiting, and the workers that run."""
    pumps = [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
    waiting: list[object] = [screen for screen in app.screen_stack if screen._callbacks]
    waiting += [pump for pump in pumps if pump.message_queue_size or pump._next_callbacks]
    return waiting + [worker for worker in app.workers if worker.is_running]
