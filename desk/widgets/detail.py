"""What is known of one record, in sections of labelled lines: beside the list, or as a screen of its own."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from desk.locale import _
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.texts import colour, lines, one_line, plain
from desk.widgets.topbar import TopBar

LABEL_WIDTH = 16


class Line(NamedTuple):
    """One line: a label, a value that may wrap, and a tone of `desk.widgets.texts.TONES` for the value."""

    label: str
    value: str
    tone: str = ""


class Section(NamedTuple):
    """Lines that belong together, under a heading or under none."""

    lines: Sequence[Line]
    heading: str = ""


class Description(NamedTuple):
    """A record as a reader sees it."""

    title: str
    sections: Sequence[Section] = ()


Describe = Callable[[str], Description]
"""Describes the record with an id."""


def drawn(app: App[object], sections: Sequence[Section]) -> Table:
    """Return sections as text for the screen: labels left, values wrapping beside them, nothing read as markup."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    widest = max((len(line.label) for section in sections for line in section.lines), default=0)
    grid.add_column(width=min(widest, LABEL_WIDTH))
    grid.add_column(ratio=1)
    quiet = colour(app, "secondary")
    for place, section in enumerate(sections):
        if place:
            grid.add_row(Text(), Text())
        if section.heading:
            grid.add_row(Text(), Text(one_line(section.heading), f"bold {colour(app, 'primary')}"))
        for line in section.lines:
            grid.add_row(Text(one_line(line.label), quiet), Text(lines(line.value), colour(app, line.tone)))
    return grid


class Detail(VerticalScroll):
    """The pane beside a list; it describes the record it follows, and only while it is to be seen."""

    BINDINGS = [key("back", _("Ga terug naar de lijst"), action="leave")]

    def __init__(self, describe: Describe) -> None:
        super().__init__(classes="pane")
        self._describe = describe
        self._wanted: str | None = None
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Draw again in the new colours when the look changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._draw())

    def follow(self, record: str | None) -> None:
        """Show a record, or nothing; of several in a row only the last is described."""
        self._wanted = record
        self.call_later(self._draw)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lead back only where something stands beside the pane."""
        return action != "leave" or self.parent is not self.screen

    def action_leave(self) -> None:
        """Go back to what stands before the pane."""
        self.screen.focus_previous()

    def on_show(self) -> None:
        """Catch up with the list when the pane comes into sight."""
        self._draw()

    def _draw(self) -> None:
        if not self.display or not self.is_attached:
            return
        described = Description("") if self._wanted is None else self._describe(self._wanted)
        self.border_title = plain(described.title)
        self.query_one(Static).update(drawn(self.app, described.sections))
        if self._wanted != self._shown:
            self.scroll_home(animate=False)
        self._shown = self._wanted


class DetailScreen(Screen[None]):
    """One record over the whole screen, for where there is no room beside the list."""

    BINDINGS = [key("back", _("Ga terug naar de lijst"))]

    def __init__(self, store: Store, describe: Describe, record: str) -> None:
        super().__init__()
        self._store, self._describe, self._record = store, describe, record

    def compose(self) -> ComposeResult:
        """Lay out the record under the bar of areas."""
        yield TopBar(self._store)
        yield Detail(self._describe)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the record."""
        self.query_one(Detail).follow(self._record)

    def action_back(self) -> None:
        """Return to the list."""
        self.dismiss()
