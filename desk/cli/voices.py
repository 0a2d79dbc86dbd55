"""Voices about the work by the command line: recording one, following up an incident, and listing them."""

from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from schema.refused import Refused
from schema.voices import VoiceKind


@click.group("voice", help=_("Stemmen over het werk: tevredenheid, raden, samenwerking, incidenten en klachten."))
def voice_command() -> None:
    """Hold the commands about voices."""


@voice_command.command("add", help=_("Leg vast wat is gezegd, met de cijfers per vraag."))
@click.argument("kind")
@click.option("--on", help=_("de dag; zonder deze vandaag"))
@click.option("--organisation", help=_("over welke organisatie (id of kenmerk)"))
@click.option("--asked", type=int, default=0, help=_("aan hoeveel mensen het is gevraagd"))
@click.option("--answered", type=int, default=0, help=_("hoeveel er antwoordden"))
@click.option(
    "--mark", "marks", multiple=True, metavar="VRAAG=0,1,4,6,2", help=_("hoeveel er een 1 tot en met 5 gaven")
)
@click.option("--said", default="", help=_("wat er is gezegd, zonder namen"))
@json_option
@here
def add_command(
    at: Here,
    kind: str,
    on: str | None,
    organisation: str | None,
    asked: int,
    answered: int,
    marks: tuple[str, ...],
    said: str,
    as_json: bool,
) -> None:
    """Record a voice."""
    from desk.evaluation.voices import add_voice
    from desk.partners.organisations import organisation_id

    typed = dict(_pair(mark) for mark in marks)
    with at.open() as store:
        new = add_voice(
            store,
            VoiceKind(choice("kind", kind, VoiceKind)),
            held_on=chosen_day(on),
            organisation=organisation_id(store, organisation) if organisation else None,
            asked=asked,
            answered=answered,
            marks=typed,
            said=said,
            on=today(),
        )
    answer({"id": new}, as_json, [_("Vastgelegd.")])


@voice_command.command("follow-up", help=_("Leg vast wat er met een incident of klacht is gedaan."))
@click.argument("voice")
@click.option("--text", required=True, help=_("wat er is gedaan"))
@json_option
@here
def follow_up_command(at: Here, voice: str, text: str, as_json: bool) -> None:
    """Record what was done about an incident or a complaint."""
    from desk.evaluation.voices import follow_up

    with at.open() as store:
        version = follow_up(store, voice, text, on=today())
    answer({"id": voice, "version": version}, as_json, [_("Vastgelegd.")])


@voice_command.command("list", help=_("Toon de stemmen, de nieuwste eerst."))
@click.option("--month", help=_("alleen die van een maand, als 2026-10"))
@json_option
@here
def list_command(at: Here, month: str | None, as_json: bool) -> None:
    """List the voices."""
    from desk.evaluation.voices import list_voices

    with at.open() as store:
        rows = [_told(row) for row in list_voices(store, month=month, on=today())]
    columns = {"id": _("id"), "held": _("dag"), "what": _("stem"), "state": _("status"), "said": _("gezegd")}
    shown = [
        {**row, "held": day(row["held_on"]), "what": word(f"voice-{row['kind']}"), "state": word(row["status"])}
        for row in rows
    ]
    answer(rows, as_json, table(shown, columns))


def _told(row: dict[str, Any]) -> dict[str, Any]:
    names = ("id", "kind", "held_on", "organisation", "asked", "answered", "said", "status", "follow_up")
    scores = [score._asdict() for score in row["scores"]]
    return {**{name: row[name] for name in names}, "kenmerk": None, "scores": scores}


def _pair(mark: str) -> tuple[str, str]:
    question, equals, value = mark.partition("=")
    if not equals:
        raise Refused("marks-unreadable", value=mark)
    return question.strip(), value
