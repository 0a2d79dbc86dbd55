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
_MOMENT = 0.005
_LOOKS = 60
"""After so many without an end, Textual's own way of waiting takes over."""
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
        if _awaits_a_moment(app):
            await sleep(_MOMENT)
        elif app.screen._update_timer._active.is_set():
            app.screen._on_timer_update()
        elif not busy(app):
            return
    await _guess(*args)


def _awaits_a_moment(app: App[Any]) -> bool:
    """Say whether painting is put off, as for a twentieth of a second after an area came up, or a new size is."""
    return bool(app._batch_count or app._resize_event or app._resize_timer)


def busy(app: App[Any]) -> list[object]:
    """Return what has a message or a callback waiting, the workers that run, and the app where it waits itself."""
    pumps = [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
    waiting: list[object] = [screen for screen in app.screen_stack if screen._callbacks]
    waiting += [pump for pump in pumps if pump.message_queue_size or pump._next_callbacks]
    waiting += [worker for worker in app.workers if worker.is_running]
    return [*waiting, app] if _awaits_a_moment(app) else waiting
