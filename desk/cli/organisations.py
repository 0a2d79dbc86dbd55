"""Organisations recorded by hand: what an administrator or a script adds or changes of one."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from desk.cli.edge import Here, answer, choice, here, json_option
from desk.locale import _
from schema.codes import OrganisationKind, Task

Command = TypeVar("Command", bound=Callable[..., Any])
_TEXTS = {
    "kvk": _("KvK-nummer, acht cijfers"),
    "seat": _("adres; staat in de overeenkomst"),
    "representative": _("wie tekent"),
    "function": _("functie van wie tekent"),
    "contact_person": _("wie u belt over een vrijwilliger"),
    "phone": _("rechtstreeks nummer"),
    "email": _("e-mailadres"),
}
_RECORD = (
    click.option("--kind", help=_("gemeente, vrijwilligersorganisatie of anders")),
    *(click.option(f"--{name.replace('_', '-')}", name, help=told) for name, told in _TEXTS.items()),
    click.option("--task", "tasks", multiple=True, help=_("een afgesproken taak; vaker mag")),
)


def _asks_record(command: Command) -> Command:
    for option in reversed(_RECORD):
        command = option(command)
    return command


@click.group("organisation", help=_("Organisaties: toevoegen en wijzigen. Overeenkomsten staan bij agreement."))
def organisation_command() -> None:
    """Record organisations."""


@organisation_command.command("add", help=_("Voeg een organisatie toe."))
@click.argument("name")
@_asks_record
@json_option
@here
def add(at: Here, /, name: str, as_json: bool, **given: Any) -> None:
    """Add an organisation."""
    from desk.partners.recording import NewOrganisation, add_organisation

    fields = {"kind": OrganisationKind.VOLUNTEER_ORGANISATION} | _told(given)
    with at.open() as store:
        new = add_organisation(store, NewOrganisation(name, **fields))
        [row] = store.query("SELECT kenmerk FROM visible_organisations WHERE id = ?", [new])
    told = _("{name} is toegevoegd als {kenmerk}.").format(name=name, kenmerk=row["kenmerk"])
    answer({"id": new, "kenmerk": row["kenmerk"]}, as_json, [told])


@organisation_command.command("change", help=_("Wijzig een organisatie (id of kenmerk); een lege tekst wist."))
@click.argument("organisation")
@click.option("--name", help=_("een andere naam"))
@_asks_record
@click.option("--version", "seen", type=int, help=_("het versienummer dat u zag; zonder dit het nieuwste"))
@json_option
@here
def change(at: Here, /, organisation: str, name: str | None, seen: int | None, as_json: bool, **given: Any) -> None:
    """Change an organisation."""
    from desk.partners.organisations import organisation_id
    from desk.partners.recording import change_organisation, organisation_record
    from schema.refused import Refused

    fields = _told(given) | ({} if name is None else {"name": name})
    if not fields:
        raise Refused("nothing-to-change")
    with at.open() as store:
        known = organisation_id(store, organisation)
        newest = int(organisation_record(store, known)["version"])
        version = change_organisation(store, known, fields, version=newest if seen is None else seen)
    answer({"id": known, "version": version}, as_json, [_("Gegevens gewijzigd.")])


def _told(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that were given, in the shape of the record."""
    fields: dict[str, Any] = {name: given[name].strip() for name in _TEXTS if given[name] is not None}
    if given["kind"] is not None:
        fields["kind"] = OrganisationKind(choice("--kind", given["kind"], OrganisationKind))
    if given["tasks"]:
        fields["tasks"] = tuple(Task(choice("--task", task, Task)) for task in given["tasks"])
    return fields
