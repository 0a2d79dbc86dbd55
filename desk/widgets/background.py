"""Work of more than a second, beside the screen: its own connection, progress in sight, the answer on the screen."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar, cast

from textual.screen import Screen
from textual.worker import get_current_worker

from desk.locale import _
from desk.store.platform import give_back_memory
from desk.store.store import Store
from desk.widgets.notices import refusals, tell
from schema.progress import Tell
from schema.refused import Refused

Answer = TypeVar("Answer")
_PATIENCE = 0.3


def in_background(
    screen: Screen[Any], store: Store, work: Callable[[Store], Answer], then: Callable[[Answer], None]
) -> None:
    """Run `work` on another thread with a store of its own, and `then` with its answer on the screen's thread.

    After 300 ms the screen says that work goes on. A refusal is shown as its sentence; any other error surfaces.
    """
    working = True

    def show_progress() -> None:
        if working:
            screen.query(".panes").set(loading=True)
            tell(screen, _("Bezig…"))

    progress = screen.set_timer(_PATIENCE, show_progress)

    def run() -> None:
        outcome = _outcome(work, store)
        _tell_back(screen, partial(finish, outcome))

    def finish(outcome: Answer | Refused) -> None:
        nonlocal working
        working = False
        progress.stop()
        screen.query(".panes").set(loading=False)
        with refusals(screen):
            if isinstance(outcome, Refused):
                raise outcome
            then(outcome)

    screen.run_worker(run, thread=True, exclusive=True, group="background")


class _Stopped(Exception):
    """Nobody waits for the work any more."""


def step_by_step(
    screen: Screen[Any],
    store: Store,
    work: Callable[[Store, Tell], Answer],
    say: Tell,
    then: Callable[[Answer], None],
    group: str = "background",
) -> None:
    """Run `work`, which tells its steps, on another thread with a store of its own, and `then` with its answer.

    The list stays in sight; `say` is called on the screen's thread with each step. Work whose screen is left, or that
    is started anew in its group, ends at its next step, and nothing is heard of it.
    """
    working = True

    def say_on(step: str, done: int, total: int) -> None:
        if working and _stays(screen):
            say(step, done, total)

    def run() -> None:
        worker = get_current_worker()

        def tell_step(step: str, done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _Stopped
            screen.call_later(say_on, step, done, total)

        try:
            outcome = _outcome(lambda own: work(own, tell_step), store)
        except _Stopped:
            return
        if not worker.is_cancelled:
            _tell_back(screen, partial(finish, outcome))

    def finish(outcome: Answer | Refused) -> None:
        nonlocal working
        working = False
        with refusals(screen):
            if isinstance(outcome, Refused):
                raise outcome
            if _stays(screen):
                then(outcome)

    screen.run_worker(run, thread=True, exclusive=True, group=group)


def _stays(screen: Screen[Any]) -> bool:
    """Say whether a screen is there and not being taken away: what it holds goes before it does."""
    return screen.is_attached and screen.display


def count_beside(
    screen: Screen[Any], store: Store, count: Callable[[Store], Answer], then: Callable[[Answer], None]
) -> None:
    """Count something on another thread, for a screen that shows what it knew until then.

    What is counted for a screen that is left, or that asks for something else, is not heard of.
    """
    step_by_step(screen, store, lambda own, _tell: count(own), lambda *_step: None, then, "counting")


class _Desk(Protocol):
    """What is known here of the app: it may be covered."""

    def when_seen(self, act: Callable[[], object]) -> None:
        """Do something that shows on the screen, once it may be seen."""


def _tell_back(screen: Screen[Any], finish: Callable[[], None]) -> None:
    """End some work on the screen's thread, and on a locked desk only once it is open: it may bring up a dialog."""
    screen.app.call_from_thread(cast(_Desk, screen.app).when_seen, finish)


def _outcome(work: Callable[[Store], Answer], store: Store) -> Answer | Refused:
    """Do the work on its own connection; a refusal is handed over, for it is told on the screen's thread."""
    try:
        with store.again() as own:
            return work(own)
    except Refused as refused:
        return refused
    finally:
        give_back_memory()
