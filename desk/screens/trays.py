"""Werkbakken: the saved trays with how many lie in each; one is chosen, made, changed or removed."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.locale.formats import count
from desk.screens.acting import ListScreen
from desk.screens.tray_forms import tray_form
from desk.signals.tray_words import in_words
from desk.signals.trays import Tray, add_ready_trays, remove_tray, tray_count, trays
from desk.store.store import Store
from desk.widgets.confirm import Confirm
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page, Row
from desk.widgets.notices import refusals
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.trays import Holds

_WHOLE = "whole"
_MOST = 1_000


class TraysScreen(ListScreen):
    """The trays of one kind, of which one, or the whole list, is chosen."""

    BINDINGS = [
        key("new", _("Maak een werkbak")),
        key("edit", _("Wijzig deze werkbak")),
        Binding("d", "remove", _("Verwijder"), id="remove", tooltip=_("Verwijder deze werkbak; de inhoud blijft")),
        Binding("h", "ready", _("Vaste"), id="ready", tooltip=_("Zet de vaste werkbakken klaar die er niet meer zijn")),
        key("back", _("Ga terug naar de lijst")),
    ]

    def __init__(self, store: Store, holds: Holds, choose: Callable[[Tray | None], None]) -> None:
        """Make the screen.

        Args:
            choose: told with the tray that is chosen, or with None for the whole list.
        """
        super().__init__(store)
        self._holds, self._choose = holds, choose
        self._trays: dict[str, Tray] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        columns = [Column(_("werkbak")), Column(_("wat erin ligt")), Column(_("aantal"), right=True, kept=True)]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            empty = _("Geen werkbak met die naam. Escape wist de zoekvraag.")
            yield RecordList(_("Werkbakken · enter kiest er een"), columns, self._load, empty=empty)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self._trays = {tray.id: tray for tray in trays(self.store, self._holds)}
        whole = {Holds.CASES: _("Alle zaken"), Holds.SIGNALS: _("Alle signalen")}[self._holds]
        rows = [Row(_WHOLE, [whole, _("de gewone lijst"), ""])]
        rows += [self._row(tray) for tray in self._trays.values()]
        wanted = name_key(search)
        fitting = [row for row in rows if wanted in name_key(str(row.cells[0]))]
        return Page(fitting[:limit], len(fitting))

    def _row(self, tray: Tray) -> Row:
        found = tray_count(self.store, tray, on=today(), most=_MOST)
        return Row(tray.id, [tray.name, in_words(tray.filter), count(found) + ("+" if found == _MOST else "")])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change and remove only what is a tray."""
        if action in ("edit", "remove"):
            return self.record in self._trays
        return super().check_action(action, parameters)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Choose the tray."""
        self.dismiss()
        self._choose(self._trays.get(event.id))

    def action_new(self) -> None:
        """Make a tray."""
        self.app.push_screen(tray_form(self.store, self._holds), self._saved)

    def action_edit(self) -> None:
        """Change a tray."""
        self.app.push_screen(tray_form(self.store, self._holds, self._trays[self.record or ""]), self._saved)

    def _saved(self, tray: str | None) -> None:
        self.acted(tray)
        if tray is not None:
            self.query_one(RecordList).select(tray)

    def action_remove(self) -> None:
        """Remove a tray, after a yes."""
        tray = self._trays[self.record or ""]

        def answered(yes: bool | None) -> None:
            if yes:
                with refusals(self):
                    self.acted(remove_tray(self.store, tray.id))
                self.query_one(RecordList).reload()

        question = _("De werkbak {name} verdwijnt; wat erin ligt blijft waar het is.").format(name=tray.name)
        self.app.push_screen(Confirm(question, title=_("Deze werkbak verwijderen?")), answered)

    def action_ready(self) -> None:
        """Put the ready trays back that are no longer there."""
        if add_ready_trays(self.store):
            self.acted(True)
        self.query_one(RecordList).reload()

    def action_back(self) -> None:
        """Return to the list as it was."""
        self.dismiss()
