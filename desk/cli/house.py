"""How papers look and what they say: the house style, and a lawyer's own texts."""

from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, here, json_option, say, table
from desk.clock import today
from desk.locale import _, language
from desk.locale.sentences import sentence
from desk.locale.words import word


@click.group("house", help=_("De huisstijl van wat u print: logo, twee kleuren en de voettekst."))
def house_command() -> None:
    """Show, change or preview the house style."""


@house_command.command("show", help=_("Toon de huisstijl."))
@json_option
@here
def house_show(at: Here, as_json: bool) -> None:
    """Show the house style as it is set."""
    with at.open() as store:
        told = _told(store)
    answer(told, as_json, [f"{name}: {value}" for name, value in told.items()])


@house_command.command("set", help=_("Wijzig de huisstijl; kleuren worden op leesbaarheid gecontroleerd."))
@click.option("--main", help=_("kleur van titels en lijnen, zoals #12405c"))
@click.option("--tint", help=_("kleur achter koppen van tabellen, zoals #e8eff3"))
@click.option("--foot", help=_("tekst onderaan elke bladzijde, zoals het adres"))
@click.option("--logo", type=click.Path(path_type=Path), help=_("logo: PNG of JPEG"))
@click.option("--no-logo", is_flag=True, help=_("print zonder logo"))
@json_option
@here
def house_set(
    at: Here, main: str | None, tint: str | None, foot: str | None, logo: Path | None, no_logo: bool, as_json: bool
) -> None:
    """Change what is given of the house style."""
    from desk.documents.house import change_house

    with at.open() as store:
        change_house(store, main=main, tint=tint, foot=foot, logo=logo, without_logo=no_logo, on=today())
        told = _told(store)
    answer({"id": "house", **told}, as_json, [_("Bewaard.")])


@house_command.command("preview", help=_("Schrijf een voorbeeldblad in de huisstijl."))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("waar de PDF komt")
)
@json_option
@here
def house_preview(at: Here, output: Path, as_json: bool) -> None:
    """Write a sample page in the house style."""
    from desk.documents.house import preview
    from desk.store.handing_out import write_over

    with at.open() as store:
        write_over(output, preview(store, on=today(), language=language()))
    answer({"path": str(output)}, as_json, [str(output)])


@click.group("texts", help=_("De teksten van de documenten, en eigen teksten daarvoor in de plaats."))
def texts_command() -> None:
    """List and check the texts, or take one to edit."""


@texts_command.command("list", help=_("Noem elke tekst met versie, en wat er mis is met een eigen tekst."))
@json_option
@here
def texts_list(at: Here, as_json: bool) -> None:
    """List every text, and check the desk's own."""
    from desk.documents.texts import list_texts

    with at.open() as store:
        found = list_texts(store)
    rows = [{**row, "fault": row["fault"] and sentence(row["fault"])} for row in found]
    shown = [{**row, "own": _kept(row), "version": row["version"] or "", "fault": _said(row)} for row in rows]
    columns = {"document": _("document"), "language": _("taal"), "version": _("versie"), "own": "", "fault": ""}
    answer(rows, as_json, table(shown, columns))


def _kept(row: dict[str, Any]) -> str:
    return (
        _("eigen: {clauses}").format(clauses=", ".join(row["clauses"]))
        if row["clauses"]
        else _("eigen")
        if row["own"]
        else ""
    )


def _said(row: dict[str, Any]) -> str:
    """Return what is wrong with an own text, or what changed in the shipped one since it was made."""
    if row["fault"]:
        return str(row["fault"])
    whole = _("De meegeleverde tekst is veranderd. Uw tekst is gemaakt van versie {version}.")
    part = _("{clause}: de meegeleverde zin is veranderd. Uw tekst is gemaakt van versie {version}.")
    told = [(part if each["clause"] else whole, each) for each in row["outdated"]]
    return " ".join(text.format(clause=each["clause"], version=each["made_from"]) for text, each in told)


@texts_command.command("show", help=_("Toon elke zin van een tekst met zijn nummer of naam."))
@click.argument("document")
@json_option
@here
def texts_show(at: Here, document: str, as_json: bool) -> None:
    """Show every clause of a text by the name under which it can be taken over."""
    from desk.documents.texts import text_clauses

    with at.open() as store:
        rows = text_clauses(store, document, language())
    shown = [{**row, "own": _("eigen") if row["own"] else ""} for row in rows]
    answer(rows, as_json, table(shown, {"clause": _("zin"), "own": "", "text": _("tekst")}))


@texts_command.command("copy", help=_("Zet een meegeleverde tekst klaar om te wijzigen, in de map van dit bureau."))
@click.argument("document")
@click.option(
    "--clause", "clauses", multiple=True, help=_("alleen deze zin, met nummer of naam: 5.2, intro (mag vaker)")
)
@json_option
@here
def texts_copy(at: Here, document: str, clauses: tuple[str, ...], as_json: bool) -> None:
    """Put a shipped text, or some clauses of it, where it can be edited."""
    from desk.documents.texts import copy_clauses, copy_text

    with at.open() as store:
        there = language()
        path = copy_clauses(store, document, there, clauses) if clauses else copy_text(store, document, there)
    answer({"id": document, "path": str(path)}, as_json, [str(path)])
    if not as_json:
        told = (
            _("Wijzig achter text = de zinnen van {document}; de rest volgt de meegeleverde tekst. ")
            if clauses
            else _("Wijzig de tekst van {document} en verhoog text_version. ")
        )
        say(told.format(document=word(document)) + _("Kijk met desk texts list of alles klopt."))


def _told(store: Any) -> dict[str, Any]:
    from desk.documents.house import house_of

    house = house_of(store)
    return {"main": house.main, "tint": house.tint, "foot": house.foot, "logo": len(house.logo)}
