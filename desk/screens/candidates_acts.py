"""What opens the way for a candidate: the resident's consent, and a decision about a namesake."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.matching.suggesting import HeldBack
from desk.pairings.clearing import clear_namesake
from desk.requests.recording import record_consent
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.requests import ConsentKind

Request = Mapping[str, Any]


def consent_form(store: Store, request: Request) -> FormScreen[str]:
    """Ask for the day on which the resident agreed."""

    def save(values: dict[str, Any]) -> str:
        return record_consent(store, request["id"], ConsentKind.GIVEN, values["on"], on=today())

    asked = [fields.day("on", _("ingestemd op"), today(), required=True)]
    return FormScreen(_("Toestemming van {name}").format(name=full_name(request)), asked, save)


def namesake_form(store: Store, request: Request, held: HeldBack) -> FormScreen[str]:
    """Ask why two people with one name are strangers."""

    def save(values: dict[str, Any]) -> str:
        return clear_namesake(store, request["id"], held.volunteer, values["reason"], on=today())

    names = _("{resident} en {volunteer}").format(resident=full_name(request), volunteer=held.name)
    intro = _("Vraag het aan beiden. Kennen zij elkaar niet, zeg dan hoe u dat weet: dat blijft met de datum bewaard.")
    asked = [fields.text("reason", _("reden"), required=True, hint=_("bijvoorbeeld: beiden gevraagd, geen familie"))]
    return FormScreen(_("Naamgenoot beoordelen"), asked, save, intro=f"{names}\n\n{intro}")
