"""Making and trying out backups beside the desk: it goes on whichever screen is seen, and says how it ended."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

from textual.app import App
from textual.worker import Worker, get_current_worker

from desk.backups.due import backup_due
from desk.backups.making import BackedUp
from desk.backups.scheduling import Kept, back_up_due
from desk.clock import today
from desk.locale import _
from desk.locale.words import backups as words
from desk.store.store import Store
from desk.widgets.notices import refusals, tell
from schema.progress import Tell
from schema.refused import Refused

Answer = TypeVar("Answer")
_NAME = "backup"


class _StoppedError(Exception):
    """The desk is being closed."""


def back_up_at_start(app: App[Any], store: Store) -> None:
    """Make the backup that is due; what goes wrong is told, and stands on Vandaag until it is put right."""
    if backup_due(store, on=today()):
        work = partial(back_up_due, on=today())
        beside_the_desk(app, store, lambda own, say: work(own, tell=say), partial(_kept, app))


def _kept(app: App[Any], kept: Kept | None) -> None:
    if kept is None:
        return
    told = [made_told(kept.backup)]
    if kept.removed:
        told.append(words.removed(len(kept.removed)))
    tell(app, " ".join(told))


def made_told(done: BackedUp) -> str:
    """Return that a backup is made."""
    told = _("Reservekopie gemaakt en gecontroleerd: {file} ({size}).")
    return told.format(file=done.made.path.name, size=words.size(done.made.bytes))


def at_work(app: App[Any]) -> bool:
    """Say whether a backup is being made or tried out now."""
    return any(each.name == _NAME and not each.is_finished for each in app.workers)


def beside_the_desk(
    app: App[Any],
    store: Store,
    work: Callable[[Store, Tell], Answer],
    then: Callable[[Answer], None],
    say: Callable[[str], None] | None = None,
) -> None:
    """Run `work` on another thread with a store of its own, and `then` with its answer; one at a time.

    It does not end with the screen it was asked on, but with the desk. A refusal is shown as its sentence.

    Args:
        say: told each step in words, on the screen's thread.
    """
    if at_work(app):
        tell(app, _("Er wordt al aan een reservekopie gewerkt. Wacht tot die klaar is."), "warning")
        return

    def run() -> None:
        worker = get_current_worker()
        outcome = _outcome(work, store, partial(_tell_step, app, worker, say))
        if outcome is not None and not worker.is_cancelled:
            app.call_from_thread(cast(Any, app).when_seen, partial(finish, outcome[0]))

    def finish(outcome: Answer | Refused) -> None:
        with refusals(app):
            if isinstance(outcome, Refused):
                raise outcome
            then(outcome)

    app.run_worker(run, thread=True, name=_NAME, group="background", exit_on_error=True)


def _tell_step(
    app: App[Any], worker: Worker[Any], say: Callable[[str], None] | None, step: str, done: int, total: int
) -> None:
    """Pass on a step in words; the work of a desk that is being closed ends at its next step."""
    if worker.is_cancelled:
        raise _StoppedError
    if say is not None:
        app.call_later(say, words.progress(step, done, total))


def _outcome(work: Callable[[Store, Tell], Answer], store: Store, say: Tell) -> tuple[Answer | Refused] | None:
    """Do the work; a refusal is handed over, for it is told on the screen's thread; None when it was stopped."""
    try:
        with store.again() as own:
            return (work(own, say),)
    except Refused as refused:
        return (refused,)
    except _StoppedError:
        return None
