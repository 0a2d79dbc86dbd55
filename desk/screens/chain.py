"""Schuldenketen: the parties that help residents with debts, and where in the chain nobody does."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.partners.chain import chain, list_chain, party_file
from desk.screens import chain_texts as texts
from desk.screens.acting import ActingScreen, readable
from desk.screens.area import AreaScreen, open_detail
from desk.screens.chain_forms import change, end, party_form
from desk.screens.printing import print_document
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.chain import ChainParty

_DOCUMENT = "chain-overview"


class ChainScreen(ActingScreen):
    """The parties of the chain, with one of them beside the list."""

    BINDINGS = [
        key("new", _("Voeg een partij toe")),
        key("edit", _("Leg vast wat deze partij anders doet"), action="act('change')"),
        Binding("x", "act('end')", _("Stopt"), id="end", show=False, tooltip=_("Leg vast dat deze partij stopt")),
        Binding("o", "overview", _("Fasen"), id="overview", tooltip=_("Zie per fase wie er is, en waar niemand")),
        Binding(
            "p", "print", _("Print"), id="print", show=False, tooltip=_("Print het overzicht van de keten op één blad")
        ),
        Binding("f", "filter", _("Toon"), id="filter", show=False, tooltip=_("Toon ook wie niet meer meedoet")),
        key("back", _("Ga terug naar de organisaties")),
    ]
    ACTS = {"change": change, "end": end}

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._every = False

    def compose(self) -> ComposeResult:
        """Lay out the parties and one of them beside the list."""
        empty = _("Nog geen partijen. Druk op n en voeg de eerste toe: wie helpt inwoners met geldzorgen?")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Schuldenketen"), texts.columns(), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self.query_one(RecordList).retitle(texts.gap_title(chain(self.store, on=today())))
        found = list_chain(self.store, search=search, on=today(), every=self._every)
        return Page([texts.row(each) for each in found[:limit]], len(found))

    def _describe(self, party: str) -> Description:
        return texts.describe(party_file(self.store, party, on=today()))

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the party under the cursor."""
        self.record = event.id
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show the party whole."""
        open_detail(self, readable(self._describe), event.id)

    def acted(self, result: Any) -> None:
        """Remember what was done, and stay with the party."""
        super().acted(result)
        if isinstance(result, str):
            self.query_one(RecordList).select(result)

    def action_new(self) -> None:
        """Add a party."""
        self.app.push_screen(party_form(self.store), self.acted)

    def action_overview(self) -> None:
        """Show the phases with who is in them."""
        self.app.push_screen(ChainOverviewScreen(self.store))

    def action_print(self) -> None:
        """Print the overview of the chain."""
        print_document(self, _DOCUMENT, _DOCUMENT, today().isoformat())

    def action_filter(self) -> None:
        """Show also those that are no longer in the chain, or not."""
        self._every = not self._every
        self.query_one(RecordList).reload()

    def action_back(self) -> None:
        """Return to the organisations."""
        self.dismiss()


class ChainOverviewScreen(AreaScreen):
    """The phases of the chain with who gives which kind of support; where nobody does, it says so."""

    BINDINGS = [
        key("print", _("Print het overzicht van de keten op één blad")),
        key("back", _("Ga terug naar de partijen")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._parties: list[ChainParty] = []

    def compose(self) -> ComposeResult:
        """Lay out the phases and one of them beside the list."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Keten per fase"), texts.phase_columns(), self._load, empty=_("Er zijn geen fasen."))
            yield Detail(self._describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        self._parties = chain(self.store, on=today())
        return Page([row for row in texts.phase_rows(self._parties) if search.casefold() in str(row.cells[0])])

    def _describe(self, phase: str) -> Description:
        return texts.describe_phase(self._parties, phase)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the phase under the cursor."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show the phase whole."""
        open_detail(self, self._describe, event.id)

    def action_print(self) -> None:
        """Print the overview of the chain."""
        print_document(self, _DOCUMENT, _DOCUMENT, today().isoformat())

    def action_back(self) -> None:
        """Return to the parties."""
        self.dismiss()
