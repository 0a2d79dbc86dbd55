"""A key after which other keys work: our line of keys against the library's footer, in seconds of the processor."""

import asyncio
from collections.abc import Callable
from functools import partial
from statistics import median

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Footer, Static

from desk.widgets.key_line import KeyLine
from tests.bench.timing import cpu_seconds

_PRESSES = 40
_ROUNDS = 5


class _Pane(Static, can_focus=True):
    """A pane with eight keys of its own."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys)
        for key in keys:
            self._bindings.bind(key, "bell", f"Werk {key}")


class _Two(App[None]):
    """Two panes and a line of keys; tab goes from one to the other."""

    CSS = "Screen { layout: vertical; } KeyLine { dock: bottom; height: 1; }"
    BINDINGS = [Binding("escape", "quit", "Terug")]

    def __init__(self, line: Callable[[], Widget]) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        yield from (_Pane("abcdefgh"), _Pane("ijklmnop"), self._line())


async def _walk(line: Callable[[], Widget], presses: int) -> None:
    async with _Two(line).run_test(size=(140, 45)) as pilot:
        for _press in range(presses):
            await pilot.press("tab")


def _costs(line: Callable[[], Widget]) -> float:
    """Return the seconds of the processor of the presses alone, without starting and ending the program."""
    whole, empty = (cpu_seconds(lambda n=n: asyncio.run(_walk(line, n))) for n in (_PRESSES, 0))
    return whole - empty


def run() -> list[tuple[str, str]]:
    """Measure both in turn."""
    pairs = [(_costs(KeyLine), _costs(partial(Footer, show_command_palette=False))) for _round in range(_ROUNDS)]
    ours, theirs = (1000 * median(column) / _PRESSES for column in zip(*pairs, strict=True))
    figure = f"{ours / theirs:.2f} ×   ({ours:.1f} ms against {theirs:.1f} ms of the processor, median of {_ROUNDS})"
    return [("a key after which other keys work ÷ the library's footer", figure)]


if __name__ == "__main__":
    for what, measured in run():
        print(f"{what:<78}{measured}")
