"""Koppelen: who waits for a volunteer, and under `t` the pairings with their next step."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.matching.pool import Pool, load_pool
from desk.pairings.listing import list_pairings
from desk.requests.listing import list_requests
from desk.screens.acting import ActingScreen, readable
from desk.screens.candidates import CandidatesScreen
from desk.screens.pairing_acts import ACTS, PAIRING_KEYS
from desk.screens.pairing_file import PairingScreen
from desk.screens.pairing_offers import NOTHING, in_footer, offers
from desk.screens.pairings_texts import describe_pairing, pairing_row
from desk.screens.planning import PLAN_KEYS, PLANS
from desk.screens.waiting_texts import describe_request, waiting_row
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.list_rows import Column, Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar

_SHOWN = {"current": ("proposed", "introduced", "agreed", "running"), "ended": ("ended",), "all": (None,)}


class PairingArea(ActingScreen):
    """The waiting list, and the pairings; one of them is shown."""

    BINDINGS = [
        Binding("t", "turn", _("Wissel"), id="turn", tooltip=_("Wissel tussen wie wacht en de koppelingen")),
        *PAIRING_KEYS,
        *PLAN_KEYS,
        Binding(
            "f", "filter", _("Toon"), id="filter", show=False, tooltip=_("Toon lopende, afgeronde of alle koppelingen")
        ),
    ]
    ACTS = ACTS
    RECORDS = "pairing"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._show = "current"
        self._offers = NOTHING
        self._pool: Pool | None = None

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys that work; the footer has room for those that matter most now."""
        return in_footer(super().active_bindings, self._offers.shown(alone=self._done is not None))

    def compose(self) -> ComposeResult:
        """Lay out both lists, of which one is seen, and the detail."""
        waiting = [_("spoed"), _("wie"), _("taak"), _("steun"), _("talen")]
        pairings = [_("inwoner"), _("vrijwilliger"), _("taak"), _("status"), _("sinds")]
        nobody_waits = _("Niemand wacht. Een hulpvraag legt u vast bij de inwoner (3). t toont de koppelingen.")
        no_pairings = _("Hier zijn geen koppelingen. Met t gaat u naar wie wacht, met f toont u andere.")
        if not self.store.user.sees_all:
            no_pairings = _("Hier zijn geen koppelingen. Met f toont u andere.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                _("Koppelen · wie wacht"),
                [*map(Column, waiting), Column(_("wacht"), right=True)],
                self._load_waiting,
                empty=nobody_waits,
                place="waiting",
            )
            second = RecordList(
                self._title(), list(map(Column, pairings)), self._load_pairings, empty=no_pairings, place="pairings"
            )
            second.display = False
            yield second
            yield Detail(readable(self._describe))
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with who waits; whoever sees the pairings of one organisation alone, with those."""
        if not self.store.user.sees_all:
            self._turn_to(waiting=False)
            self.call_after_refresh(self.query_one("#pairings Rows").focus)

    @property
    def _waiting(self) -> bool:
        return bool(self.query_one("#waiting").display)

    def _title(self) -> str:
        return {
            "current": _("Koppelen · lopende koppelingen · f toont andere"),
            "ended": _("Koppelen · afgeronde koppelingen · f toont andere"),
            "all": _("Koppelen · alle koppelingen · f toont andere"),
        }[self._show]

    def _load_waiting(self, search: str, limit: int) -> Page:
        on = today()
        rows = list_requests(self.store, search=search, status="waiting", limit=limit, on=on)
        return Page([waiting_row(row, on) for row in rows])

    def _load_pairings(self, search: str, limit: int) -> Page:
        found = [
            row
            for status in _SHOWN[self._show]
            for row in list_pairings(self.store, search=search, status=status, limit=limit, on=today())
        ]
        return Page([pairing_row(row) for row in found[:limit]])

    def _describe(self, record: str) -> Description:
        if self._waiting:
            self._pool = self._pool or load_pool(self.store)
            return describe_request(self.store, record, self._pool, on=today())
        return describe_pairing(self.store, record, on=today())

    def on_screen_resume(self) -> None:
        """Read everybody again: another area or a form may have changed the desk since."""
        self._pool = None
        super().on_screen_resume()

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show what is under the cursor of the list that is seen, and offer what fits it."""
        if event.record_list.display:
            self._look_at(event.id)

    def _look_at(self, record: str | None) -> None:
        self.record = None if self._waiting else record
        self._offers = offers(self.store, self.record, on=today())
        self.refresh_bindings()
        self.query_one(Detail).follow(record)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Weigh the candidates for a request, or open a pairing."""
        if self._waiting:
            self._weigh(event.id)
        else:
            self.app.push_screen(PairingScreen(self.store, event.id))

    def _weigh(self, request: str) -> None:
        self.app.push_screen(CandidatesScreen(self.store, request, self._paired))

    def _paired(self, pairing: Any) -> None:
        self.acted(pairing)
        tell(self, _("Voorgesteld. De toets t toont de koppelingen; daar legt i de kennismaking vast."))

    def open_record(self, kind: str, record: str) -> None:
        """Open a pairing, or the candidates for a request, asked for in another area."""
        if kind == "request":
            self._turn_to(waiting=True)
            self.query_one("#waiting", RecordList).select(record)
            self._weigh(record)
        else:
            self._turn_to(waiting=False)
            self.query_one("#pairings", RecordList).select(record)
            self.app.push_screen(PairingScreen(self.store, record))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the steps that fit the pairing under the cursor."""
        if action == "act":
            return parameters[0] in self._offers.acts
        if action == "turn":
            return self.store.user.sees_all
        if action in ("filter", "go"):
            return self._waiting is (action == "go")
        return super().check_action(action, parameters)

    def action_turn(self) -> None:
        """Go to the other list."""
        self._turn_to(waiting=not self._waiting)

    def _turn_to(self, *, waiting: bool) -> None:
        self.query_one("#waiting").display = waiting
        self.query_one("#pairings").display = not waiting
        shown = self.query_one("#waiting" if waiting else "#pairings", RecordList)
        self._look_at(shown.selected)
        shown.reload()
        self.set_focus(None if shown.selected is None else shown.query_one("Rows"))

    def action_search(self) -> None:
        """Search in the list that is seen."""
        self.query_one("#waiting" if self._waiting else "#pairings", RecordList).focus_search()

    def action_go(self, where: str) -> None:
        """Open the best plan for all who wait, or what would help more of them."""
        self.app.push_screen(PLANS[where](self.store))

    def action_filter(self) -> None:
        """Show the next group of pairings."""
        groups = list(_SHOWN)
        self._show = groups[(groups.index(self._show) + 1) % len(groups)]
        shown = self.query_one("#pairings", RecordList)
        shown.retitle(self._title())
        shown.reload()
