"""Reading and storing a file beside the screen: how far it is, and stopping it."""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from functools import partial
from threading import Event
from typing import Any

from textual.screen import Screen

from desk.clock import today
from desk.files.report import ImportReport
from desk.home.bringing import Brought, import_file, look_through
from desk.home.looking import Look
from desk.locale.words.importing import progress
from desk.store.apart import Answer, apart
from desk.store.apart import Work as Apart
from desk.store.platform import WINDOWS
from desk.store.store import Store
from desk.widgets.background import in_background
from schema.refused import Refused

CANCELLED = "import-cancelled"
_LARGE = 2 * 1024 * 1024
"""Bytes from which a file is read and stored by another process: some ten thousand signals, a second of work."""
Outcome = tuple[Brought, Look | ImportReport | Refused]
"""What a file was read as, with what came of it; a refusal is shown on the screen, where it can be mended."""


class Work:
    """One reading or storing of a file on another thread; `stop` ends it, and nothing is stored then."""

    def __init__(self, screen: Screen[Any], say: Callable[[str], None], then: Callable[[Outcome], None]) -> None:
        self._screen, self._say, self._then = screen, say, then
        self._stopped = Event()

    def look(self, store: Store, asked: Brought) -> None:
        """Say what a file holds and what it would do."""
        in_background(self._screen, store, lambda own: self._looked(own, asked), self._then)

    def store(self, store: Store, asked: Brought) -> None:
        """Store a file."""
        in_background(self._screen, store, lambda own: self._stored(own, asked), self._then)

    def stop(self) -> None:
        """Let the work end at the next thousand rows."""
        self._stopped.set()

    def _tell(self, step: str, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise Refused(CANCELLED)
        self._screen.call_later(self._say, progress(step, done, total))

    def _looked(self, own: Store, asked: Brought) -> Outcome:
        try:
            return self._done(own, asked, partial(look_through, asked=asked, on=today()))
        except Refused as refused:
            return asked, refused

    def _stored(self, own: Store, asked: Brought) -> Outcome:
        try:
            return asked, self._done(own, asked, partial(import_file, brought=asked, on=today()))
        except Refused as refused:
            return asked, refused

    def _done(self, own: Store, asked: Brought, work: Apart[Answer]) -> Answer:
        """Do it here, or with a large file in a process of its own, which gives its memory back."""
        if not _is_large(asked):
            return work(own, tell=self._tell)
        prepare_for_children()
        return apart(own, work, self._tell)


def _is_large(brought: Brought) -> bool:
    return brought.path.is_file() and brought.path.stat().st_size > _LARGE


def prepare_for_children() -> None:
    """Start what watches over child processes: it takes our standard error, and the running app's has no number."""
    if not WINDOWS:
        from multiprocessing import resource_tracker

        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
