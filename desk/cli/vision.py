"""The vision track by the command line: its rounds and steps, notes, results, the plan, and its paper."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option
from desk.cli.vision_told import plan_lines, step_json, step_lines, track_json, track_lines
from desk.clock import today
from desk.locale import _

_STEP = click.argument("step")
_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))
_ROUND = click.option("--round", "number", type=click.IntRange(min=1), help=_("de ronde; zonder deze de nieuwste"))


@click.group("vision", help=_("Het visietraject: van de keten in beeld tot een gedeelde visie en een actieplan."))
def vision_command() -> None:
    """Hold the commands about the vision track."""


@vision_command.command("show", help=_("Toon het traject: elke stap, hoe het ermee staat en wat nu komt."))
@_ROUND
@_ON
@json_option
@here
def show(at: Here, number: int | None, on: str | None, as_json: bool) -> None:
    """Show the track."""
    from desk.evaluation.vision import round_on, rounds

    with at.open() as store:
        found = round_on(store, number, on=chosen_day(on))
        known = rounds(store, on=chosen_day(on))
    answer(track_json(found, known), as_json, track_lines(found))


@vision_command.command("step", help=_("Toon een stap, of regel met de opties wie, wanneer, waarvoor en met wie."))
@_STEP
@click.option("--owner", help=_("wie deze stap trekt"))
@click.option("--due", help=_("voor welke dag"))
@click.option("--criterion", help=_("wanneer de stap klaar is"))
@click.option("--participants", help=_("wie meedoen: functies en organisaties"))
@click.option("--role", help=_("rol van de gemeente: initiator, director of facilitator"))
@click.option("--milestone", help=_("mijlpaal van de Routekaart Financiële Zorgen"))
@click.option("--route-role", help=_("rol in de Routekaart Financiële Zorgen"))
@_ROUND
@_ON
@json_option
@here
def step(
    at: Here, /, step: str, due: str | None, number: int | None, on: str | None, as_json: bool, **given: str | None
) -> None:
    """Show a step, or arrange it."""
    facts: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if due is not None:
        facts["due_on"] = chosen_day(due) if due.strip() else None
    if facts and (number is not None or on is not None):
        raise click.UsageError(_("Een eerdere ronde of dag is alleen te lezen. Laat --round en --on weg."))
    if facts:
        _arrange(at, step, facts, as_json)
        return
    from desk.evaluation.vision import round_on
    from desk.evaluation.vision_acts import read_step
    from schema.refused import Refused

    wanted = read_step(step)
    with at.open() as store:
        found = round_on(store, number, on=chosen_day(on))
    if found is None:
        raise Refused("no-round")
    answer(step_json(found, found.step(wanted)), as_json, step_lines(found, found.step(wanted)))


@vision_command.command("owner", help=_("Leg vast wie een stap trekt."))
@_STEP
@click.argument("name")
@json_option
@here
def owner(at: Here, step: str, name: str, as_json: bool) -> None:
    """Record who sees to a step."""
    _arrange(at, step, {"owner": name}, as_json)


def _arrange(at: Here, step: str, facts: Mapping[str, Any], as_json: bool) -> None:
    from desk.evaluation.vision_acts import arrange_step

    with at.open() as store:
        known = arrange_step(store, step, facts, on=today())
    answer({"id": known, "step": step}, as_json, [_("Vastgelegd.")])


@vision_command.command("note", help=_("Leg bij een stap vast wat u hoorde of las; met --id wijzigt u het."))
@_STEP
@click.option("--text", required=True, help=_("wat u hoorde of las, zonder namen; met --id en leeg gaat het weg"))
@click.option("--source", help=_("van wie: from-resident, from-professional, from-volunteer, from-internal …"))
@click.option("--question", help=_("welke vraag het beantwoordt: how-now, what-wanted of what-better"))
@click.option("--id", "note", help=_("de aantekening die u wijzigt"))
@json_option
@here
def note(
    at: Here, step: str, text: str, source: str | None, question: str | None, note: str | None, as_json: bool
) -> None:
    """Record a note, or change one."""
    from desk.evaluation.vision_acts import add_note, change_note

    with at.open() as store:
        if note is None:
            known = add_note(store, step, text, source=source, question=question, on=today())
        else:
            known = change_note(store, note, text, source=source, question=question, on=today())
    answer({"id": known, "step": step}, as_json, [_("Vastgelegd.")])


@vision_command.command("done", help=_("Leg vast dat een stap klaar is, met het resultaat."))
@_STEP
@click.option("--result", required=True, help=_("wat de stap opleverde"))
@_ON
@json_option
@here
def done(at: Here, step: str, result: str, on: str | None, as_json: bool) -> None:
    """Record that a step is done."""
    from desk.evaluation.vision_acts import finish_step

    with at.open() as store:
        known = finish_step(store, step, result, done_on=chosen_day(on), on=today())
    answer({"id": known, "step": step}, as_json, [_("De stap is klaar.")])


@vision_command.command("reopen", help=_("Neem een stap die klaar was weer op, met de reden."))
@_STEP
@click.option("--reason", required=True, help=_("waarom"))
@json_option
@here
def reopen(at: Here, step: str, reason: str, as_json: bool) -> None:
    """Take a step up again."""
    from desk.evaluation.vision_acts import reopen_step

    with at.open() as store:
        known = reopen_step(store, step, reason, on=today())
    answer({"id": known, "step": step}, as_json, [_("De stap is weer open.")])


@vision_command.command("round", help=_("Begin een ronde van het traject; eerdere blijven te lezen."))
@click.option("--reason", default="", help=_("waarom; nodig vanaf de tweede ronde"))
@json_option
@here
def round_(at: Here, reason: str, as_json: bool) -> None:
    """Begin a round."""
    from desk.evaluation.vision import round_on
    from desk.evaluation.vision_acts import begin_round

    with at.open() as store:
        known = begin_round(store, reason, on=today())
        begun = round_on(store, on=today())
    assert begun is not None
    told = _("Ronde {number} is begonnen.").format(number=begun.number)
    answer({"id": known, "round": begun.number}, as_json, [told])


@vision_command.command("action", help=_("Zet een regel van het actieplan op de lijst met acties."))
@click.argument("title")
@click.option("--owner", required=True, help=_("wie het doet"))
@click.option("--due", required=True, help=_("voor welke dag"))
@click.option("--step", default="action-plan", help=_("de stap waaruit het volgt; zonder deze action-plan"))
@json_option
@here
def action(at: Here, title: str, owner: str, due: str, step: str, as_json: bool) -> None:
    """Add a line to the plan."""
    from desk.evaluation.vision_acts import add_step_action

    with at.open() as store:
        known = add_step_action(store, step, title, owner, chosen_day(due), on=today())
    answer({"id": known, "step": step}, as_json, [_("De actie is vastgelegd.")])


@vision_command.command("plan", help=_("Toon de acties die uit het traject volgen."))
@_ROUND
@json_option
@here
def plan(at: Here, number: int | None, as_json: bool) -> None:
    """Show the plan of action."""
    from desk.evaluation.vision import round_on

    with at.open() as store:
        found = round_on(store, number, on=today())
    rows = [action for several in found.actions.values() for action in several] if found else []
    answer(rows, as_json, plan_lines(rows))


@vision_command.command("matrix", help=_("Toon per fase en steunsoort welke organisatie er is, en waar een gat zit."))
@_ON
@json_option
@here
def matrix(at: Here, on: str | None, as_json: bool) -> None:
    """Show who covers which phase with which support."""
    from desk.evaluation.coverage import coverage_on
    from desk.locale.words import word
    from desk.locale.words.vision import cell_told

    with at.open() as store:
        found = coverage_on(store, on=chosen_day(on))
    lines = [
        line
        for phase, kinds in found.items()
        for line in (word(phase), *(f"  {word(kind)}: {cell_told(cell)}" for kind, cell in kinds.items()), "")
    ]
    told = [
        {"phase": str(phase), "kinds": {str(kind): cell.as_json() for kind, cell in kinds.items()}}
        for phase, kinds in found.items()
    ]
    answer(told, as_json, lines)


@vision_command.command("print", help=_("Druk de visie en het actieplan af op één blad."))
@_ROUND
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help=_("de PDF"))
@json_option
@here
def print_(at: Here, number: int | None, output: Path, as_json: bool) -> None:
    """Print the vision and the plan of action."""
    from desk.cli.papers import issue_to

    issue_to(at, "vision-plan", None if number is None else str(number), output, as_json)
