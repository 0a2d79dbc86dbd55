"""Every key that works now: to read (`?`), or to search and run (ctrl+p). Both come from the active bindings."""

from typing import Any

from rich.table import Table
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static

from desk.locale import _
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import WorkingKey, key, working_keys
from desk.widgets.texts import colour, plain
from schema.names import name_key


class Help(ModalScreen[None]):
    """All keys of the screen below, with what each does."""

    BINDINGS = [
        key("back", _("Sluit deze hulp")),
        Binding("question_mark,f1", "back", _("Terug"), id="close-help", show=False, tooltip=_("Sluit deze hulp")),
    ]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._keys = working_keys(below)

    def compose(self) -> ComposeResult:
        """Lay out the keys as a table."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(_("Toetsen die nu werken"))
            with VerticalScroll():
                yield Static(self._table(), markup=False)
        yield KeyLine()

    def _table(self) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for found in self._keys:
            pressed = Text(found.pressed, f"bold {colour(self.app, 'primary')}")
            table.add_row(pressed, Text(found.label), Text(found.tooltip, colour(self.app, "secondary")))
        return table

    def action_back(self) -> None:
        """Return to the screen below."""
        self.dismiss()


class Palette(ModalScreen[None]):
    """The same keys as commands: type a few letters, enter runs the first."""

    BINDINGS = [key("back", _("Voer niets uit"))]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._keys = [found for found in working_keys(below) if not found.moves and found.action != "palette"]
        self._fitting: list[WorkingKey] = []

    def compose(self) -> ComposeResult:
        """Lay out the search line and the commands."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(_("Opdrachten"))
            yield Input(placeholder=_("typ een paar letters; enter voert uit"), compact=True)
            yield OptionList(compact=True)
            yield Static(_("Geen opdracht past hierbij. Wis een paar letters."), classes="empty", markup=False)
        yield KeyLine()

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_mount(self) -> None:
        """Show every command."""
        self._show("")

    def _show(self, typed: str) -> None:
        wanted = name_key(typed)
        self._fitting = [found for found in self._keys if wanted in name_key(f"{found.label} {found.tooltip}")]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Content.assemble(f"{found.pressed:<8} ", (f"{found.label:<18} ", "bold"), found.tooltip)
            for found in self._fitting
        )
        options.highlighted = 0 if self._fitting else None
        self.query_one(".empty").display = not self._fitting

    def on_key(self, event: events.Key) -> None:
        """Move through the commands without leaving the search line."""
        options = self.query_one(OptionList)
        moves = {"down": options.action_cursor_down, "up": options.action_cursor_up}
        if event.key in moves and self.query_one(Input).has_focus:
            event.stop()
            moves[event.key]()

    @on(Input.Submitted)
    def _run_highlighted(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self._run(self._fitting[highlighted])

    @on(OptionList.OptionSelected)
    def _run_chosen(self, event: OptionList.OptionSelected) -> None:
        self._run(self._fitting[event.option_index])

    def _run(self, found: WorkingKey) -> None:
        async def run(_nothing: None) -> None:
            await self.app.run_action(found.action, found.node)

        self.dismiss(None)
        self.app.call_later(run, None)

    def action_back(self) -> None:
        """Return to the screen below."""
        self.dismiss(None)
