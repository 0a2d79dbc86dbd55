"""The forms of an organisation: making one, changing one, and adding a version of an agreement."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.partners.recording import NewOrganisation, add_agreement, add_organisation, change_organisation
from desk.store.store import Store
from desk.widgets.fields import Field, choice, day, several, text
from desk.widgets.form import FormScreen
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.values import Fault, read_chamber_number


def organisation_form(store: Store, record: Mapping[str, Any] | None = None) -> FormScreen[str]:
    """Return the form for a new organisation, or for changing the one whose record is given; gives its id."""

    def save(values: dict[str, Any]) -> str:
        if record is None:
            return add_organisation(store, NewOrganisation(**values))
        change_organisation(store, record["id"], values, version=record["version"])
        return str(record["id"])

    title = _("Nieuwe organisatie") if record is None else str(record["name"])
    return FormScreen(title, _fields(record or {}), save)


def _fields(record: Mapping[str, Any]) -> list[Field]:
    kinds = [(kind.value, word(kind)) for kind in _kinds(record)]
    kind = record.get("kind", OrganisationKind.VOLUNTEER_ORGANISATION.value)
    tasks = [(task.value, word(task)) for task in Task]
    chosen = [code for code in str(record.get("tasks", "")).split("|") if code]
    return [
        text("name", _("Naam"), record.get("name") or "", required=True),
        choice("kind", _("Soort"), kinds, kind, required=True),
        text("kvk", _("KvK-nummer"), record.get("kvk") or "", hint=_("acht cijfers"), check=_kvk_fault),
        text("contact_person", _("Contactpersoon"), record.get("contact_person") or ""),
        text("phone", _("Telefoon"), record.get("phone") or ""),
        text("email", _("E-mail"), record.get("email") or ""),
        several("tasks", _("Afgesproken taken"), tasks, chosen),
    ]


def _kinds(record: Mapping[str, Any]) -> list[OrganisationKind]:
    """Return the kinds to choose from: the municipality stays one, and no other becomes one."""
    municipality = OrganisationKind.MUNICIPALITY
    if record.get("kind") == municipality:
        return [municipality]
    return [kind for kind in OrganisationKind if kind is not municipality]


def _kvk_fault(typed: str) -> str:
    fault = isinstance(read_chamber_number(typed), Fault)
    return _("Een KvK-nummer heeft acht cijfers.") if fault else ""


def agreement_form(store: Store, record: Mapping[str, Any], kind: AgreementKind | None) -> FormScreen[str]:
    """Return the form that adds a version of an agreement to an organisation; gives the agreement's id.

    Args:
        kind: what is asked for first, such as the one that is missing.
    """
    own = record["kind"] == OrganisationKind.MUNICIPALITY
    offered = [AgreementKind.AUTHORISATION] if own else list(AgreementKind)

    def save(values: dict[str, Any]) -> str:
        asked = AgreementKind(values["kind"])
        return add_agreement(store, record["id"], asked, values["starts_on"], values["ends_on"], values["reason"])

    fields = [
        choice("kind", _("Soort"), [(each.value, word(each)) for each in offered], kind or offered[0], required=True),
        day("starts_on", _("Van"), today(), required=True),
        day("ends_on", _("Tot en met")),
        text("reason", _("Reden"), hint=_("nodig als deze een eerdere vervangt")),
    ]
    intro = _("Zonder laatste dag geldt zij tot wederopzegging. De vorige blijft in de geschiedenis staan.")
    return FormScreen(_("Overeenkomst met {name}").format(name=record["name"]), fields, save, intro=intro)
