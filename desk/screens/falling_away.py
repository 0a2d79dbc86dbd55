"""A volunteer falls away: all that hangs on her in one list, a choice per line, and in words what will happen."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from desk.clock import today
from desk.home.falling_away import Plan, plan_falling_away
from desk.home.falling_away_acts import carry_out
from desk.locale import _
from desk.locale.words import guards, word
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.screens.falling_away_texts import columns, item_row, opened_by, preview
from desk.screens.volunteer_why import why
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.detail import drawn
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.texts import plain
from desk.widgets.topbar import TopBar
from schema.falling_away import Cause
from schema.volunteer_course import StopReason


def falling_away_form(store: Store, volunteer: str, name: str) -> FormScreen[Any]:
    """Ask why a volunteer falls away and from when.

    Gives the plan of what hangs on her; where that is nothing it is carried out at once, and gives what was done.
    """

    def save(values: dict[str, Any]) -> Plan | dict[str, Any]:
        cause = Cause(values["cause"])
        until = values["until"] if cause is not Cause.STOP else None
        left = StopReason(values["stop_reason"]) if cause is Cause.STOP and values["stop_reason"] else None
        day, reason = values["day"], values["reason"]
        plan = plan_falling_away(
            store, volunteer, cause, on=today(), day=day, until=until, reason=reason, stop_reason=left
        )
        return plan if plan.items else carry_out(store, plan, on=today())

    words = guards.stopping()
    asked = [
        fields.choice("cause", _("wat is er"), [(one, words[one]) for one in Cause], Cause.STOP, required=True),
        fields.day("day", _("eerste dag zonder inzet"), today(), required=True),
        fields.day("until", _("laatste dag zonder")),
        fields.choice("stop_reason", _("waarom weg"), [(code.value, word(code)) for code in StopReason]),
        fields.text("reason", _("reden"), hint=_("komt bij wat u afrondt; mag leeg")),
    ]
    reasons = {"day": _("Vanaf deze dag gaat zij niet meer; wat daarna op haar naam staat, regelt u hier.")}
    intro = _(
        "Bij uitval zonder laatste dag geldt een pauze tot nader bericht. Hierna kiest u wat er gebeurt met alles "
        "wat aan deze vrijwilliger hangt; tot dan verandert er niets."
    )
    return FormScreen(_("{name} valt weg").format(name=name), fields.because(asked, why() | reasons), save, intro=intro)


def show_plan(screen: AreaScreen, found: Plan | dict[str, Any] | None, done: Done) -> None:
    """Go on after the form: show what hangs on her, or tell that all was done."""
    if isinstance(found, Plan):
        screen.app.push_screen(FallingAwayScreen(screen.store, found), lambda told: _tell(screen, told, done))
    else:
        _tell(screen, found, done)


def _tell(screen: AreaScreen, told: dict[str, Any] | None, done: Done) -> None:
    if told is not None and told["changed"]:
        tell(screen, _("Geregeld. De toets u maakt alles in één keer ongedaan."))
        done(told)
    else:
        done(None)


class FallingAwayScreen(Screen[dict[str, Any]]):
    """What hangs on a volunteer, a choice per line; dismisses with what was done, or with None on escape."""

    BINDINGS = [
        Binding("space", "next", _("Kies"), id="choose", tooltip=_("Kies iets anders voor deze regel")),
        Binding("s", "do", _("Doe dit"), id="do", tooltip=_("Voer alles uit zoals het hieronder staat")),
        key("back", _("Ga terug; er is niets gebeurd")),
    ]
    AUTO_FOCUS = "RecordList Rows"
    CSS = """
    FallingAwayScreen .pane { width: 100%; }
    FallingAwayScreen RecordList { height: 3fr; }
    FallingAwayScreen #preview { height: 2fr; scrollbar-size: 1 1; }
    """

    def __init__(self, store: Store, plan: Plan) -> None:
        super().__init__()
        self.store, self._plan = store, plan

    def compose(self) -> ComposeResult:
        """Lay out the list above the preview."""
        title = _("{name} {cause}: kies per regel").format(
            name=self._plan.name, cause=guards.stopping()[self._plan.cause]
        )
        yield TopBar(self.store)
        with Vertical(classes="panes"):
            yield RecordList(title, columns(), self._load, empty=_("Er hangt niets aan deze vrijwilliger."))
            with VerticalScroll(id="preview", classes="pane") as pane:
                pane.border_title = plain(_("Dit gebeurt er"))
                yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what will happen."""
        self._say()

    def _say(self) -> None:
        self.query_one("#preview Static", Static).update(drawn(self.app, preview(self._plan)))

    def _load(self, search: str, limit: int) -> Page:
        rows = [item_row(item) for item in self._plan.items]
        return Page(rows[:limit], len(rows))

    def action_next(self) -> None:
        """Take the next choice of the line under the cursor."""
        chosen = self.query_one(RecordList).selected
        item = next((item for item in self._plan.items if item.id == chosen), None)
        if item is None:
            return
        following = item.choices[(item.choices.index(item.do) + 1) % len(item.choices)]
        self._plan = self._plan.with_choice(item.id, following)
        self.query_one(RecordList).reload()
        self._say()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the pairing or the case that a line is about."""
        from desk.screens.case_file import CaseScreen
        from desk.screens.pairing_file import PairingScreen

        item = next(item for item in self._plan.items if item.id == event.id)
        opened = {"case": CaseScreen, "pairing": PairingScreen}.get(opened_by(item) or "")
        if opened is not None:
            self.app.push_screen(opened(self.store, item.subject))

    def action_do(self) -> None:
        """Carry it out; a refusal is told, and changes nothing."""
        with refusals(self):
            self.dismiss(carry_out(self.store, self._plan, on=today()))

    def action_back(self) -> None:
        """Leave without doing anything."""
        self.dismiss(None)
