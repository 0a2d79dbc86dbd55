"""Rondes: who goes where, today first, with the list to print and the results to enter."""

from datetime import timedelta

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.outreach.rounds import Round, Stop, list_rounds, load_round
from desk.screens.acting import Act, ActingScreen, Done, readable
from desk.screens.area import AreaScreen, open_detail
from desk.screens.printing import print_document
from desk.screens.round_forms import drop_form, join_form, take_back_form
from desk.screens.round_results import ResultsScreen
from desk.screens.rounds_texts import describe_round, people_of, round_columns, stop_row
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.rounds import WAITING, RoundState

_BACK = timedelta(days=28)


def _print(screen: AreaScreen, round_id: str, done: Done) -> None:
    planned_on = load_round(screen.store, round_id, on=today()).planned_on.isoformat()
    print_document(screen, "visit-list", planned_on, planned_on)


def _drop(screen: AreaScreen, round_id: str, done: Done) -> None:
    screen.app.push_screen(drop_form(screen.store, load_round(screen.store, round_id, on=today())), done)


def _join(screen: AreaScreen, round_id: str, done: Done) -> None:
    screen.app.push_screen(join_form(screen.store, load_round(screen.store, round_id, on=today())), done)


def _enter_results(screen: AreaScreen, round_id: str, done: Done) -> None:
    screen.app.push_screen(ResultsScreen(screen.store, load_round(screen.store, round_id, on=today())), done)


_ACTS: dict[str, Act] = {"print": _print, "drop": _drop, "join": _join, "results": _enter_results}


class RoundsScreen(ActingScreen):
    """The rounds of today, of the days to come, and the past ones, an address a line."""

    BINDINGS = [
        key("print", _("Print de bezoeklijst van deze dag"), _("Lijst"), action="act('print')"),
        key("edit", _("Vul in wat er aan de deuren gebeurde"), _("Uitkomst"), action="act('results')"),
        Binding("d", "act('drop')", _("Uitval"), id="drop", tooltip=_("Leg vast dat iemand niet meegaat")),
        Binding("m", "act('join')", _("Mee"), id="join", show=False, tooltip=_("Laat iemand anders meegaan")),
        Binding(
            "t",
            "take_back",
            _("Neem terug"),
            id="take-back",
            show=False,
            tooltip=_("Neem dit adres of de ronde terug"),
        ),
        Binding("i", "describe", _("Ronde"), id="describe", show=False, tooltip=_("Toon deze ronde helemaal")),
        key("back", _("Ga terug naar waar u vandaan kwam")),
    ]
    ACTS = _ACTS

    def __init__(self, store: Store, first: str | None = None) -> None:
        """Make the screen.

        Args:
            first: the round on which the cursor starts.
        """
        super().__init__(store)
        self._first = first
        self._rounds: dict[str, Round] = {}
        self._stops: dict[str, tuple[Round, Stop]] = {}
        self._chosen: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the addresses and the round beside them."""
        empty = _("Nog geen rondes. Kies bij Inwoners zaken met de spatiebalk en druk op m (of: desk outreach assign).")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Rondes · vandaag eerst"), round_columns(), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def on_mount(self) -> None:
        """Start at the round that was asked for."""
        if self._first is not None and (found := self._stop_of(self._first)):
            self.query_one(RecordList).select(found)

    def _stop_of(self, round_id: str) -> str | None:
        found = load_round(self.store, round_id, on=today())
        return found.stops[0].id if found.stops else None

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        found = list_rounds(self.store, since=on - _BACK, on=on)
        coming = [each for each in found if each.planned_on >= on]
        past = [each for each in reversed(found) if each.planned_on < on]
        ordered = [*coming, *sorted(past, key=lambda each: each.state is RoundState.REPORTED)]
        self._rounds = {each.id: each for each in ordered}
        self._stops = {stop.id: (each, stop) for each in ordered for stop in each.stops}
        wanted = name_key(search)
        rows = [
            stop_row(each, stop)
            for each, stop in self._stops.values()
            if wanted in name_key(f"{people_of(each)} {stop.name} {stop.street} {stop.postcode} {stop.house_number}")
        ]
        return Page(rows[:limit], len(rows))

    def _describe(self, stop: str) -> Description:
        found = self._stops.get(stop)
        return Description("") if found is None else describe_round(self.store, found[0])

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the round of the address under the cursor, and the keys that fit it."""
        found = self._stops.get(event.id or "")
        self._chosen, self.record = event.id, found[0].id if found else None
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    async def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the case behind the address."""
        case = self._stops[event.id][1].case
        await self.run_action(f"app.open_record('case', {case!r})")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what this round allows now."""
        found = self._rounds.get(self.record or "")
        if action == "act":
            return found is not None and self._allows(found, str(parameters[0]))
        if action == "take_back":
            return found is not None and found.taken_back_on is None and self._waits(found)
        if action == "describe":
            return found is not None
        return super().check_action(action, parameters)

    def _allows(self, found: Round, act: str) -> bool:
        if act == "print":
            return found.goes_on and self._waits(found)
        if found.taken_back_on is not None or not self._waits(found):
            return False
        if act == "results":
            return found.planned_on <= today()
        return found.planned_on >= today()

    def _waits(self, found: Round) -> bool:
        return any(stop.state in WAITING for stop in found.stops)

    def action_take_back(self) -> None:
        """Take back the address under the cursor, or the whole round."""
        found = self._stops.get(self._chosen or "")
        if found is not None:
            self.app.push_screen(take_back_form(self.store, *found), self.acted)

    def action_describe(self) -> None:
        """Show the round whole."""
        if self._chosen is not None:
            open_detail(self, self._describe, self._chosen)

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()
