"""Which task needs which proof, and for how long: what counts on a day, and deciding otherwise from a day on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.locale.words.proofs import effect_lines, several_tasks, term
from schema.codes import ProofKind, Task

_ALL = "all"
Matrix = Mapping[str, Mapping[str, int | None]]


@click.group("requirements", invoke_without_command=True, help=_("Welke taak welk bewijs vraagt, en hoe lang."))
@click.option("--on", help=_("de dag waarover het gaat; zonder deze vandaag"))
@json_option
@click.pass_context
def requirements_command(ctx: click.Context, on: str | None, as_json: bool) -> None:
    """Show which task needs which proof on a day, and every version that was decided."""
    if ctx.invoked_subcommand is not None:
        return
    from desk.volunteers.requirements import versions

    asked_on = chosen_day(on)
    with ctx.obj.open() as store:
        asked, decided = store.requirements(asked_on).by_task, versions(store)
    matrix = {str(task): {str(kind): months for kind, months in terms.items()} for task, terms in asked.items()}
    told = {"on": asked_on.isoformat(), "requirements": matrix, "versions": decided}
    answer(told, as_json, () if as_json else _matrix_lines(matrix, decided))


def _matrix_lines(matrix: Matrix, decided: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what is asked on a day, a line for each proof and term, and then what was decided."""
    rows = [
        {"proof": word(kind), "term": term(months), "tasks": several_tasks(tasks)}
        for kind in ProofKind
        for months, tasks in _by_term(matrix, kind).items()
    ]
    told = table(rows, {"proof": _("bewijs"), "term": _("geldig"), "tasks": _("gevraagd voor")})
    if decided:
        versions = [
            {**row, "from": day(row["starts_on"]), "what": "; ".join(changes(row["changes"]))} for row in decided
        ]
        columns = {"from": _("vanaf"), "what": _("wat verandert"), "reason": _("reden"), "approver": _("besloten door")}
        told += ["", *table(versions, columns)]
    return told


def _by_term(matrix: Matrix, kind: ProofKind) -> dict[int | None, list[str]]:
    found: dict[int | None, list[str]] = {}
    for task, terms in matrix.items():
        if kind in terms:
            found.setdefault(terms[kind], []).append(task)
    return found


def changes(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what a version changes, the tasks that get one term for a proof together."""
    found: dict[tuple[str, bool, int | None], list[str]] = {}
    for row in rows:
        found.setdefault((row["proof"], row["asked"], row["months"]), []).append(row["task"])
    for (proof, asked, months), tasks in found.items():
        yield f"{word(proof)}: {term(months, asked=asked)} ({several_tasks(tasks)})"


@requirements_command.command("change", help=_("Vraag voor TASK (of all) het bewijs PROOF anders, vanaf een dag."))
@click.argument("task")
@click.argument("proof")
@click.option("--months", required=True, help=_("aantal maanden, none (blijft geldig) of off (niet gevraagd)"))
@click.option("--from", "starts_on", help=_("vanaf welke dag; zonder deze vandaag"))
@click.option("--reason", required=True, help=_("waarom"))
@click.option("--by", default="", help=_("wie dit besluit; zonder dit de gebruiker"))
@click.option("--dry-run", is_flag=True, help=_("toon alleen wie er inzetbaarheid bij verliest of wint"))
@json_option
@here
def change(
    at: Here,
    task: str,
    proof: str,
    months: str,
    starts_on: str | None,
    reason: str,
    by: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Decide what a task asks from a day on."""
    from desk.volunteers.requirements import change_requirements, effect, judge_change, requirement_changes

    asked = choice("TASK", task, (_ALL, *Task))
    kind = ProofKind(choice("PROOF", proof, ProofKind))
    wanted = requirement_changes(Task if asked == _ALL else [Task(asked)], kind, months)
    first = chosen_day(starts_on)
    with at.open() as store:
        judge_change(store, wanted, first, reason, on=today())
        touched = effect(store, wanted, first)
        new = None if dry_run else change_requirements(store, wanted, first, reason, by, on=today())
    told = {"id": new, "starts_on": first.isoformat(), "effect": touched.as_json(), "dry_run": dry_run}
    said = _("Zo zou het worden. Er is niets veranderd.") if dry_run else _("Vastgelegd.")
    answer(told, as_json, [*effect_lines(touched.as_json()), said])
