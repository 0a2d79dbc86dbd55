"""The guards by command: clearing a namesake, the goals of a pairing, and a volunteer who falls away."""

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option
from desk.locale import _

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
