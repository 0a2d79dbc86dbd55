"""Inwoners: the cases, the most pressing term on top, and what can be done with each by one key."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from desk.clock import today
from desk.locale import _
from desk.screens.acting import readable
from desk.screens.area import WIDE
from desk.screens.case_acts import ACTS, CASE_KEYS, fits
from desk.screens.case_texts import describe_case
from desk.screens.residents_texts import case_columns, case_row
from desk.screens.tray_area import TrayArea
from desk.signals.finding import find_case
from desk.signals.listing import list_case_work, list_some_cases
from desk.signals.trays import Tray
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.list_rows import Column, Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.roles import Role
from schema.trays import Holds

_IN_THE_FILE = frozenset({"talk", "close", "request", "household"})
"""Keys of a case that work here too, and that the footer of its file shows: here there is no room for them."""
_FILTERS: tuple[str | None, ...] = ("open", "closed", None)


class ResidentsArea(TrayArea):
    """The cases of the desk, with the file of the chosen one beside them or under enter."""

    BINDINGS = [
        *(replace(one, show=False) if one.id in _IN_THE_FILE else one for one in CASE_KEYS),
        Binding("o", "rounds", _("Rondes"), id="rounds", show=False, tooltip=_("Toon wie waar langsgaan")),
        Binding("f", "filter", _("Toon"), id="filter", show=False, tooltip=_("Toon open, gesloten of alle zaken")),
    ]
    ACTS = ACTS
    RECORDS = "case"
    HOLDS = Holds.CASES

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._filter, self._wide = 0, False
        self._kept: tuple[str, int] | None = None
        self._some: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the list and the pane."""
        self._wide = self.app.size.width >= WIDE
        empty = _("Nog geen zaken. Druk op 2 en daarna op n om een bestand met signalen in te lezen.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self.shown_title(), self.list_columns(), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def list_title(self) -> str:
        """Return the title of the cases without a tray."""
        if self._some:
            return _("Inwoners · uit Vandaag · f toont andere")
        shown = _FILTERS[self._filter]
        told = {"open": _("open zaken"), "closed": _("gesloten zaken"), None: _("alle zaken")}[shown]
        title = _("Inwoners · {cases} · f toont andere").format(cases=told)
        guards = self.store.user.role == Role.PRIVACY
        return " · ".join((title, _("z wie zag dit"))) if guards else title

    def list_columns(self) -> list[Column]:
        """Return the columns of the cases; of a tray with why each stands where it stands."""
        return case_columns(self._wide, tray=self.tray is not None)

    def cases_of(self, records: Sequence[str]) -> list[str]:
        """Return the records: cases they are."""
        return list(records)

    def _load(self, search: str, limit: int) -> Page:
        """Find the cases; the one just worked on stays at its place, wherever its new term would put it."""
        on, kept = today(), self._kept
        if self.tray is not None:
            found = self.in_tray(search, limit)
        elif self._some:
            found = list_some_cases(self.store, self._some, limit, search)
        else:
            found = list_case_work(self.store, search=search, status=_FILTERS[self._filter], limit=limit)
        if kept is not None and not search:
            case, place = kept
            same = [row for row in found if row["id"] == case] or [{**row, "why": []} for row in self._listed(case)]
            found = [row for row in found if row["id"] != case]
            found = [*found[:place], *same, *found[place:]][:limit]
        self.shown = {row["id"]: row for row in found}
        settings, tray = self.store.settings(on), self.tray is not None
        return Page(self.with_marks([case_row(row, on, settings, self._wide, tray=tray) for row in found]))

    def _listed(self, case: str) -> list[dict[str, Any]]:
        return list_case_work(self.store, search=find_case(self.store, case)["number"], limit=1)

    def _describe(self, case: str) -> Description:
        return self.explained(case, describe_case(self.store, case, today()))

    def file_screen(self, record: str) -> Screen[None]:
        """Return the file of a case as a screen of its own."""
        from desk.screens.case_file import CaseScreen

        return CaseScreen(self.store, record)

    def open_record(self, kind: str, record: str) -> None:
        """Put a case on top, under the cursor, and open its file; a round opens among the rounds."""
        if kind == "round":
            self._open_rounds(record)
            return
        if kind == "cases":
            self._show_some(record.split("|"))
            return
        self._kept = record, 0
        cases = self.query_one(RecordList)
        cases.search_for("")
        cases.select(record)
        if self.size.width < WIDE:
            self.open_file(record)

    def _show_some(self, cases: list[str]) -> None:
        """Show some cases, all of them marked: one act is asked for on each."""
        self.tray, self._some, self.marked = None, cases, dict.fromkeys(cases)
        self.query_one(RecordList).search_for("")
        self.show_list()

    def _open_rounds(self, first: str | None) -> None:
        from desk.screens.rounds import RoundsScreen

        self.app.push_screen(RoundsScreen(self.store, first))

    def action_rounds(self) -> None:
        """Show who goes where."""
        self._open_rounds(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the case under the cursor."""
        if action == "act" and not fits(str(parameters[0]), self.shown.get(self.record or "")):
            return False
        return super().check_action(action, parameters)

    def acted(self, result: Any) -> None:
        """Stay on the case that was worked on."""
        if result is not None and self.record in self.shown:
            self._kept = self.record, list(self.shown).index(self.record)
        super().acted(result)

    def action_filter(self) -> None:
        """Go on to the closed cases, to all, and back to the open ones; from a tray back to the list."""
        if self.tray is None and not self._some:
            self._filter = (self._filter + 1) % len(_FILTERS)
        self.tray, self._some, self._kept, self.marked = None, [], None, {}
        self.show_list()

    def show_tray(self, tray: Tray | None) -> None:
        """Show a tray, or the whole list."""
        self._some = []
        super().show_tray(tray)

    def show_list(self) -> None:
        """Show what is chosen now, nothing kept at its place."""
        self._kept = None
        super().show_list()
