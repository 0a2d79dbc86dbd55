"""How much each criterion of the points counts: what it is now, and deciding otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from desk.cli.edge import Here, answer, here, json_option, table
from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words.judging import criterion
from schema.settings import WEIGHTS


@click.group("weights", invoke_without_command=True, help=_("Hoeveel elk criterium telt bij het koppelen."))
@json_option
@click.pass_context
def weights_command(ctx: click.Context, as_json: bool) -> None:
    """Show the weights of today, and every version that was decided."""
    if ctx.invoked_subcommand is not None:
        return
    from desk.matching.weights import weight_versions

    with ctx.obj.open() as store:
        settings, versions = store.settings(today()), weight_versions(store)
    told = {"version": settings.weights_version, "weights": dict(settings.weights), "versions": versions}
    answer(told, as_json, () if as_json else _lines(told))


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        {"what": criterion(name), "now": told["weights"][name], "default": default} for name, default in WEIGHTS.items()
    ]
    yield from table(rows, {"what": _("criterium"), "now": _("nu"), "default": _("standaard")})
    if len(told["versions"]) > 1:
        yield ""
        decided = [
            {**row, "from": day(row["starts_on"]), "what": _shown(row["weights"])} for row in told["versions"][1:]
        ]
        headings = {"version": _("versie"), "from": _("vanaf"), "what": _("gewichten"), "reason": _("reden")}
        yield from table(decided, headings)


def _shown(weights: Mapping[str, int]) -> str:
    return ", ".join(f"{criterion(name)} {weights[name]}" for name in WEIGHTS)


@weights_command.command("change", help=_("Laat criteria anders tellen, zoals distance=250 kinds=200."))
@click.argument("weights", nargs=-1, required=True, metavar="CRITERION=POINTS…")
@click.option("--reason", required=True, help=_("waarom"))
@click.option("--dry-run", is_flag=True, help=_("toon alleen wat het met het plan van vandaag doet"))
@json_option
@here
def change(at: Here, weights: Sequence[str], reason: str, dry_run: bool, as_json: bool) -> None:
    """Decide how much criteria count from today on."""
    from desk.matching.weights import change_weights, weights_effect
    from schema.weights import read_weights

    given = [each.partition("=") for each in weights]
    if not all(name and mark for name, mark, _value in given):
        raise click.UsageError(_("Schrijf elk gewicht als distance=250."))
    with at.open() as store:
        wanted = read_weights(store.settings(today()).weights, {name: value for name, _mark, value in given})
        found = weights_effect(store, wanted, on=today())
        version = None if dry_run else change_weights(store, wanted, reason, on=today())
        told = {"id": version, "version": version, "weights": wanted, "effect": found.as_json(), "dry_run": dry_run}
        lines = [] if as_json else list(_effect_lines(store, found))
    said = _("Zo zou het worden. Er is niets veranderd.") if dry_run else _("Vastgelegd.")
    answer(told, as_json, [*lines, said])


def _effect_lines(store: Any, found: Any) -> Iterator[str]:
    from desk.locale.words.weights import effect_told
    from desk.requests.listing import list_requests
    from desk.volunteers.listing import list_volunteers

    known = {
        row["id"]: row["kenmerk"] for row in (*list_requests(store, on=today()), *list_volunteers(store, on=today()))
    }
    yield effect_told(found.points_kept, found.points_new, len(found.change.moved))
    moved = [
        {"request": known[it.request], "before": known.get(it.before, ""), "after": known.get(it.after, "")}
        for it in found.change.moved
    ]
    if moved:
        yield from table(moved, {"request": _("hulpvraag"), "before": _("was"), "after": _("wordt")})
