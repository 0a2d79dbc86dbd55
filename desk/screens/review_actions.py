"""The one list of actions, wherever they were decided: who does what by when, what is done and what came of it."""

from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.action_files import write_actions
from desk.evaluation.actions import list_actions, reopenings
from desk.evaluation.vision import step_of_action
from desk.locale import _
from desk.screens import evaluation_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.action_forms import action_form, complete, filter_choices, narrowed, reopen
from desk.screens.giving import ask_file, show_password
from desk.store.sealed import Sealing
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.picking import AllChoices
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar


class ReviewActions(DescribingScreen):
    """Every action, the open ones first; narrowed to a source or an owner where that is asked."""

    BINDINGS = [
        key("back", _("Ga terug naar de cijfers")),
        key("new", _("Leg een nieuwe actie vast")),
        Binding("d", "act('done')", _("Gedaan"), id="done", tooltip=_("Leg vast dat deze actie gedaan is")),
        Binding("h", "act('reopen')", _("Heropen"), id="reopen", tooltip=_("Zet deze actie weer open, met de reden")),
        Binding("f", "filter", _("Toon"), id="filter", show=False, tooltip=_("Toon alleen één bron, of één eigenaar")),
        Binding(
            "s", "export", _("Schrijf"), id="export", show=False, tooltip=_("Schrijf deze acties naar een bestand")
        ),
    ]
    ACTS = {"done": complete, "reopen": reopen}

    def __init__(self, store: Store, month: str, action: str | None = None) -> None:
        super().__init__(store)
        self._month, self._first = month, action
        self._filter = ""
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the action beside it."""
        yield TopBar(self.store)
        empty = _("Geen acties om te tonen. n legt er een vast, f toont andere.")
        with Horizontal(classes="panes"):
            yield RecordList(_("Acties"), texts.action_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def on_mount(self) -> None:
        """Go to the action that was asked for."""
        if self._first is not None:
            self.query_one(RecordList).select(self._first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to do what is open, and to open again what is done."""
        if action == "act":
            chosen = self._rows.get(self.record or "")
            wanted = "open" if parameters[0] == "done" else "done"
            return chosen is not None and chosen["status"] == wanted
        if action == "export":
            return bool(self._rows)
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        source, owner = narrowed(self._filter)
        found = list_actions(self.store, search=search, source=source, owner=owner, on=today())
        self._rows = {each["id"]: each for each in found}
        return Page([texts.action_row(each, today()) for each in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what is known of an action."""
        found = self._rows.get(record)
        if found is None:
            return Description("")
        step = step_of_action(self.store, found["subject"])
        return texts.describe_action(found, today(), step, reopenings(self.store, record))

    def action_new(self) -> None:
        """Record a decision."""
        self.app.push_screen(action_form(self.store, self._month), self._added)

    def _added(self, action: str | None) -> None:
        if action is not None:
            self.acted(action)
            self.query_one(RecordList).select(action)

    def action_filter(self) -> None:
        """Choose which actions to show."""
        choices = filter_choices(list_actions(self.store, on=today()))
        self.app.push_screen(AllChoices(_("Welke acties?"), choices, self._filter), self._narrow)

    def _narrow(self, chosen: str | None) -> None:
        if chosen is None:
            return
        self._filter = chosen
        told = dict(filter_choices(list_actions(self.store, on=today())))[chosen]
        found = self.query_one(RecordList)
        found.retitle(_("Acties · {which}").format(which=told) if chosen else _("Acties"))
        found.reload()

    def action_export(self) -> None:
        """Ask where the file goes, and write the actions that are shown."""
        ask_file(self, _("Schrijf naar een bestand"), _("acties"), self._write, ending=".csv")

    def _write(self, path: Path, sealing: Sealing) -> None:
        with refusals(self):
            written = write_actions(self.store, path, list(self._rows.values()), sealing, on=today())
            tell(self, _("Geschreven naar {path}.").format(path=written.file))
            show_password(self, written.file, sealing)

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
