"""Odd reading of files, for the privacy officer: what stands out, and what came of a look at it."""

from typing import Any

import click

from desk.cli.edge import Here, answer, choice, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.readings import how_many
from schema.readings import Verdict


@click.command("readings", help=_("Welk lezen van dossiers opvalt: wie, wanneer, waarom en hoeveel."))
@click.option("--month", help=_("de maand, zoals 2026-10; zonder deze de laatste twee"))
@json_option
@here
def readings_command(at: Here, month: str | None, as_json: bool) -> None:
    """List odd reading, the latest first."""
    from desk.privacy.readings import list_readings

    with at.open() as store:
        found = list_readings(store, month=month, on=today())
    rows = [
        {
            "on": day(each.odd.on),
            "who": each.who,
            "why": word(each.odd.oddity),
            "much": how_many(each.odd.files, days=bool(each.odd.subject)),
            "state": word(each.settled["verdict"]) if each.settled else _("open"),
            "id": each.odd.key,
        }
        for each in found
    ]
    heads = {"on": _("dag"), "who": _("wie"), "why": _("waarom"), "much": _("aantal"), "state": _("stand"), "id": "id"}
    empty = [_("Er valt niets op in wie welk dossier opende.")]
    answer([each.as_json() for each in found], as_json, table(rows, heads) if rows else empty)


@click.group("reading", help=_("Beoordeel opvallend lezen."))
def reading_command() -> None:
    """Hold the command about one odd reading."""


@reading_command.command("settle", help=_("Leg vast wat ervan is: ordinary, asked of followed-up, met de reden."))
@click.argument("reading")
@click.option("--verdict", default="ordinary", help=_("ordinary (hoort bij het werk), asked of followed-up"))
@click.option("--reason", required=True, help=_("waarom; schrijf geen naam van een inwoner"))
@json_option
@here
def reading_settle(at: Here, reading: str, verdict: str, reason: str, as_json: bool) -> None:
    """Record what came of a look at an odd reading."""
    from desk.privacy.readings import settle_reading

    chosen = Verdict(choice("--verdict", verdict, Verdict))
    with at.open() as store:
        new = settle_reading(store, reading, chosen, reason, on=today())
    told: dict[str, Any] = {"id": new, "reading": reading, "verdict": str(chosen)}
    answer(told, as_json, [_("Vastgelegd: {verdict}.").format(verdict=word(chosen))])
