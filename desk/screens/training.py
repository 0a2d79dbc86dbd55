"""Opleiding: the sessions to come and those that have been, with places, who came, and certificates."""

from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.screens import training_forms as forms
from desk.screens.acting import Act, ActingScreen, Done, readable
from desk.screens.area import AreaScreen, open_detail
from desk.screens.due import DueScreen
from desk.screens.modules import ModulesScreen
from desk.screens.training_change_forms import change_session_form
from desk.screens.training_texts import describe_session, session_columns, session_row
from desk.store.store import Store
from desk.training.due import who_is_due
from desk.training.placing import to_place_anew
from desk.training.sessions import is_retired, list_modules, list_sessions, session_file
from desk.widgets.background import in_background
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import ProofKind
from schema.training import SessionState

_PURPOSE = "training"
_TO_COME = frozenset({SessionState.PLANNED, SessionState.FULL})
_BEEN = frozenset({SessionState.UNMARKED, SessionState.UNCERTIFIED, SessionState.DONE})


def _file(store: Store, session: str) -> dict[str, Any]:
    return session_file(store, session, on=today(), purpose=_PURPOSE)


def _enrol(screen: AreaScreen, session: str, done: Done) -> None:
    """Look beside the screen who is due, and ask who get a place."""
    file = _file(screen.store, session)

    def ask(due: Any) -> None:
        screen.app.push_screen(forms.enrol_form(screen.store, file, due), done)

    in_background(screen, screen.store, partial(who_is_due, on=today(), kinds=(ProofKind(file["kind"]),)), ask)


def _withdraw(screen: AreaScreen, session: str, done: Done) -> None:
    screen.app.push_screen(forms.withdraw_form(screen.store, _file(screen.store, session)), done)


def _change(screen: AreaScreen, session: str, done: Done) -> None:
    screen.app.push_screen(change_session_form(screen.store, _file(screen.store, session)), done)


def _attend(screen: AreaScreen, session: str, done: Done) -> None:
    screen.app.push_screen(forms.attendance_form(screen.store, _file(screen.store, session)), done)


def _certify(screen: AreaScreen, session: str, done: Done) -> None:
    screen.app.push_screen(forms.certify_form(screen.store, _file(screen.store, session)), done)


def _cancel(screen: AreaScreen, session: str, done: Done) -> None:
    screen.app.push_screen(forms.cancel_form(screen.store, _file(screen.store, session)), done)


_ACTS: dict[str, Act] = {
    "enrol": _enrol,
    "withdraw": _withdraw,
    "attend": _attend,
    "certify": _certify,
    "cancel": _cancel,
    "change": _change,
}


class TrainingScreen(ActingScreen):
    """The training plan: a line per session, with everybody who comes beside it."""

    BINDINGS = [
        key("new", _("Plan een training van een module")),
        Binding("m", "module", _("Module"), id="module", show=False, tooltip=_("Voeg een module toe")),
        Binding("o", "modules", _("Modules"), id="modules", show=False, tooltip=_("Toon, wijzig of stop modules")),
        key("edit", _("Wijzig dag, tijd, plaats of plaatsen"), action="act('change')"),
        Binding("i", "act('enrol')", _("Meld aan"), id="enrol", tooltip=_("Geef mensen een plaats in deze training")),
        Binding("a", "act('attend')", _("Wie was er"), id="attend", tooltip=_("Leg vast wie er was en wie niet")),
        Binding("c", "act('certify')", _("Certificaten"), id="certify", tooltip=_("Geef wie er was het certificaat")),
        Binding("d", "due", _("Beurt"), id="due", tooltip=_("Toon wie een training mist of moet vernieuwen")),
        Binding("g", "act('withdraw')", _("Afmelden"), id="withdraw", show=False, tooltip=_("Geef een plaats terug")),
        Binding("x", "act('cancel')", _("Afgelasten"), id="cancel", show=False, tooltip=_("Gelast deze training af")),
        key("back", _("Ga terug naar waar u vandaan kwam")),
    ]
    ACTS = _ACTS

    def __init__(self, store: Store, first: str | None = None) -> None:
        """Make the screen.

        Args:
            first: the session on which the cursor starts.
        """
        super().__init__(store)
        self._first = first
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the sessions and one of them beside the list."""
        empty = _("Nog geen trainingen. Druk op m voor een eerste module, en dan op n om een training te plannen.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Opleiding · wat komt eerst"), session_columns(), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def on_mount(self) -> None:
        """Start at the session that was asked for."""
        if self._first is not None:
            self.query_one(RecordList).select(self._first)

    def _load(self, search: str, limit: int) -> Page:
        rows = list_sessions(self.store, search=search, on=today())
        self._rows = {row["id"]: row for row in rows}
        return Page([session_row(row) for row in rows[:limit]], len(rows))

    def _describe(self, session: str) -> Description:
        anew = frozenset(row["volunteer"] for row in to_place_anew(self.store, on=today(), session=session))
        return describe_session(_file(self.store, session), anew)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the session under the cursor, and the keys that fit it."""
        self.record = event.id
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show the session whole."""
        open_detail(self, self._describe, event.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits how the session stands."""
        if action == "act":
            row = self._rows.get(self.record or "")
            return row is not None and self._allows(row, str(parameters[0]))
        return super().check_action(action, parameters)

    def _allows(self, row: dict[str, Any], act: str) -> bool:
        state = SessionState(row["status"])
        if act == "enrol":
            return state is not SessionState.CANCELLED and row["left"] > 0
        if act == "attend":
            return state in _BEEN and row["enrolled"] > 0
        if act == "certify":
            return bool(row["to_certify"]) and state is not SessionState.CANCELLED
        if act == "withdraw":
            return state in _TO_COME and row["enrolled"] > 0
        if act == "change":
            return state in _TO_COME
        return state in _TO_COME or state is SessionState.UNMARKED

    def action_new(self) -> None:
        """Plan a session, and go to it; without a module, make that first."""
        if any(not is_retired(row, today()) for row in list_modules(self.store, on=today())):
            self.app.push_screen(forms.session_form(self.store), self._added)
        else:
            tell(self, _("Een training hoort bij een module. Maak die eerst met m."))

    def _added(self, session: str | None) -> None:
        if session is not None:
            self.acted(session)
            self.query_one(RecordList).select(session)

    def action_module(self) -> None:
        """Add a module."""
        self.app.push_screen(forms.module_form(self.store), self.acted)

    def action_modules(self) -> None:
        """Show the modules."""
        self.app.push_screen(ModulesScreen(self.store))

    def action_due(self) -> None:
        """Show who is due for a training."""
        self.app.push_screen(DueScreen(self.store))

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()
