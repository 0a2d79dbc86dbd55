"""Inwoners: the cases, the most pressing term on top, and what can be done with each by one key."""

from collections.abc import Mapping
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from desk.clock import today
from desk.locale import _
from desk.screens.acting import FilingScreen, readable
from desk.screens.area import WIDE
from desk.screens.case_acts import ACTS, CASE_KEYS, fits
from desk.screens.residents_texts import case_columns, case_row, describe_case
from desk.signals.finding import find_case
from desk.signals.listing import list_case_work
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.record_list import Page, RecordList
from desk.widgets.topbar import TopBar

_FILTERS: tuple[str | None, ...] = ("open", "closed", None)


class ResidentsArea(FilingScreen):
    """The cases of the desk, with the file of the chosen one beside them or under enter."""

    BINDINGS = [
        *CASE_KEYS,
        Binding("f", "filter", _("Toon"), id="filter", show=False, tooltip=_("Toon open, gesloten of alle zaken")),
    ]
    ACTS = ACTS

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._filter, self._wide = 0, False
        self._cases: dict[str, Mapping[str, Any]] = {}
        self._kept: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list and the pane."""
        self._wide = self.app.size.width >= WIDE
        empty = _("Nog geen zaken. Druk op 2 en daarna op n om een bestand met signalen in te lezen.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self._title(), case_columns(self._wide), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield Footer(show_command_palette=False)

    def _title(self) -> str:
        shown = _FILTERS[self._filter]
        told = {"open": _("open zaken"), "closed": _("gesloten zaken"), None: _("alle zaken")}[shown]
        return _("Inwoners · {cases} · f toont andere").format(cases=told)

    def _load(self, search: str, limit: int) -> Page:
        """Find the cases; the one just worked on stays at its place, wherever its new term would put it."""
        on = today()
        found = list_case_work(self.store, search=search, status=_FILTERS[self._filter], limit=limit)
        if self._kept is not None and not search:
            case, place = self._kept
            kept = [row for row in found if row["id"] == case] or self._listed(case)
            found = [row for row in found if row["id"] != case]
            found = [*found[:place], *kept, *found[place:]][:limit]
        self._cases = {row["id"]: row for row in found}
        settings = self.store.settings(on)
        return Page([case_row(row, on, settings, self._wide) for row in found])

    def _listed(self, case: str) -> list[dict[str, Any]]:
        return list_case_work(self.store, search=find_case(self.store, case)["number"], limit=1)

    def _describe(self, case: str) -> Description:
        return describe_case(self.store, case, today())

    def file_screen(self, record: str) -> Screen[None]:
        """Return the file of a case as a screen of its own."""
        from desk.screens.case_file import CaseScreen

        return CaseScreen(self.store, record)

    def open_record(self, kind: str, record: str) -> None:
        """Put a case on top, under the cursor, and open its file."""
        self._kept = record, 0
        cases = self.query_one(RecordList)
        cases.search_for("")
        cases.select(record)
        if self.size.width < WIDE:
            self.open_file(record)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the case under the cursor."""
        if action == "act" and not fits(str(parameters[0]), self._cases.get(self.record or "")):
            return False
        return super().check_action(action, parameters)

    def acted(self, result: Any) -> None:
        """Stay on the case that was worked on."""
        if result is not None and self.record in self._cases:
            self._kept = self.record, list(self._cases).index(self.record)
        super().acted(result)

    def action_filter(self) -> None:
        """Go on to the closed cases, to all, and back to the open ones."""
        self._filter, self._kept = (self._filter + 1) % len(_FILTERS), None
        cases = self.query_one(RecordList)
        cases.retitle(self._title())
        cases.reload()
