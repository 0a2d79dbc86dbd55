"""The one list of actions by the command line: adding, doing and opening again, narrowed by source and owner."""

from pathlib import Path

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, table
from desk.cli.sealing import asks_password, chosen_sealing, say_written
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.decisions import version_told
from desk.locale.words.vision import action_source

_ACTION = click.argument("action")


@click.group("action", help=_("Acties: wie doet wat voor wanneer, en wat ervan kwam."))
def action_command() -> None:
    """Hold the commands about actions."""


@action_command.command("list", help=_("Toon de acties, de open acties eerst."))
@click.option("--search", default="", help=_("zoek op wat en wie"))
@click.option("--status", help=_("open of done"))
@click.option("--source", help=_("alleen uit deze bron: review, checkin, incident, vision …"))
@click.option("--owner", help=_("alleen van deze eigenaar"))
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help=_("schrijf naar dit bestand"))
@asks_password
@json_option
@here
def list_command(
    at: Here,
    search: str,
    status: str | None,
    source: str | None,
    owner: str | None,
    csv_file: Path | None,
    password: bool,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """List actions."""
    from desk.evaluation.action_files import write_actions
    from desk.evaluation.actions import list_actions

    with at.open() as store:
        rows = list_actions(store, search=search, status=status, source=source, owner=owner, on=today())
        if csv_file is not None:
            sealing = chosen_sealing(csv_file, password, password_file)
            say_written(write_actions(store, csv_file, rows, sealing, on=today()), sealing)
    told = [
        {
            **row,
            "due": day(row["due_on"]),
            "state": word(row["status"]),
            "from": action_source(row["source"]),
            "led": ", ".join(map(version_told, row["led_to"])),
        }
        for row in rows
    ]
    columns = {
        "id": _("id"),
        "title": _("wat"),
        "owner": _("wie"),
        "due": _("voor"),
        "state": _("status"),
        "from": _("bron"),
        **({"led": _("leidde tot")} if any(row["led_to"] for row in rows) else {}),
    }
    answer(rows, as_json, () if csv_file else table(told, columns) if told else [_("Er is niets om te tonen.")])


@action_command.command("add", help=_("Leg een actie vast, met wie het doet en voor wanneer."))
@click.argument("title")
@click.option("--owner", required=True, help=_("wie het doet"))
@click.option("--due", required=True, help=_("voor welke dag"))
@click.option("--month", default="", help=_("de maand van de evaluatie waar het bij hoort, als 2026-10"))
@json_option
@here
def add_command(at: Here, title: str, owner: str, due: str, month: str, as_json: bool) -> None:
    """Add an action."""
    from desk.evaluation.actions import add_action
    from schema.dates import month_days

    if month:
        month_days(month)
    with at.open() as store:
        new = add_action(store, title, owner, chosen_day(due), on=today(), subject=month)
    answer({"id": new}, as_json, [_("De actie is vastgelegd.")])


@action_command.command("done", help=_("Leg vast dat een actie gedaan is, en wat ervan kwam."))
@_ACTION
@click.option("--outcome", default="", help=_("wat ervan kwam, of waarom het niet meer hoeft"))
@json_option
@here
def done_command(at: Here, action: str, outcome: str, as_json: bool) -> None:
    """Record that an action is done."""
    from desk.evaluation.actions import complete_action

    with at.open() as store:
        version = complete_action(store, action, outcome, on=today())
    answer({"id": action, "version": version}, as_json, [_("Vastgelegd.")])


@action_command.command("reopen", help=_("Zet een actie die gedaan was weer open, met de reden."))
@_ACTION
@click.option("--reason", required=True, help=_("waarom"))
@json_option
@here
def reopen_command(at: Here, action: str, reason: str, as_json: bool) -> None:
    """Open an action again."""
    from desk.evaluation.actions import reopen_action

    with at.open() as store:
        version = reopen_action(store, action, reason, on=today())
    answer({"id": action, "version": version}, as_json, [_("Vastgelegd.")])
