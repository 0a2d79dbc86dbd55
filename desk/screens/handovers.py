"""Overdrachten: what went to another desk and what came from one, how each stands, and what is still to be told."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.handovers.listing import list_handovers, list_receipts
from desk.locale import _
from desk.screens import handover_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.handover_acts import answer, receive, take_back_form
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.handing_over import State
from schema.names import name_key

_OVER = frozenset({State.ENDED, State.DECLINED, State.TAKEN_BACK})


class HandoversScreen(DescribingScreen):
    """The hand-overs, the newest first, with one of them beside the list."""

    BINDINGS = [
        key("new", _("Open een pakket dat u kreeg")),
        Binding("a", "answer", _("Meld"), id="answer", tooltip=_("Vertel het andere bureau wat ervan werd")),
        Binding("t", "take_back", _("Neem op"), id="take-back", tooltip=_("Neem deze hulpvraag hier weer op")),
        Binding("k", "keys", _("Sleutels"), id="keys", show=False, tooltip=_("Uw sleutel, en die van andere bureaus")),
        Binding("b", "receipts", _("Bewijzen"), id="receipts", show=False, tooltip=_("Toon alle pakketten, in en uit")),
        key("back", _("Ga terug naar de organisaties")),
    ]

    def __init__(self, store: Store, first: str | None = None) -> None:
        super().__init__(store)
        self._first = first
        self._known: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the hand-over beside it."""
        empty = _(
            "Nog geen overdrachten. Wissel eerst sleutels uit (k); daarna draagt u over bij een zaak (3, d), "
            "of opent u hier met n een pakket dat u kreeg."
        )
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Overdrachten · k sleutels · b bewijzen"), texts.columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the one that was asked for."""
        if self._first is not None:
            self.query_one(RecordList).select(self._first)

    def _load(self, search: str, limit: int) -> Page:
        self._known = {row["id"]: row for row in list_handovers(self.store, on=today())}
        found = texts.shown_rows(list(self._known.values()), name_key(search), name_key)
        return Page([texts.row_of(row) for row in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what is known of a hand-over."""
        return texts.describe(self._known[record]) if record in self._known else Description("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an answer to what came, and to take back what went."""
        row = self._known.get(self.record or "")
        if action == "answer":
            return row is not None and row["direction"] == "received"
        if action == "take_back":
            return row is not None and row["direction"] == "sent" and row["state"] not in _OVER
        return super().check_action(action, parameters)

    def _passed(self, handover: str | None) -> None:
        """Show what was done, under the cursor."""
        if handover is not None:
            self.acted(handover)
            self.on_screen_resume()
            self.query_one(RecordList).select(handover)

    def action_new(self) -> None:
        """Open a package."""
        receive(self, self._passed)

    def action_answer(self) -> None:
        """Tell what became of a request."""
        answer(self, self._known[self.record or ""], self.on_screen_resume)

    def action_take_back(self) -> None:
        """Take a request up again."""

        def taken(handover: str | None) -> None:
            if handover is not None:
                tell(self, _("Weer opgenomen: de hulpvraag wacht in Koppelen."))
            self._passed(handover)

        self.app.push_screen(take_back_form(self.store, self._known[self.record or ""]), taken)

    def action_keys(self) -> None:
        """Show the keys."""
        from desk.screens.handover_keys import KeysScreen

        self.app.push_screen(KeysScreen(self.store))

    def action_receipts(self) -> None:
        """Show what passed between this desk and others."""
        self.app.push_screen(ReceiptsScreen(self.store))

    def action_back(self) -> None:
        """Return to the organisations."""
        self.dismiss()


class ReceiptsScreen(DescribingScreen):
    """The receipts of all packages; none names anybody."""

    BINDINGS = [key("back", _("Ga terug naar de overdrachten"))]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._known: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the receipt beside it."""
        columns = [Column(_("richting"), kept=True), Column(_("wat")), Column(_("bureau")), Column(_("dag"), kept=True)]
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                _("Ontvangstbewijzen"),
                [*columns, Column(_("pakket"), kept=True)],
                self._load,
                empty=_("Er ging nog geen pakket in of uit."),
            )
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self._known = {row["id"]: row for row in list_receipts(self.store)}
        found = texts.shown_rows(list(self._known.values()), name_key(search), name_key)
        return Page([texts.receipt_row(row) for row in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what a receipt says."""
        return texts.describe_receipt(self._known[record]) if record in self._known else Description("")

    def action_back(self) -> None:
        """Return to the hand-overs."""
        self.dismiss()
