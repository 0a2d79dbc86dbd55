"""What is settled about a case before others see it: BRP check, informing, household, exclusion list."""

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option
from desk.clock import today
from desk.locale import _
from schema.refused import Refused

_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))
_CASE = click.argument("case")


@click.command("brp", help=_("Leg een BRP-controle van een zaak vast (id, nummer of kenmerk)."))
@_CASE
@click.option("--outcome", required=True, help=_("living-here, moved, deceased of unknown"))
@_ON
@json_option
@here
def brp_command(at: Here, case: str, outcome: str, on: str | None, as_json: bool) -> None:
    """Record a BRP check."""
    from desk.signals.recording import check_brp
    from schema.before_contact import BrpOutcome

    found = BrpOutcome(choice("--outcome", outcome, BrpOutcome))
    with at.open() as store:
        new = check_brp(store, case, found, on=today(), checked_on=chosen_day(on))
    answer({"id": new, "case": case}, as_json, [_("BRP-controle vastgelegd.")])


@click.command("inform", help=_("Leg vast dat de inwoner van een zaak is geïnformeerd, en hoe."))
@_CASE
@click.option("--how", required=True, help=_("hoe: in de brief, aan de deur …"))
@_ON
@json_option
@here
def inform_command(at: Here, case: str, how: str, on: str | None, as_json: bool) -> None:
    """Record that the resident was informed."""
    from desk.signals.recording import inform_resident

    with at.open() as store:
        new = inform_resident(store, case, how, on=today(), informed_on=chosen_day(on))
    answer({"id": new, "case": case}, as_json, [_("Vastgelegd dat de inwoner is geïnformeerd.")])


@click.command("household", help=_("Beslis of de personen van een zaak één huishouden zijn."))
@_CASE
@click.option("--together", required=True, help=_("één huishouden: yes of no"))
@json_option
@here
def household_command(at: Here, case: str, together: str, as_json: bool) -> None:
    """Decide who lives together."""
    from desk.signals.recording import decide_household

    one = choice("--together", together, ("yes", "no")) == "yes"
    with at.open() as store:
        new = decide_household(store, case, one, on=today())
    answer({"id": new, "case": case}, as_json, [_("Huishouden vastgelegd.")])


@click.command("block", help=_("Zet het adres van een zaak op de uitsluitingslijst, of haal het eraf (--lift)."))
@_CASE
@click.option("--reason", required=True, help=_("waarom"))
@click.option("--until", help=_("de laatste dag; zonder deze tot nader bericht"))
@click.option("--by", default="", help=_("wie dit besloot; zonder dit de gebruiker"))
@click.option("--lift", is_flag=True, help=_("haal het van de lijst"))
@json_option
@here
def block_command(at: Here, case: str, reason: str, until: str | None, by: str, lift: bool, as_json: bool) -> None:
    """Put an address on the exclusion list from today on, or take it away."""
    from desk.outreach.holding import rounds_touched, told_touched
    from desk.signals.blocking import block_case, lift_case_block

    if lift and (until or by):
        raise Refused("one-of-two", one="--lift", other="--until / --by")
    last = chosen_day(until) if until else None
    with at.open() as store:
        if lift:
            new = lift_case_block(store, case, reason, on=today())[0]
        else:
            new = block_case(store, case, reason, on=today(), decided_by=by, ends_on=last)
        touched = [] if lift else rounds_touched(store, case, on=today(), until=last)
    told = {"id": new, "case": case, "rounds": [each.id for each in touched]}
    answer(told, as_json, [_("Uitsluitingslijst bijgewerkt."), *map(told_touched, touched)])
