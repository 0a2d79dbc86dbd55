"""The actions that were decided in the monthly review: who does what by when, and what is done."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.actions import add_action, complete_action, list_actions
from desk.locale import _
from desk.screens import evaluation_texts as texts
from desk.screens.acting import DescribingScreen, Done
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.fields import day, text
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.notices import tell
from desk.widgets.record_list import Page, RecordList
from desk.widgets.topbar import TopBar


def action_form(store: Store, month: str) -> FormScreen[str]:
    """Return the form that records a decision about a month; gives its id."""

    def save(values: dict[str, Any]) -> str:
        return add_action(store, values["title"], values["owner"], values["due_on"], on=today(), subject=month)

    fields = [
        text("title", _("wat"), required=True),
        text("owner", _("wie"), store.user.name, required=True),
        day("due_on", _("voor"), required=True),
    ]
    return FormScreen(_("Nieuwe actie"), fields, save)


def complete(screen: AreaScreen, action: str, done: Done) -> None:
    """Record that an action was carried out today."""
    done(complete_action(screen.store, action, on=today()))
    tell(screen, _("Gedaan. De toets u maakt het ongedaan."))
    screen.on_screen_resume()


class ReviewActions(DescribingScreen):
    """Every action, the open ones first."""

    BINDINGS = [
        key("back", _("Ga terug naar de cijfers")),
        key("new", _("Leg een nieuwe actie vast")),
        Binding("d", "act('done')", _("Gedaan"), id="done", tooltip=_("Leg vast dat deze actie gedaan is")),
    ]
    ACTS = {"done": complete}

    def __init__(self, store: Store, month: str, action: str | None = None) -> None:
        super().__init__(store)
        self._month, self._first = month, action
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the action beside it."""
        yield TopBar(self.store)
        empty = _("Nog geen acties. Druk op n en leg de eerste vast.")
        with Horizontal(classes="panes"):
            yield RecordList(_("Acties"), texts.action_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def on_mount(self) -> None:
        """Go to the action that was asked for."""
        if self._first is not None:
            self.query_one(RecordList).select(self._first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to do only what is open."""
        if action == "act":
            chosen = self._rows.get(self.record or "")
            return chosen is not None and chosen["status"] == "open"
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        found = list_actions(self.store, search=search, on=today())
        self._rows = {each["id"]: each for each in found}
        return Page([texts.action_row(each, today()) for each in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what is known of an action."""
        found = self._rows.get(record)
        return Description("") if found is None else texts.describe_action(found, today())

    def action_new(self) -> None:
        """Record a decision."""
        self.app.push_screen(action_form(self.store, self._month), self._added)

    def _added(self, action: str | None) -> None:
        if action is not None:
            self.acted(action)
            self.query_one(RecordList).select(action)

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
