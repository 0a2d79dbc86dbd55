"""Wie zag dit: who opened a resident's file, and what she may ask for: all that is known of her, or to be erased."""

from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words.exchange import receivers_told
from desk.locale.words.privacy import left_in_file
from desk.privacy.destroying import Outcome
from desk.privacy.erasing import erase_resident
from desk.privacy.holds import Hold, add_hold, holds_on, release_hold
from desk.privacy.records import readers
from desk.screens.acting import Done, RecordScreen
from desk.screens.area import AreaScreen
from desk.screens.printing import print_document
from desk.screens.privacy_texts import describe_readers, done_told
from desk.signals.finding import find_case, residents_of
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description
from desk.widgets.form import FormScreen
from desk.widgets.keys import key
from desk.widgets.notices import tell
from desk.widgets.picking import AllChoices
from schema.names import name_key


class ReadersScreen(RecordScreen):
    """Who opened the file of one resident, with what she may ask for under keys."""

    BINDINGS = [
        key("print", _("Print alles wat van deze inwoner bekend is")),
        Binding("h", "hold", _("Houd aan"), id="hold", tooltip=_("Vernietig dit nog niet, met reden en einddag")),
        Binding("r", "release", _("Hef op"), id="release", tooltip=_("Hef de aanhouding op")),
        Binding("w", "erase", _("Wis"), id="erase", tooltip=_("Wis deze inwoner, die daarom vraagt, voorgoed")),
    ]

    def __init__(self, store: Store, resident: str, name: str) -> None:
        self._who = name
        super().__init__(store, self._told, resident)

    def _holds(self) -> list[Hold]:
        return [hold for hold in holds_on(self.store, today()) if hold.subject == self.record]

    def _told(self, record: str) -> Description:
        return describe_readers(self._who, readers(self.store, record, on=today()), self._holds())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to release a hold only where there is one."""
        return bool(self._holds()) if action == "release" else super().check_action(action, parameters)

    def action_release(self) -> None:
        """Let the hold on her file go."""
        for hold in self._holds():
            self.acted(release_hold(self.store, hold.id, on=today()))
        tell(self, _("De aanhouding is opgeheven."))
        self.on_screen_resume()

    def action_print(self) -> None:
        """Print all that is known of her."""
        if self.record is not None:
            print_document(self, "access-report", self.record, name_key(self._who))

    def action_hold(self) -> None:
        """Keep her file from destruction for a while."""
        asked = [
            fields.text("reason", _("reden"), required=True),
            fields.day("held_until", _("tot en met"), required=True),
        ]

        def save(values: dict[str, Any]) -> str:
            until = values["held_until"]
            return add_hold(self.store, "resident", str(self.record), values["reason"], ends_on=until, on=today())

        self.app.push_screen(FormScreen(_("Houd aan: {who}").format(who=self._who), asked, save), self._held)

    def _held(self, hold: str | None) -> None:
        if hold is not None:
            self.acted(hold)
            tell(self, _("Aangehouden."))
            self.on_screen_resume()

    def action_erase(self) -> None:
        """Ask why, then for a yes, and erase her."""
        asked = [fields.text("erase_reason", _("reden"), required=True)]
        form = FormScreen(_("Wis: {who}").format(who=self._who), asked, lambda values: str(values["erase_reason"]))
        self.app.push_screen(form, self._ask_sure)

    def _ask_sure(self, reason: str | None) -> None:
        if reason is None:
            return
        question = _("Alles over {who} gaat weg, voorgoed. Wilt u dit?").format(who=self._who)

        def sure(yes: bool | None) -> None:
            if yes:
                record = str(self.record)
                in_background(
                    self, self.store, lambda own: erase_resident(own, record, reason, on=today()), self._erased
                )

        self.app.push_screen(Confirm(question, title=_("Voorgoed wissen")), sure)

    def _erased(self, done: Outcome) -> None:
        tell(self, done_told(done.lines))
        for line in receivers_told(done.receivers):
            tell(self, line, "warning")
        if not done.emptied:
            tell(self, left_in_file(), "warning")
        self.dismiss()


def show_readers(screen: AreaScreen, case: str, done: Done) -> None:
    """Show who opened the file of the resident of a case (id, number or kenmerk); of several one is chosen first."""
    people = residents_of(screen.store, find_case(screen.store, case)["id"])
    names = {row["id"]: full_name(row) for row in people}

    def show(resident: str | None) -> None:
        if resident is not None:
            screen.app.push_screen(ReadersScreen(screen.store, resident, names[resident]), lambda _nothing: done(None))

    if len(people) == 1:
        show(people[0]["id"])
    elif people:
        screen.app.push_screen(AllChoices(_("Van wie?"), list(names.items()), None), show)
    else:
        tell(screen, _("Bij deze zaak staat geen naam."))
