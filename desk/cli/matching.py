"""Who may do what, who fits whom, and the proposal of a pairing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from desk.cli.deciding import apart_command, case_command, compare_command, pin_command
from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say, table, yes_or_no
from desk.cli.fairness import fairness_command
from desk.cli.pairing_edge import tell_pairing
from desk.cli.planning import plan_command, what_if_command
from desk.locale import _
from desk.locale.words import word, words
from desk.locale.words.choosing import preferences
from desk.locale.words.findings import caseload_told, finding_told
from desk.locale.words.judging import criterion
from schema.codes import Task
from schema.settings import WEIGHTS

_ON = click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))


@click.command("deployable", help=_("Toon wie op een dag welke taak mag doen, en anders waarom niet."))
@_ON
@click.option("--task", help=_("alleen deze taak"))
@click.option("--volunteer", help=_("alleen deze vrijwilliger (id of kenmerk)"))
@json_option
@here
def deployable_command(at: Here, on: str | None, task: str | None, volunteer: str | None, as_json: bool) -> None:
    """Say which volunteers may do which task on a day, and why the others may not."""
    from desk.volunteers.deployability import deployability
    from desk.volunteers.listing import list_volunteers

    day, asked = chosen_day(on), Task(choice("--task", task, Task)) if task is not None else None
    with at.open() as store:
        found = deployability(store, on=day, task=asked, volunteer=volunteer)
        names = {} if as_json else {row["id"]: row for row in list_volunteers(store, on=day)}
    answer(found, as_json, () if as_json else _deployable_lines(found, names))


def _deployable_lines(found: Sequence[Mapping[str, Any]], names: Mapping[str, Mapping[str, Any]]) -> list[str]:
    from desk.locale.formats import full_name

    if not found:
        return [_("Er zijn nog geen vrijwilligers. Lees ze in met: desk import volunteers BESTAND.")]
    rows = [
        {
            "kenmerk": names[row["volunteer"]]["kenmerk"],
            "name": full_name(names[row["volunteer"]]),
            "task": word(row["task"]),
            "may": yes_or_no(row["deployable"]),
            "reasons": words(row["reasons"]),
        }
        for row in found
    ]
    headings = {"kenmerk": _("kenmerk"), "name": _("vrijwilliger"), "task": _("taak"), "may": _("inzetbaar")}
    return table(rows, headings | {"reasons": _("waarom niet")})


@click.group("match", help=_("Zoek de vrijwilliger bij een hulpvraag."))
def match_command() -> None:
    """Find volunteers for requests."""


match_command.add_command(plan_command)
match_command.add_command(what_if_command)
match_command.add_command(fairness_command)
match_command.add_command(pin_command)
match_command.add_command(case_command)
match_command.add_command(apart_command)
match_command.add_command(compare_command)


@match_command.command("suggest", help=_("Rangschik wie past bij een hulpvraag (id of kenmerk)."))
@click.argument("request")
@click.option("--limit", type=click.IntRange(min=0), help=_("niet meer kandidaten dan dit"))
@click.option("--why-not", is_flag=True, help=_("ook wie afvalt, waarom, en wat daarvoor moet veranderen"))
@_ON
@json_option
@here
def suggest_command(at: Here, request: str, limit: int | None, why_not: bool, on: str | None, as_json: bool) -> None:
    """Rank the volunteers for one request, and say what holds the others back."""
    from desk.matching.suggesting import suggest

    with at.open() as store:
        found = suggest(store, request, on=chosen_day(on), limit=limit).as_json(why_not=why_not)
    answer(found, as_json, _suggestion_lines(found))


def _suggestion_lines(found: Mapping[str, Any]) -> Iterator[str]:
    parts = {f"part_{name}": criterion(name) for name in WEIGHTS}
    candidates = [
        {**row, "place": place, **{f"part_{name}": row["parts"][name] for name in WEIGHTS}}
        for place, row in enumerate(found["candidates"], 1)
    ]
    headings = {"place": "", "kenmerk": _("kenmerk"), "name": _("vrijwilliger"), "points": _("punten")}
    if candidates:
        yield from table(candidates, headings | parts)
        for row in candidates:
            for warning in row["warnings"]:
                yield _("let op {name}: {warning}").format(name=row["name"], warning=finding_told(warning))
            if row["beyond_caseload"]:
                beyond = caseload_told(row["beyond_caseload"])
                yield _("let op {name}: {warning}").format(name=row["name"], warning=beyond)
    else:
        yield _("Nu mag niemand deze hulpvraag oppakken. Kijk met --why-not wat er nodig is.")
    if "refused" in found:
        yield ""
        rows = [{**row, "reasons": words(row["reasons"])} for row in found["refused"]]
        told = table(rows, {"kenmerk": _("kenmerk"), "name": _("vrijwilliger"), "reasons": _("waarom niet")})
        yield told[0]
        for line, row in zip(told[1:], found["refused"], strict=True):
            yield line
            yield "    " + _("nodig: {changes}").format(changes=words(row["fix"]) or _("niets kan dit veranderen"))
            for finding in row["findings"]:
                yield "    " + finding_told(finding)


@click.command("pair", help=_("Stel een koppeling voor van een hulpvraag en een vrijwilliger."))
@click.argument("request")
@click.argument("volunteer")
@click.option(
    "--override",
    help=_("reden om anders te kiezen, voor een tweede of bij een waarschuwing; harde regels blijven gelden"),
)
@_ON
@json_option
@here
def pair_command(at: Here, request: str, volunteer: str, override: str | None, on: str | None, as_json: bool) -> None:
    """Propose a pairing."""
    from desk.pairings.proposing import beyond_caseload, propose_pairing

    day = chosen_day(on)
    with at.open() as store:
        made = propose_pairing(store, request, volunteer, on=day, override=override)
        agreed = beyond_caseload(store, volunteer, day)
    tell_pairing(made | {"beyond_caseload": agreed}, as_json)
    if agreed is not None:
        say(_("Let op: {warning}").format(warning=caseload_told(agreed)))
    if "overridden" in made and not (override or "").strip():
        say(
            _(
                "Een ander past beter op: {criteria}. Geef met --override een reden; die telt mee in de evaluatie."
            ).format(criteria=preferences(made["overridden"]))
        )
