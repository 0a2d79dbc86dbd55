"""A look at what a bulk act would do: how many cases it fits, how many not and why; each group opens its rows."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from desk.clock import today
from desk.locale import _
from desk.locale.formats import count
from desk.locale.words import counted, word
from desk.screens.bulk_forms import BulkAct
from desk.screens.residents_texts import case_columns, case_row
from desk.screens.signals_texts import signal_columns, signal_row
from desk.signals.bulk import list_some_signals
from desk.signals.listing import list_some_cases
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar

_FIT, _WITHOUT_CASE = "fit", "no-case"


class BulkPreview(Screen[list[str]]):
    """The groups of a bulk act; dismisses with the cases it was done to, or with None when it was not done."""

    BINDINGS = [
        Binding("s", "do", _("Doe dit"), id="do", tooltip=_("Doe dit met de zaken van de eerste groep")),
        key("back", _("Ga terug; er is niets gebeurd")),
    ]
    AUTO_FOCUS = "RecordList Rows"

    def __init__(self, store: Store, act: BulkAct, caseless: Sequence[str] = ()) -> None:
        """Make the screen.

        Args:
            caseless: signals that were chosen too and are left out, because they are in no case.
        """
        super().__init__()
        self.store, self._act = store, act
        self._groups: dict[str, Sequence[str]] = {_FIT: act.judged.fit, **act.judged.held}
        if caseless:
            self._groups[_WITHOUT_CASE] = caseless
        self._opened: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the groups."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            empty = _("In deze groep is geen zaak. Escape gaat terug.")
            yield RecordList(self._title(), self._columns(), self._load, empty=empty)
        yield KeyLine()

    def _columns(self) -> list[Column]:
        if self._opened == _WITHOUT_CASE:
            return signal_columns(wide=False)
        if self._opened is not None:
            return case_columns(wide=False)
        return [Column(_("aantal"), right=True, kept=True), Column(_("wat ermee gebeurt"))]

    def _title(self) -> str:
        told = _("{act} · er is nog niets gebeurd")
        return told.format(act=self._act.title) if self._opened is None else self._told(self._opened)

    def _told(self, group: str) -> str:
        return self._act.will if group == _FIT else _("niet: {why}").format(why=word(group))

    def _load(self, search: str, limit: int) -> Page:
        if self._opened is None:
            rows = [
                Row(name, [count(len(ids)), Cell(self._told(name), "success" if name == _FIT else "warning")])
                for name, ids in self._groups.items()
            ]
            return Page(rows, len(rows))
        chosen = self._groups[self._opened]
        return Page(self._rows(self._opened, chosen, limit), len(chosen))

    def _rows(self, group: str, chosen: Sequence[str], limit: int) -> list[Row]:
        if group == _WITHOUT_CASE:
            return [signal_row(row, wide=False) for row in list_some_signals(self.store, chosen, limit)]
        on = today()
        settings = self.store.settings(on)
        return [case_row(row, on, settings, wide=False) for row in list_some_cases(self.store, chosen, limit)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to do it only where it fits a case."""
        return action != "do" or bool(self._act.judged.fit)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open a group."""
        if self._opened is None:
            self._show(event.id)

    def action_back(self) -> None:
        """Return to the groups, and from there to the list."""
        if self._opened is None:
            self.dismiss(None)
        else:
            self._show(None)

    def _show(self, group: str | None) -> None:
        self._opened = group
        found = self.query_one(RecordList)
        found.set_columns(self._columns())
        found.retitle(self._title())
        found.reload()

    def action_do(self) -> None:
        """Do it to all that still fit."""
        in_background(self, self.store, self._act.do, self._finish)

    def _finish(self, done: list[str]) -> None:
        told = _("Gedaan bij {cases}. De toets u maakt het ongedaan.")
        tell(self.app, told.format(cases=counted.cases(len(done))))
        self.dismiss(done)
