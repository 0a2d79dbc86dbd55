"""Saying something to the person at the screen, and the one place where a refusal becomes its sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from textual.app import App
from textual.notifications import Notification
from textual.screen import Screen

from desk.widgets.texts import lines
from schema.refused import Refused

Severity = Literal["information", "warning", "error"]
_SOON = 0.1
"""Seconds for which a notice that is over is still shown, where it is drawn as it ends."""


class Notice(Notification):
    """A notice that always has time left to be shown in.

    Textual draws it anew on every screen that comes, with a timer over the time that is left; a timer over less than
    none goes round for ever, and the desk with it (textual/timer.py, `Timer._run`).
    """

    @property
    def time_left(self) -> float:
        """The seconds until it goes."""
        return max(_SOON, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether it is over, and is not to be drawn any more."""
        return super().time_left <= 0


def tell(screen: Screen[Any] | App[Any], text: str, severity: Severity = "information") -> None:
    """Show a short notice; the text may hold record text, for nothing in it is markup."""
    screen.notify(lines(text), severity=severity, markup=False)


@contextmanager
def refusals(screen: Screen[Any] | App[Any]) -> Iterator[None]:
    """Show the sentence of a refusal inside the block, and go on after it; every other error surfaces."""
    try:
        yield
    except Refused as refused:
        from desk.locale.sentences import sentence

        tell(screen, sentence(refused), "warning")
