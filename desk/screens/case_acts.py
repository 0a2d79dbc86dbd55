"""What is done to a case from its line, its file or Vandaag: contact, talk, end, request, household, checks."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.binding import Binding

from desk.locale import _
from desk.screens import case_forms
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.signals.finding import find_case
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


ACTS: Mapping[str, Act] = {
    "contact": _asking(case_forms.contact_form, _("Contactpoging vastgelegd.")),
    "talk": _asking(case_forms.talk_form, _("Gesprek vastgelegd.")),
    "close": _asking(case_forms.close_form, _("Zaak gesloten.")),
    "request": _asking(case_forms.request_form, _("Hulpvraag vastgelegd. Die wacht nu in Koppelen.")),
    "household": _asking(case_forms.household_form, _("Huishouden vastgelegd.")),
    "brp": _asking(case_forms.brp_form, _("BRP-controle vastgelegd.")),
    "inform": _asking(case_forms.inform_form, _("Vastgelegd dat de inwoner is geïnformeerd.")),
}


def fits(act: str, case: Mapping[str, Any] | None) -> bool:
    """Say whether an act makes sense for a case."""
    if case is None:
        return False
    if act == "close":
        return bool(case["status"] == "open")
    return act != "household" or case["persons"] > 1 or bool(case["institution"])
