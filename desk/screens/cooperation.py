"""Samenwerking: the organisations, whether their agreements are in order, and what they agreed to do."""

from datetime import timedelta
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Footer

from desk.clock import today
from desk.documents.papers import collaboration_gaps
from desk.locale import _
from desk.partners.listing import agreements_of
from desk.partners.recording import organisation_record
from desk.partners.standing import State, list_with_standing
from desk.screens import cooperation_texts as texts
from desk.screens.area import AreaScreen, open_detail
from desk.screens.organisation_form import agreement_form, organisation_form
from desk.screens.printing import print_document
from desk.screens.undoing import undo_act
from desk.store.store import Store
from desk.store.undo import last_own_event
from desk.widgets.detail import Description, Detail
from desk.widgets.keys import key
from desk.widgets.notices import tell
from desk.widgets.record_list import Page, RecordList
from desk.widgets.topbar import TopBar
from schema.codes import AgreementKind, OrganisationKind


class CooperationArea(AreaScreen):
    """The list of organisations, with one of them beside it."""

    BINDINGS = [
        key("open", _("Toon deze organisatie")),
        key("new", _("Voeg een organisatie toe")),
        key("edit", _("Wijzig naam, KvK, contact en taken")),
        Binding("o", "agree", _("Overeenkomst"), id="agree", tooltip=_("Leg een overeenkomst of nieuwe versie vast")),
        key("print", _("Print de samenwerkingsovereenkomst")),
        key("undo"),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._done: int | None = None
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the organisation beside it."""
        yield TopBar(self.store)
        empty = _("Nog geen organisaties. Druk op n en voeg de eerste toe, of lees een bestand in.")
        with Horizontal(classes="panes"):
            yield RecordList(_("Samenwerking"), texts.columns(), self._load, empty=empty)
            yield Detail(self._describe)
        yield Footer(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen organisation allows; the municipality has no agreement to print with itself."""
        if action == "undo":
            return self._done is not None
        if action in ("open", "edit", "agree", "print"):
            chosen = self._chosen()
            own = chosen is not None and chosen["kind"] == OrganisationKind.MUNICIPALITY
            return chosen is not None and not (action == "print" and own)
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        soon = on + timedelta(days=self.store.settings(on).renewal_days)
        found = list_with_standing(self.store, search=search, limit=limit, on=on)
        self._rows = {each["id"]: each for each in found}
        return Page([texts.row(each, on, soon) for each in found])

    def _describe(self, organisation: str) -> Description:
        on = today()
        record = organisation_record(self.store, organisation)
        own = record["kind"] == OrganisationKind.MUNICIPALITY
        gaps = () if own else collaboration_gaps(self.store, organisation, on)
        return texts.describe(record, agreements_of(self.store, organisation, on=on), gaps)

    def _chosen(self) -> dict[str, Any] | None:
        lists = self.query(RecordList)
        return self._rows.get(lists.first().selected or "") if lists else None

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Follow the list, and offer what fits."""
        self.query_one(Detail).follow(event.id)
        self.refresh_bindings()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show the organisation, logged as seen: it names a contact person."""
        self.store.look(event.id, "desk", on=today())
        open_detail(self, self._describe, event.id)

    def action_new(self) -> None:
        """Make an organisation."""
        self.app.push_screen(organisation_form(self.store), self._saved)

    def action_edit(self) -> None:
        """Change the chosen organisation."""
        record = organisation_record(self.store, self._chosen_id())
        self.app.push_screen(organisation_form(self.store, record), self._saved)

    def action_agree(self) -> None:
        """Add a version of an agreement, proposing the kind that is missing or has ended."""
        record = organisation_record(self.store, self._chosen_id())
        standing = self._rows[record["id"]]["standing"]
        wanting = (kind for kind in AgreementKind if standing[kind].state in (State.MISSING, State.EXPIRED))
        self.app.push_screen(agreement_form(self.store, record, next(wanting, None)), self._saved)

    def action_print(self) -> None:
        """Print the collaboration agreement."""
        chosen = self._rows[self._chosen_id()]
        print_document(self, "collaboration-agreement", chosen["id"], chosen["kenmerk"])

    def action_undo(self) -> None:
        """Take the act that was just done back."""
        if self._done is not None:
            undo_act(self, self.store, self._done)
            self._done = None
            self.on_screen_resume()

    def _saved(self, saved: str | None) -> None:
        if saved is not None:
            self._done = last_own_event(self.store)
            tell(self, _("Bewaard. u maakt het ongedaan."))
            self.refresh_bindings()

    def _chosen_id(self) -> str:
        return self.query_one(RecordList).selected or ""
