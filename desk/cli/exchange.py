"""Handing a request over to another desk by command: keys, sending, opening, telling what became of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, here, json_option, nothing, say, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day, full_name
from desk.locale.words import word
from desk.locale.words.exchange import content_told, fields_told, standing_told

_OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("waar het pakket komt (.age)"),
)
_HANDOVER = click.argument("handover")


@click.group("exchange", help=_("Draag een hulpvraag versleuteld over aan een ander bureau, en hoor wat ervan komt."))
def exchange_command() -> None:
    """Exchange packages with another desk."""


@exchange_command.command(
    "key", help=_("Toon de sleutel van dit bureau en zijn vingerafdruk; gemaakt bij eerste gebruik.")
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=_("schrijf hem ook als bestand"))
@click.option("--new", "another", is_flag=True, help=_("maak een nieuwe; wat onderweg is gaat nog met de oude open"))
@json_option
@here
def key_command(at: Here, output: Path | None, another: bool, as_json: bool) -> None:
    """Show the public key of this desk."""
    from desk.handovers.keys import make_key, own_key, write_key

    with at.open() as store:
        key = (None if another else own_key(store)) or make_key(store, on=today())
        if output is not None:
            write_key(store, output, key)
    told = {"id": key.id, "public": key.public, "fingerprint": key.fingerprint, "made_on": key.made_on}
    lines = [_("Vingerafdruk: {digits}").format(digits=key.fingerprint), key.public]
    answer(told | {"file": str(output) if output else None}, as_json, lines)


@exchange_command.command("trust", help=_("Leg de sleutel van een organisatie vast, en dat de vingerafdruk klopt."))
@click.argument("organisation")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--fingerprint", "told", default="", help=_("de vingerafdruk zoals de ander hem voorlas"))
@json_option
@here
def trust_command(at: Here, organisation: str, file: Path, told: str, as_json: bool) -> None:
    """Record the key of another desk."""
    from desk.handovers.keys import read_key_file, trust_key

    with at.open() as store:
        found = trust_key(store, organisation, read_key_file(file), told=told, on=today())
    lines = [_("Vingerafdruk: {digits}").format(digits=found["fingerprint"])]
    if found["checked_on"]:
        lines.append(_("Gecontroleerd. U kunt hulpvragen overdragen aan {name}.").format(name=found["name"]))
    else:
        say(_("Nog niet gecontroleerd: vergelijk de vingerafdruk per telefoon en geef hem met --fingerprint."))
    answer(_of_key(found), as_json, lines)


@exchange_command.command("keys", help=_("Toon de sleutels van andere bureaus; per organisatie geldt de bovenste."))
@json_option
@here
def keys_command(at: Here, as_json: bool) -> None:
    """List the keys of other desks."""
    from desk.handovers.keys import trusted_keys

    with at.open() as store:
        found = [_of_key(row) for row in trusted_keys(store)]
        empty = nothing(store, "visible_handovers", _("Nog geen sleutels. Lees er een in met exchange trust."))
    rows = [{**row, "received": day(row["received_on"]), "checked": day(row["checked_on"])} for row in found]
    headings = {"name": _("organisatie"), "received": _("ontvangen"), "checked": _("gecontroleerd")}
    headings |= {"checked_by": _("door"), "fingerprint": _("vingerafdruk")}
    answer(found, as_json, table(rows, headings) if rows else empty)


@exchange_command.command("send", help=_("Draag een hulpvraag (id, kenmerk of zaak) over als versleuteld pakket."))
@click.argument("request")
@click.option("--to", "organisation", required=True, help=_("aan welke organisatie (id of kenmerk)"))
@_OUTPUT
@json_option
@here
def send_command(at: Here, request: str, organisation: str, output: Path, as_json: bool) -> None:
    """Hand a request over."""
    from desk.handovers.sending import send_handover

    with at.open() as store:
        told = send_handover(store, request, organisation, output, on=today())
    done = _("Overgedragen aan {name}: {file}. Mee gaan: {fields}.")
    lines = [done.format(name=told["name"], file=output, fields=fields_told(told["fields"])), _sent_told()]
    answer(told, as_json, lines)


@exchange_command.command(
    "receive", help=_("Open een pakket van een ander bureau: een overdracht, of een antwoord erop.")
)
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@here
def receive_command(at: Here, file: Path, as_json: bool) -> None:
    """Open a package."""
    from desk.handovers.receiving import receive_package

    with at.open() as store:
        told = receive_package(store, file, on=today())
    if told["kind"] == "handover":
        line = _("Hulpvraag {kenmerk} van {name} wacht nu in Koppelen. Antwoord met exchange feedback.").format(**told)
    else:
        line = _("Antwoord van {name}: {steps}.").format(name=told["name"], steps=_steps_told(told["steps"]))
    answer(told, as_json, [line, _("Met desk undo maakt u dit ongedaan, zolang er niets op verder bouwt.")])


@exchange_command.command("feedback", help=_("Vertel het andere bureau wat er van een hulpvraag werd; zonder namen."))
@_HANDOVER
@click.option("--decline", is_flag=True, help=_("wij nemen deze hulpvraag niet aan, of geven hem terug"))
@_OUTPUT
@json_option
@here
def feedback_command(at: Here, handover: str, decline: bool, output: Path, as_json: bool) -> None:
    """Tell what became of a request."""
    from desk.handovers.answering import send_feedback

    with at.open() as store:
        told = send_feedback(store, handover, output, decline=decline, on=today())
    line = _("Voor {name}: {steps}. Geschreven naar {file}.")
    lines = [line.format(name=told["name"], steps=_steps_told(told["steps"]), file=output), _sent_told()]
    answer(told, as_json, lines)


@exchange_command.command("take-back", help=_("Neem een overgedragen hulpvraag weer op, zoals zonder antwoord."))
@_HANDOVER
@click.option("--reason", required=True, help=_("waarom"))
@json_option
@here
def take_back_command(at: Here, handover: str, reason: str, as_json: bool) -> None:
    """Take a request up again."""
    from desk.handovers.sending import take_back

    with at.open() as store:
        known = take_back(store, handover, reason, on=today())
    line = _("Weer opgenomen: de hulpvraag wacht in Koppelen. Vraag de organisatie haar gegevens te vernietigen.")
    answer({"id": known}, as_json, [line])


@exchange_command.command("list", help=_("Toon de overdrachten en hoe ze staan; met --receipts alle pakketten."))
@click.option("--sent", "direction", flag_value="sent", help=_("alleen wat hier vandaan ging"))
@click.option("--received", "direction", flag_value="received", help=_("alleen wat hier kwam"))
@click.option("--receipts", is_flag=True, help=_("de ontvangstbewijzen: geen namen"))
@json_option
@here
def list_command(at: Here, direction: str | None, receipts: bool, as_json: bool) -> None:
    """List hand-overs, or receipts."""
    from desk.handovers.listing import list_handovers, list_receipts

    with at.open() as store:
        found = list_receipts(store) if receipts else list_handovers(store, direction, on=today())
        empty = nothing(
            store, "visible_handovers", _("Nog niets overgedragen. Begin met exchange key en exchange trust.")
        )
    rows = [_receipt_row(row) if receipts else _handover_row(row) for row in found]
    headings = {"way": _("richting"), "name": _("organisatie"), "day": _("dag"), "what": _("wat")}
    headings |= {"sha": "sha256"} if receipts else {"who": _("inwoner"), "state": _("stand")}
    answer(found, as_json, table(rows, headings) if rows else empty)


def _of_key(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "version"}


def _handover_row(row: Mapping[str, Any]) -> dict[str, Any]:
    shown = {"way": word(row["direction"]), "name": row["name"], "day": day(row["handed_on"])}
    return {**shown, "what": row["kenmerk"], "who": full_name(row), "state": standing_told(row)}


def _receipt_row(row: Mapping[str, Any]) -> dict[str, Any]:
    shown = {"way": word(row["direction"]), "name": row["name"], "day": day(row["passed_on"])}
    return {**shown, "what": content_told(row["content_kind"]), "sha": row["sha256"][:16]}


def _steps_told(steps: list[dict[str, Any]]) -> str:
    return ", ".join(f"{word(it['step'])} {day(it['on'])}" for it in steps)


def _sent_told() -> str:
    return _("Wat verzonden is, kan dit bureau niet terughalen: ongedaan maken kan niet.")
