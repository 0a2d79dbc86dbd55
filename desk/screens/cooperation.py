"""Samenwerking: the organisations, whether their agreements are in order, and what they agreed to do."""

from datetime import date, timedelta
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from desk.clock import today
from desk.documents.papers import collaboration_gaps
from desk.locale import _
from desk.partners.exporting import export_organisations
from desk.partners.listing import kind_of
from desk.partners.organisations import load_organisations
from desk.partners.recording import organisation_record
from desk.partners.standing import list_with_standing
from desk.partners.versions import agreements_of, organisation_of
from desk.screens import cooperation_texts as texts
from desk.screens.acting import ActingScreen, FilingScreen, RecordScreen, readable
from desk.screens.agreements import AgreementsScreen
from desk.screens.chain import ChainScreen
from desk.screens.cover import CoverScreen
from desk.screens.export_form import EXPORT_KEY, export_list
from desk.screens.organisation_acts import ACTS, ORGANISATION_KEYS, is_municipality, organisation_form, versions_key
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.codes import OrganisationKind
from schema.organisations import agreed_tasks


def _going(pressed: str, where: str, label: str, tooltip: str) -> Binding:
    """Return a key that opens what is about all organisations; the title names it, for the footer has no room."""
    return Binding(pressed, f"go('{where}')", label, id=where, show=False, tooltip=tooltip)


class CooperationArea(FilingScreen):
    """The list of organisations, with one of them beside it or under enter."""

    BINDINGS = [
        key("new", _("Voeg een organisatie toe")),
        *ORGANISATION_KEYS,
        versions_key(show=False),
        _going("r", "register", _("Register"), _("Zie wat het eerst afloopt")),
        _going("d", "cover", _("Dekking"), _("Zie welke taken gedekt zijn")),
        _going("k", "chain", _("Keten"), _("Open de lokale schuldenketen")),
        _going("h", "handovers", _("Overdracht"), _("Open de overdrachten aan en van andere bureaus")),
        EXPORT_KEY,
    ]
    ACTS = ACTS
    RECORDS = "organisation"

    def compose(self) -> ComposeResult:
        """Lay out the list and the organisation beside it."""
        yield TopBar(self.store)
        empty = _("Nog geen organisaties. Druk op n en voeg de eerste toe, of lees een lijst in bij Signalen (2, n).")
        with Horizontal(classes="panes"):
            title = _("Samenwerking · v versies · r register · d dekking · k keten · h overdracht")
            yield RecordList(title, texts.columns(), self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no agreement to print to the municipality."""
        return may_act(self, action, parameters) and super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        soon = on + timedelta(days=self.store.settings(on).renewal_days)
        found = list_with_standing(self.store, search=search, limit=limit, on=on)
        return Page([texts.row(each, on, soon) for each in found])

    def _describe(self, organisation: str) -> Description:
        return described(self.store, organisation, today())

    def file_screen(self, record: str) -> Screen[None]:
        """Return the file as a screen of its own."""
        return OrganisationScreen(self.store, record)

    def open_record(self, kind: str, record: str) -> None:
        """Open an organisation, a version among the agreements of the one it is with, or a hand-over."""
        if kind == "handover":
            self._open_handovers(record)
            return
        found = organisation_of(self.store, record) if kind == "agreement" else record
        self.query_one(RecordList).select(found)
        if kind == "agreement":
            self.app.push_screen(AgreementsScreen(self.store, found, record))
        else:
            self.app.push_screen(OrganisationScreen(self.store, found))

    def action_go(self, where: str) -> None:
        """Open what is about all organisations: the register, the cover of the tasks, the chain, the hand-overs."""
        if where == "handovers":
            self._open_handovers(None)
            return
        screens = {"register": AgreementsScreen, "cover": CoverScreen, "chain": ChainScreen}
        self.app.push_screen(screens[where](self.store))

    def _open_handovers(self, first: str | None) -> None:
        from desk.screens.handovers import HandoversScreen

        self.app.push_screen(HandoversScreen(self.store, first))

    def action_export(self) -> None:
        """Write the organisations to a file."""
        export_list(self, "organisaties", export_organisations)

    def action_new(self) -> None:
        """Add an organisation, and go to it."""
        self.app.push_screen(organisation_form(self.store), self._added)

    def _added(self, organisation: Any) -> None:
        if organisation is not None:
            self.acted(organisation)
            self.query_one(RecordList).select(organisation)


class OrganisationScreen(RecordScreen):
    """One organisation, with what can be done to it."""

    BINDINGS = [*ORGANISATION_KEYS, versions_key(show=True)]
    ACTS = ACTS
    RECORDS = "organisation"

    def __init__(self, store: Store, organisation: str) -> None:
        super().__init__(store, readable(lambda record: described(store, record, today())), organisation)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no agreement to print to the municipality."""
        return may_act(self, action, parameters) and super().check_action(action, parameters)


def may_act(screen: ActingScreen, action: str, parameters: tuple[object, ...]) -> bool:
    """Say whether an act fits the organisation: the municipality prints no agreement with itself."""
    if action != "act" or parameters != ("print",) or screen.record is None:
        return True
    return kind_of(screen.store, screen.record) not in (None, OrganisationKind.MUNICIPALITY)


def described(store: Store, organisation: str, on: date) -> Description:
    """Return what is known of an organisation on a day, and what its collaboration agreement still lacks."""
    record = organisation_record(store, organisation)
    gaps = () if is_municipality(record) else collaboration_gaps(store, organisation, on)
    tasks = agreed_tasks(load_organisations(store)[organisation], on)
    return texts.describe(record, agreements_of(store, organisation, on=on), gaps, tasks, on)
