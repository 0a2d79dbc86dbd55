"""Changing the training plan by the command line: a module, its last day, and a session that has not begun."""

from typing import Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, say
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day

_PLACES = click.option("--places", type=int, help=_("hoeveel mensen er kunnen komen"))


@click.command("change-module", help=_("Wijzig een module (id of naam): haar naam, wie haar geeft, de plaatsen."))
@click.argument("module")
@click.option("--name", help=_("de nieuwe naam"))
@click.option("--provider", help=_("wie haar meestal geeft"))
@_PLACES
@json_option
@here
def change_module_command(
    at: Here, module: str, name: str | None, provider: str | None, places: int | None, as_json: bool
) -> None:
    """Change a module."""
    from desk.training.changing import change_module
    from desk.training.sessions import module_row

    fields = _given(name=name, provider=provider, places=places)
    with at.open() as store:
        row = module_row(store, module, on=today())
        new = change_module(store, row["id"], fields, version=row["version"])
    _changed({"id": row["id"], "version": new}, as_json, _("Module {name} gewijzigd.").format(name=name or row["name"]))


@click.command("retire", help=_("Leg vast vanaf welke dag een module (id of naam) niet meer wordt gegeven."))
@click.argument("module")
@click.option("--on", help=_("vanaf deze dag; zonder deze vandaag"))
@click.option("--again", is_flag=True, help=_("geef haar juist weer"))
@json_option
@here
def retire_command(at: Here, module: str, on: str | None, again: bool, as_json: bool) -> None:
    """Retire a module, or give it again."""
    from desk.training.changing import retire_module
    from desk.training.sessions import module_row

    if on is not None and again:
        raise click.UsageError(_("Noem --on of --again, niet allebei."))
    when = None if again else chosen_day(on)
    with at.open() as store:
        row = module_row(store, module, on=today())
        new = retire_module(store, row["id"], when, version=row["version"])
    said = _("Module {name} wordt weer gegeven.")
    if when:
        said = _("Module {name} wordt vanaf {day} niet meer gegeven; wat al gepland is, gaat door.")
    told = {"id": row["id"], "version": new, "retired_on": when.isoformat() if when else None, "coming": row["coming"]}
    _changed(told, as_json, said.format(name=row["name"], day=day(when)))


@click.command(
    "change", help=_("Wijzig een training die nog niet begonnen is: de dag, de tijd, waar, hoeveel plaatsen.")
)
@click.argument("session", metavar="SESSION")
@click.option("--on", "starts_on", help=_("eerste dag; de laatste dag schuift mee"))
@click.option("--until", "ends_on", help=_("laatste dag"))
@click.option("--from", "starts_at", help=_("begintijd, als 19:00"))
@click.option("--to", "ends_at", help=_("eindtijd"))
@click.option("--place", help=_("waar"))
@click.option("--provider", help=_("wie haar geeft"))
@_PLACES
@json_option
@here
def change_command(
    at: Here, /, session: str, starts_on: str | None, ends_on: str | None, as_json: bool, **told: str | int | None
) -> None:
    """Change a session."""
    from desk.training.changing import change_session
    from desk.training.sessions import session_with_row

    days = {"starts_on": starts_on, "ends_on": ends_on}
    fields = _given(**{name: chosen_day(typed) if typed else None for name, typed in days.items()}, **told)
    with at.open() as store:
        version = session_with_row(store, session)[1]["version"]
        new = change_session(store, session, fields, version=version, on=today())
    _changed({"id": session, "version": new}, as_json, _("Training {id} gewijzigd.").format(id=session))


def _given(**fields: Any) -> dict[str, Any]:
    given = {name: value for name, value in fields.items() if value is not None}
    if not given:
        raise click.UsageError(_("Noem wat er verandert."))
    return given


def _changed(told: dict[str, Any], as_json: bool, said: str) -> None:
    answer(told, as_json)
    if not as_json:
        say(said)
