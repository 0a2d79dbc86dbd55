"""Saying something to the person at the screen, and the one place where a refusal becomes its sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from textual.app import App
from textual.screen import Screen

from desk.widgets.texts import lines
from schema.refused import Refused

Severity = Literal["information", "warning", "error"]


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
