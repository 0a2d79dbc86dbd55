"""Sharing an initiative by the command line: writing it without names, showing it as text, and copying it to a file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from desk.cli.edge import Here, answer, choice, here, json_option, table
from desk.cli.sealing import asks_password, chosen_sealing, say_written
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day

if TYPE_CHECKING:
    from desk.evaluation.sharing import Version
    from schema.sharing import Initiative

Command = TypeVar("Command", bound=Callable[..., Any])
_PARTS = (
    click.option("--title", help=_("titel")),
    click.option("--what", help=_("wat wij doen")),
    click.option("--for-whom", "for_whom", help=_("voor wie")),
    click.option("--with", "with_whom", multiple=True, help=_("soort organisatie: with-volunteers …; vaker mag")),
    click.option("--otherwise", help=_("wat wij anders zouden doen")),
    click.option("--month", help=_("de maand van de cijfers, als 2026-10")),
    click.option("--figure", "figures", multiple=True, help=_("een cijfer uit de evaluatie: reach_rate …; vaker mag")),
    click.option("--sure", is_flag=True, help=_("een woord dat op een achternaam lijkt, is er geen")),
)


def _asks_parts(command: Command) -> Command:
    for option in reversed(_PARTS):
        command = option(command)
    return command


@click.group("share", help=_("Deel een aanpak met andere gemeenten: kort, zonder namen, met cijfers."))
def share_command() -> None:
    """Hold the commands about initiatives that are shared."""


@share_command.command("list", help=_("Toon de initiatieven, elk in de nieuwste versie."))
@json_option
@here
def list_command(at: Here, as_json: bool) -> None:
    """List the initiatives."""
    from desk.evaluation.sharing import list_initiatives

    with at.open() as store:
        found = list_initiatives(store, on=today())
    rows = [
        {"id": it.id, "title": it.initiative.title, "version": it.number, "written": day(it.written_on)} for it in found
    ]
    columns = {"id": _("id"), "title": _("titel"), "version": _("versie"), "written": _("geschreven op")}
    empty = [_("Nog geen initiatieven. Leg het eerste vast met desk share add.")]
    answer([_json(it) for it in found], as_json, table(rows, columns) if rows else empty)


@share_command.command("show", help=_("Toon een initiatief als tekst; met -o komt het in een bestand."))
@click.argument("initiative")
@click.option("--markdown", is_flag=True, help=_("als Markdown; zonder dit als gewone tekst"))
@click.option("--version", "number", type=click.IntRange(min=1), help=_("een eerdere versie"))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help=_("waar het bestand komt"))
@asks_password
@json_option
@here
def show_command(
    at: Here,
    initiative: str,
    markdown: bool,
    number: int | None,
    output: Path | None,
    password: bool,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Show an initiative as text, and copy it to a file."""
    from desk.evaluation.shared_text import shared_text, write_initiative
    from desk.evaluation.sharing import versions_of
    from schema.refused import Refused

    with at.open() as store:
        versions = versions_of(store, initiative, on=today())
        municipality = str(store.setting("municipality"))
        chosen = [it for it in versions if number in (None, it.number)]
        if not chosen:
            raise Refused("unknown-id", id=number)
        if output is not None:
            sealing = chosen_sealing(output, password, password_file)
            say_written(
                write_initiative(store, output, chosen[0], sealing, markdown=markdown, on=today()),
                sealing,
                open_is_fine=True,
            )
    text = shared_text(chosen[0], municipality, markdown=markdown)
    told = {**_json(chosen[0]), "text": text, "versions": [it.number for it in versions]}
    answer(told, as_json, () if output else text.splitlines())


@share_command.command("add", help=_("Leg een initiatief vast om te delen."))
@_asks_parts
@json_option
@here
def add_command(at: Here, /, as_json: bool, **given: Any) -> None:
    """Write down an initiative."""
    from desk.evaluation.sharing import add_initiative
    from schema.sharing import Initiative

    with at.open() as store:
        new = add_initiative(store, _written(given, Initiative("", "", "")), **_beside(given), on=today())
    answer({"id": new, "version": 1}, as_json, [_("Vastgelegd.")])


@share_command.command("change", help=_("Schrijf een nieuwe versie; wat u niet noemt, blijft."))
@click.argument("initiative")
@_asks_parts
@json_option
@here
def change_command(at: Here, /, initiative: str, as_json: bool, **given: Any) -> None:
    """Write the next version of an initiative."""
    from desk.evaluation.sharing import change_initiative, versions_of

    with at.open() as store:
        newest = versions_of(store, initiative, on=today())[0]
        beside = _beside(given)
        beside["month"] = given["month"] or newest.month
        beside["figures"] = given["figures"] or tuple(figure.name for figure in newest.figures)
        known = change_initiative(store, newest.id, _written(given, newest.initiative), **beside, on=today())
    answer({"id": known, "version": newest.number + 1}, as_json, [_("Vastgelegd.")])


def _written(given: Mapping[str, Any], known: "Initiative") -> "Initiative":
    """Return an initiative in which what was named is new."""
    from dataclasses import replace

    from schema.sharing import Partner

    changed: dict[str, Any] = {
        name: given[name] for name in ("title", "what", "for_whom", "otherwise") if given[name] is not None
    }
    if named := [choice("--with", code, Partner) for code in given["with_whom"]]:
        changed["with_whom"] = tuple(each for each in Partner if each in named)
    return replace(known, **changed)


def _beside(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("month", "figures", "sure")}


def _json(version: "Version") -> dict[str, Any]:
    initiative = version.initiative
    return {
        "id": version.id,
        "kenmerk": None,
        "version": version.number,
        "written_on": version.written_on,
        "title": initiative.title,
        "what": initiative.what,
        "for_whom": initiative.for_whom,
        "with_whom": list(map(str, initiative.with_whom)),
        "otherwise": initiative.otherwise,
        "month": version.month,
        "figures": [figure._asdict() for figure in version.figures],
    }
