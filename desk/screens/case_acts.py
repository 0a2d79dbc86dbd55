"""What is done to a case from its line, its file or Vandaag: contact, talk, end, request, checks, what is decided."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.binding import Binding

from desk.locale import _
from desk.locale.words.cases import awaiting_household
from desk.screens import case_decision_forms, case_forms
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.case_contact_form import Logged, contact_form
from desk.screens.case_next_texts import block_told
from desk.screens.note_advice import offer_hand_over
from desk.screens.offering import offer_papers, papers_of_case
from desk.screens.readers import show_readers
from desk.signals.blocking import block_at_door
from desk.signals.finding import find_case
from desk.signals.recording import awaits_household, speaks_of_all
from desk.store.store import Store
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell

CONTACT_KEY = Binding("c", "act('contact')", _("Contact"), id="contact", tooltip=_("Leg een contactpoging vast"))
CASE_KEYS: list[Binding] = [
    CONTACT_KEY,
    Binding("g", "act('talk')", _("Gesprek"), id="talk", tooltip=_("Leg een gesprek vast")),
    Binding("s", "act('close')", _("Sluit"), id="close", tooltip=_("Sluit de zaak met een resultaat")),
    Binding("v", "act('request')", _("Vraag"), id="request", tooltip=_("Leg een hulpvraag vast: om een vrijwilliger")),
    Binding("h", "act('household')", _("Huishouden"), id="household", tooltip=_("Beslis of dit één huishouden is")),
    Binding("b", "act('brp')", _("BRP"), id="brp", show=False, tooltip=_("Leg een BRP-controle vast")),
    Binding(
        "i",
        "act('inform')",
        _("Informeer"),
        id="inform",
        show=False,
        tooltip=_("Leg vast dat de inwoner is geïnformeerd"),
    ),
    Binding(
        "r",
        "act('referral')",
        _("Verwijzing"),
        id="referral",
        show=False,
        tooltip=_("Leg vast naar wie is verwezen, of het antwoord"),
    ),
    Binding(
        "x",
        "act('block')",
        _("Uitsluiting"),
        id="block",
        show=False,
        tooltip=_("Zet dit adres of een inwoner op de uitsluitingslijst, of haal het eraf"),
    ),
    Binding(
        "d",
        "act('hand-over')",
        _("Overdragen"),
        id="hand-over",
        show=False,
        tooltip=_("Draag de hulpvraag versleuteld over aan een ander bureau"),
    ),
    Binding(
        "p", "act('print')", _("Print"), id="print", show=False, tooltip=_("Print een brief, overdracht of inzage")
    ),
    Binding(
        "z", "act('readers')", _("Wie zag dit"), id="readers", show=False, tooltip=_("Toon wie dit dossier opende")
    ),
    Binding(
        "a", "act('history')", _("Adres"), id="history", show=False, tooltip=_("Toon de andere zaken op dit adres")
    ),
]


def _asking(make: Callable[[Store, Mapping[str, Any]], FormScreen[str]], stored: str) -> Act:
    """Return the act that asks by a form, and says what was stored."""

    def act(screen: AreaScreen, case: str, done: Done) -> None:
        def told(new: str | None) -> None:
            if new is not None:
                tell(screen, stored)
            done(new)

        screen.app.push_screen(make(screen.store, find_case(screen.store, case)), told)

    return act


def _contact(screen: AreaScreen, case: str, done: Done) -> None:
    """Log a contact; who went to a door on the exclusion list is told so."""

    def told(logged: Logged | None) -> None:
        if logged is not None:
            if block := block_at_door(screen.store, case, logged.channel, on=logged.on):
                warned = _("Vastgelegd. Let op, dit adres staat op de uitsluitingslijst: {block}.")
                tell(screen, warned.format(block=block_told(block)), "warning")
            else:
                tell(screen, _("Contactpoging vastgelegd."))
        if logged is None:
            done(None)
        else:
            offer_hand_over(screen, case, logged.note, done, logged.attempt)

    screen.app.push_screen(contact_form(screen.store, find_case(screen.store, case)), told)


def _close(screen: AreaScreen, case: str, done: Done) -> None:
    """End the case; of persons who live apart it is told when the result is everybody's."""

    def told(new: str | None) -> None:
        if new is not None:
            all_of_them = _("Zaak gesloten, voor alle personen op de zaak.")
            closed = all_of_them if speaks_of_all(screen.store, new) else _("Zaak gesloten.")
            if awaits_household(screen.store, new):
                tell(screen, f"{closed} {awaiting_household()}", "warning")
            else:
                tell(screen, closed)
        done(new)

    screen.app.push_screen(case_forms.close_form(screen.store, find_case(screen.store, case)), told)


def _print(screen: AreaScreen, case: str, done: Done) -> None:
    """Print one of the papers about the people of the case."""
    offer_papers(screen, papers_of_case(screen.store, case))


def _history(screen: AreaScreen, case: str, done: Done) -> None:
    """Show the other cases on the address."""
    from desk.screens.case_history import CaseHistory

    screen.app.push_screen(CaseHistory(screen.store, case), lambda _nothing: done(None))


def _hand_over(screen: AreaScreen, case: str, done: Done) -> None:
    """Hand the request of the case over to another desk."""
    from desk.screens.handover_acts import hand_over

    hand_over(screen, case, screen.on_screen_resume)


ACTS: Mapping[str, Act] = {
    "hand-over": _hand_over,
    "contact": _contact,
    "talk": _asking(case_forms.talk_form, _("Gesprek vastgelegd.")),
    "close": _close,
    "request": _asking(case_forms.request_form, _("Hulpvraag vastgelegd. Die wacht nu in Koppelen.")),
    "household": _asking(case_forms.household_form, _("Huishouden vastgelegd.")),
    "brp": _asking(case_forms.brp_form, _("BRP-controle vastgelegd.")),
    "referral": _asking(case_decision_forms.referral_form, _("Verwijzing vastgelegd.")),
    "block": _asking(case_decision_forms.block_form, _("Uitsluitingslijst bijgewerkt.")),
    "history": _history,
    "readers": show_readers,
    "print": _print,
    "inform": _asking(case_forms.inform_form, _("Vastgelegd dat de inwoner is geïnformeerd.")),
}


def fits(act: str, case: Mapping[str, Any] | None) -> bool:
    """Say whether an act makes sense for a case."""
    if case is None:
        return False
    if act == "close":
        return bool(case["status"] == "open")
    return act != "household" or case["persons"] > 1 or bool(case["institution"])
