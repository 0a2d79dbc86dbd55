"""What is done to an organisation: making and changing it, adding an agreement, printing the collaboration."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding, BindingType

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.partners.organisations import load_organisations
from desk.partners.recording import (
    NewOrganisation,
    add_organisation,
    change_organisation,
    organisation_record,
)
from desk.partners.standing import State, standing
from desk.screens.acting import Act, Done
from desk.screens.agreement_forms import ask_version
from desk.screens.agreements import AgreementsScreen
from desk.screens.area import AreaScreen
from desk.screens.offering import offer_papers, papers_about
from desk.store.store import Store
from desk.widgets.fields import Field, choice, several, text
from desk.widgets.form import FormScreen, Save
from desk.widgets.keys import key
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.organisations import version_in_force
from schema.values import Fault, read_chamber_number

ORGANISATION_KEYS: list[BindingType] = [
    key("edit", _("Wijzig naam, KvK, contact en taken"), action="act('edit')"),
    Binding("o", "act('agree')", _("Contract"), id="agree", tooltip=_("Leg een overeenkomst of nieuwe versie vast")),
    key("print", _("Print de overeenkomst, de machtiging of de bijlagen"), action="act('print')"),
]


def versions_key(*, show: bool) -> Binding:
    """Return the key that opens the agreements by version."""
    told = _("Open de overeenkomsten per versie")
    return Binding("v", "act('versions')", _("Versies"), id="versions", show=show, tooltip=told)


def is_municipality(record: Mapping[str, Any]) -> bool:
    """Say whether an organisation is the municipality itself, which has no agreement with itself."""
    return bool(record["kind"] == OrganisationKind.MUNICIPALITY)


def edit(screen: AreaScreen, organisation: str, done: Done) -> None:
    """Change an organisation; its tasks too, unless its collaboration agreement names them."""
    record = organisation_record(screen.store, organisation)
    model = load_organisations(screen.store)[organisation]
    agreed = version_in_force(model.agreements, AgreementKind.COLLABORATION, today())
    named = agreed is not None and bool(agreed.tasks)
    screen.app.push_screen(organisation_form(screen.store, record, named=named), done)


def agree(screen: AreaScreen, organisation: str, done: Done) -> None:
    """Add a version of an agreement, proposing the kind that is missing or has ended."""
    standings = standing(load_organisations(screen.store)[organisation], today())
    wanting = (kind for kind, state in standings.items() if state.state in (State.MISSING, State.EXPIRED))
    ask_version(screen, organisation, next(wanting, None), done)


def versions(screen: AreaScreen, organisation: str, done: Done) -> None:
    """Show the agreements of the organisation by version."""
    screen.app.push_screen(AgreementsScreen(screen.store, organisation))


def print_agreement(screen: AreaScreen, organisation: str, done: Done) -> None:
    """Print one of the papers with an organisation."""
    kenmerk = organisation_record(screen.store, organisation)["kenmerk"]
    offer_papers(screen, papers_about("organisation", organisation, kenmerk))


ACTS: Mapping[str, Act] = {"edit": edit, "agree": agree, "versions": versions, "print": print_agreement}


def organisation_form(store: Store, record: Mapping[str, Any] | None = None, *, named: bool = False) -> FormScreen[str]:
    """Return the form for a new organisation, or for changing the one whose record is given; gives its id.

    Args:
        named: its collaboration agreement names its tasks, so they are not asked here.
    """
    if record is None:
        return FormScreen(
            _("Nieuwe organisatie"), _fields({}), lambda values: add_organisation(store, NewOrganisation(**values))
        )
    known = str(record["id"])

    def again() -> tuple[list[Field], Save[str]]:
        return _of_version(store, organisation_record(store, known), named=named)

    asked, save = _of_version(store, record, named=named)
    intro = _("De taken staan in de samenwerkingsovereenkomst. Wijzig ze met een nieuwe versie (o).") if named else ""
    return FormScreen(str(record["name"]), asked, save, intro=intro, again=again)


def _of_version(store: Store, record: Mapping[str, Any], *, named: bool) -> tuple[list[Field], Save[str]]:
    """Return the fields of an organisation as its record is now, and what saves a change of this version."""

    def save(values: dict[str, Any]) -> str:
        change_organisation(store, record["id"], values, version=record["version"])
        return str(record["id"])

    return [each for each in _fields(record) if each.name != "tasks" or not named], save


def _fields(record: Mapping[str, Any]) -> list[Field]:
    kinds = [(kind.value, word(kind)) for kind in _kinds(record)]
    kind = record.get("kind", OrganisationKind.VOLUNTEER_ORGANISATION.value)
    tasks = [(task.value, word(task)) for task in Task]
    chosen = [code for code in str(record.get("tasks", "")).split("|") if code]
    return [
        text("name", _("naam"), record.get("name") or "", required=True),
        choice("kind", _("soort"), kinds, kind, required=True),
        text("kvk", _("KvK-nummer"), record.get("kvk") or "", hint=_("acht cijfers"), check=_kvk_fault),
        text("seat", _("adres"), record.get("seat") or ""),
        text("representative", _("wie tekent"), record.get("representative") or ""),
        text("function", _("functie"), record.get("function") or "", hint=_("van wie tekent")),
        text("contact_person", _("contactpersoon"), record.get("contact_person") or ""),
        text("phone", _("telefoon"), record.get("phone") or ""),
        text("email", _("e-mail"), record.get("email") or ""),
        several("tasks", _("afgesproken taken"), tasks, chosen),
    ]


def _kinds(record: Mapping[str, Any]) -> list[OrganisationKind]:
    """Return the kinds to choose from: the municipality stays one, and no other becomes one."""
    if record and is_municipality(record):
        return [OrganisationKind.MUNICIPALITY]
    return [kind for kind in OrganisationKind if kind is not OrganisationKind.MUNICIPALITY]


def _kvk_fault(typed: str) -> str:
    fault = isinstance(read_chamber_number(typed), Fault)
    return _("Een KvK-nummer heeft acht cijfers.") if fault else ""
