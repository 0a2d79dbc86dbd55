"""Privacy: what is over its term and why, holding it, destroying it with a second person, and its record."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.locale.words.exchange import receivers_told
from desk.locale.words.privacy import left_in_file
from desk.privacy.destroying import Outcome, apply_retention
from desk.privacy.due import EVENTS, DueRecord, due_records
from desk.privacy.holds import add_hold, release_hold
from desk.privacy.readings import watches
from desk.privacy.records import list_destructions
from desk.privacy.seconding import alone, latest_proposal, propose_destruction, second_needed
from desk.screens import privacy_texts as texts
from desk.screens.acting import Act, DescribingScreen
from desk.screens.printing import print_document
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.retention import MONTHS


class PrivacyScreen(DescribingScreen):
    """What is over its term, with the reason beside it."""

    BINDINGS = [
        key("back", _("Ga terug naar Beheer")),
        Binding("h", "act('hold')", _("Houd"), id="hold", tooltip=_("Vernietig dit nog niet, met reden en einddag")),
        Binding("r", "act('release')", _("Hef op"), id="release", tooltip=_("Hef de aanhouding op")),
        Binding("l", "propose", _("Klaar"), id="propose", tooltip=_("Leg de lijst klaar voor een tweede persoon")),
        Binding("v", "destroy", _("Vernietig"), id="destroy", tooltip=_("Vernietig voorgoed wat aan de beurt is")),
        Binding(
            "z", "readings", _("Lezen"), id="readings", show=False, tooltip=_("Toon welk lezen van dossiers opvalt")
        ),
        Binding("o", "past", _("Eerder"), id="past", show=False, tooltip=_("Toon wat eerder is vernietigd")),
        Binding(
            "b", "given", _("Bestanden"), id="given", show=False, tooltip=_("Toon welke bestanden uitgegeven zijn")
        ),
        replace(key("print", _("Print de verklaring van de laatste vernietiging")), show=False),
    ]
    ACTS: ClassVar[Mapping[str, Act]] = {}

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._found: dict[str, DueRecord] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the reason beside it."""
        yield TopBar(self.store)
        empty = _("Er is niets over zijn bewaartermijn. o toont wat eerder is vernietigd.")
        with Horizontal(classes="panes"):
            yield RecordList(_("Privacy"), texts.columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits the record under the cursor, and what the desk asks of a second person."""
        chosen = self._found.get(self.record or "")
        if action == "act":
            return chosen is not None and chosen.kind != EVENTS and (chosen.hold is None) is (parameters[0] == "hold")
        if action == "readings":
            return watches(self.store, today())
        if action in ("propose", "destroy"):
            due = any(one.hold is None for one in self._found.values())
            return due and (action == "destroy" or second_needed(self.store, today()))
        return super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        found = due_records(self.store, on=today())
        self._found = {one.id: one for one in found}
        self.query_one(RecordList).retitle(texts.title(found, watched=watches(self.store, today())))
        wanted = name_key(search)
        rows = [texts.row(one) for one in found if wanted in name_key(one.who)]
        return Page(rows[:limit], len(rows))

    def describe(self, record: str) -> Description:
        """Return why a record is to go."""
        found = self._found.get(record)
        if found is None:
            return Description("")
        months = getattr(self.store.settings(today()), MONTHS[found.rule])
        return texts.describe(found, months)

    def action_back(self) -> None:
        """Return to Beheer."""
        self.dismiss()

    def action_act(self, name: str) -> None:
        """Hold the record under the cursor, or let its hold go."""
        chosen = self._found.get(self.record or "")
        if chosen is None:
            return
        if name == "hold":
            self.app.push_screen(_hold_form(self.store, chosen), self._acted(_("Aangehouden.")))
        elif chosen.hold is not None:
            with refusals(self):
                self._acted(_("De aanhouding is opgeheven."))(release_hold(self.store, chosen.hold.id, on=today()))

    def _acted(self, said: str) -> Callable[[str | None], None]:
        def done(new: str | None) -> None:
            if new is not None:
                self.acted(new)
                tell(self, said)
                self.on_screen_resume()

        return done

    def action_propose(self) -> None:
        """Put the list before somebody else."""
        with refusals(self):
            propose_destruction(self.store, on=today())
            tell(self, _("De lijst ligt klaar. Een ander opent dit bureau en drukt hier op v."))

    def action_destroy(self) -> None:
        """Destroy what is due, after a yes; beside the screen."""
        asked = texts.question(list(self._found.values()), alone=alone(self.store, today()))
        proposal = latest_proposal(self.store) if second_needed(self.store, today()) else None
        if proposal is not None:
            asked = _("{name} legde de lijst klaar.").format(name=proposal["name"]) + f"\n{asked}"
        self.app.push_screen(Confirm(asked, title=_("Voorgoed vernietigen")), self._destroy)

    def _destroy(self, yes: bool | None) -> None:
        if yes:
            in_background(self, self.store, lambda own: apply_retention(own, on=today()), self._destroyed)

    def _destroyed(self, done: Outcome) -> None:
        self._done = None
        tell(self, " ".join((texts.done_told(done.lines), _("p print de verklaring."))))
        for line in receivers_told(done.receivers):
            tell(self, line, "warning")
        if not done.emptied:
            tell(self, left_in_file(), "warning")
        self.on_screen_resume()

    def action_readings(self) -> None:
        """Show whose reading of files stands out."""
        from desk.screens.readings import ReadingsScreen

        self.app.push_screen(ReadingsScreen(self.store))

    def action_past(self) -> None:
        """Show what was destroyed before."""
        from desk.screens.destroyed import DestroyedScreen

        self.app.push_screen(DestroyedScreen(self.store))

    def action_given(self) -> None:
        """Show which files left the desk."""
        from desk.screens.given_files import GivenFilesScreen

        self.app.push_screen(GivenFilesScreen(self.store))

    def action_print(self) -> None:
        """Print the record of the latest destruction."""
        past = list_destructions(self.store)
        if past:
            print_document(self, "destruction-record", past[0]["id"], past[0]["destroyed_on"])
        else:
            tell(self, _("Er is nog niets vernietigd. v vernietigt wat aan de beurt is."))


def _hold_form(store: Store, chosen: DueRecord) -> FormScreen[str]:
    asked = [
        fields.text("reason", _("reden"), required=True),
        fields.day("held_until", _("tot en met"), required=True),
    ]

    def save(values: dict[str, Any]) -> str:
        until = values["held_until"]
        return add_hold(store, chosen.kind, chosen.id, values["reason"], ends_on=until, on=today())

    return FormScreen(_("Houd aan: {who}").format(who=chosen.who), asked, save)
