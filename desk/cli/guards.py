"""The guards by command: clearing a namesake, the goals of a pairing, and a volunteer who falls away."""

from collections.abc import Mapping
from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import guards, word
from schema.falling_away import Cause, Do, What
from schema.matrix import Goal
from schema.refused import Refused
from schema.volunteer_course import StopReason

_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))


@click.command("clear-conflict", help=_("Leg vast dat een naamgenoot geen belangenverstrengeling is, met de reden."))
@click.argument("request")
@click.argument("volunteer")
@click.option("--reason", required=True, help=_("waarom"))
@_ON
@json_option
@here
def clear_conflict_command(at: Here, request: str, volunteer: str, reason: str, on: str | None, as_json: bool) -> None:
    """Decide that a conflict by name is none."""
    from desk.pairings.clearing import clear_namesake

    with at.open() as store:
        new = clear_namesake(store, request, volunteer, reason, on=chosen_day(on))
    answer({"id": new, "request": request, "volunteer": volunteer}, as_json, [_("Vastgelegd.")])


@click.command(
    "volunteer-stop",
    help=_("Regel alles wat aan een vrijwilliger (id of kenmerk) hangt die stopt, ziek is of een bewijs kwijt is."),
)
@click.argument("volunteer")
@click.option("--kind", default=str(Cause.STOP), show_default=True, help=_("stop, ill of proof"))
@click.option("--on", help=_("eerste dag zonder inzet; zonder deze vandaag"))
@click.option("--until", help=_("laatste dag zonder inzet; zonder deze tot nader bericht"))
@click.option("--reason", default="", help=_("reden; komt bij wat wordt afgerond"))
@click.option("--why", help=_("waarom zij voorgoed weggaat, als code"))
@click.option("--rematch", is_flag=True, help=_("rond elke koppeling af, en stel de volgende voor waar die er is"))
@click.option("--keep", is_flag=True, help=_("laat elke koppeling staan"))
@click.option("--dry-run", is_flag=True, help=_("zeg alleen wat er zou gebeuren"))
@json_option
@here
def volunteer_stop_command(
    at: Here,
    volunteer: str,
    kind: str,
    on: str | None,
    until: str | None,
    reason: str,
    why: str | None,
    rematch: bool,
    keep: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Settle all that hangs on a volunteer who falls away, in one go."""
    from desk.home.falling_away import plan_falling_away
    from desk.home.falling_away_acts import carry_out

    if rematch and keep:
        raise Refused("one-of-two", one="--rematch", other="--keep")
    cause = Cause(choice("--kind", kind, Cause))
    first, last = chosen_day(on), chosen_day(until) if until else None
    with at.open() as store:
        left = StopReason(choice("--why", why, StopReason)) if why else None
        plan = plan_falling_away(
            store, volunteer, cause, on=today(), day=first, until=last, reason=reason, stop_reason=left
        )
        for item in plan.of(What.PAIRING) if rematch or keep else ():
            wanted = Do.KEEP if keep else Do.REMATCH if Do.REMATCH in item.choices else Do.END
            plan = plan.with_choice(item.id, wanted)
        told = plan.as_json() if dry_run else carry_out(store, plan, on=today())
    answer(told | {"dry_run": dry_run}, as_json, _told_plan(told))


def _named(what: str, code: str) -> str:
    told = guards.stopping().get(code) or word(code)
    shapes = {
        What.PAIRING: _("koppeling, {status}"),
        What.SECOND: _("loopt mee, {status}"),
        What.ROUND: _("ronde, {status}"),
    }
    return shapes.get(What(what), "{status}").format(status=told)


def _told_plan(told: Mapping[str, Any]) -> list[str]:
    """Return the plan as lines for a reader."""
    known = guards.stopping()
    rows = [
        {
            "what": _named(item["what"], item["code"]),
            "who": item["who"],
            "day": day(item["day"]),
            "do": known[item["do"]],
            "next": item["successor"]["name"] if item["do"] == Do.REMATCH and item["successor"] else "",
        }
        for item in told["items"]
    ]
    headings = {"what": _("wat"), "who": _("wie"), "day": _("wanneer"), "do": _("wat we doen"), "next": _("daarna")}
    first = _("{name} {cause} vanaf {day}.")
    return [first.format(name=told["name"], cause=known[told["kind"]], day=day(told["day"])), *table(rows, headings)]


@click.command("goals", help=_("Leg vast waaraan een koppeling werkt; zonder doelen: toon wat de rolmatrix toestaat."))
@click.argument("pairing")
@click.argument("goals", nargs=-1, metavar="[GOAL…]")
@_ON
@json_option
@here
def goals_command(at: Here, pairing: str, goals: tuple[str, ...], on: str | None, as_json: bool) -> None:
    """Set the goals of a pairing, or tell which it may have."""
    from desk.pairings.goals import possible_goals, set_goals

    wanted = [Goal(choice("GOAL", goal, Goal)) for goal in goals]
    with at.open() as store:
        if wanted:
            told: dict[str, Any] = set_goals(store, pairing, wanted, on=chosen_day(on))
        else:
            told = {"id": pairing, "possible": list(map(str, possible_goals(store, pairing, on=chosen_day(on))))}
    answer(told, as_json, [word(goal) for goal in told.get("goals") or told["possible"]])
