"""Steps of `desk pairing ID …` about what is agreed: authorisation, division of tasks, plan of action, promises."""

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option
from desk.cli.note_warnings import warned_answer
from desk.cli.pairing_edge import ON, UNTIL, of_pairing
from desk.clock import today
from desk.locale import _
from schema.matrix import Goal
from schema.pairing_life import Doer, StepOutcome

_BY = click.option("--by", "doer", default=str(Doer.VOLUNTEER), show_default=True, help=_("wie dit doet, als code"))
_OUTCOMES = {"yes": StepOutcome.REACHED, "no": StepOutcome.NOT_REACHED}


@click.command("authorise", help=_("Leg de eigen volmacht van de inwoner vast, of dat zij die intrekt."))
@click.option("--party", "parties", multiple=True, help=_("met wie de vrijwilliger mag spreken; meermalen mag"))
@click.option("--about", default="", help=_("waarover"))
@UNTIL
@click.option("--withdraw", is_flag=True, help=_("de inwoner trekt haar volmacht in"))
@ON
@json_option
@of_pairing
@here
def authorise_step(
    at: Here,
    pairing: str,
    parties: tuple[str, ...],
    about: str,
    until: str | None,
    withdraw: bool,
    on: str | None,
    as_json: bool,
) -> None:
    """Record an authorisation by the resident, or its withdrawal."""
    from desk.pairings.loading import load_pairing
    from desk.requests.conditions import authorise_volunteer, withdraw_authorisations

    day, last = chosen_day(on), chosen_day(until) if until else None
    with at.open() as store:
        request = load_pairing(store, pairing).request
        if withdraw:
            ids = withdraw_authorisations(store, request, withdrawn_on=day, on=today())
        else:
            ids = [authorise_volunteer(store, request, parties, about, signed_on=day, until=last, on=today())]
    answer({"id": ids[0], "pairing": pairing, "request": request}, as_json, [_("Vastgelegd.")])


@click.command("divide", help=_("Leg de taakverdeling met de professional vast."))
@click.option("--professional", required=True, help=_("met wie: naam en organisatie"))
@click.option("--ours", required=True, help=_("wat de vrijwilliger doet"))
@click.option("--theirs", required=True, help=_("wat de professional doet"))
@ON
@json_option
@of_pairing
@here
def divide_step(
    at: Here, pairing: str, professional: str, ours: str, theirs: str, on: str | None, as_json: bool
) -> None:
    """Record the division of tasks."""
    from desk.pairings.loading import case_of, load_pairing
    from desk.requests.conditions import divide_tasks

    with at.open() as store:
        request = load_pairing(store, pairing).request
        new = divide_tasks(store, request, professional, ours, theirs, divided_on=chosen_day(on), on=today())
        told = {"id": new, "pairing": pairing, "request": request}
        told = warned_answer(store, told, ours, case_of(store, pairing))
    answer(told, as_json, [_("Vastgelegd.")])


@click.command("rhythm", help=_("Leg vast hoe vaak de twee elkaar zien, en tot wanneer."))
@click.argument("rhythm")
@UNTIL
@ON
@json_option
@of_pairing
@here
def rhythm_step(at: Here, pairing: str, rhythm: str, until: str | None, on: str | None, as_json: bool) -> None:
    """Record how often they meet."""
    from desk.pairings.rhythm import agree_rhythm

    last, day = chosen_day(until) if until else None, chosen_day(on)
    with at.open() as store:
        new = agree_rhythm(store, pairing, rhythm, lasts_until=last, agreed_on=day, on=today())
    answer({"id": new, "pairing": pairing}, as_json, [_("Vastgelegd.")])


@click.command("step", help=_("Voeg een stap toe aan het plan van aanpak, of vink er een af (--settle)."))
@click.option("--goal", help=_("naar welk doel, als code"))
@click.option("--what", default="", help=_("wat er gebeurt"))
@_BY
@UNTIL
@click.option("--settle", help=_("het id van een stap die klaar is"))
@click.option("--reached", default="yes", show_default=True, help=_("of de stap is gehaald: yes of no"))
@ON
@json_option
@of_pairing
@here
def step_step(
    at: Here,
    pairing: str,
    goal: str | None,
    what: str,
    doer: str,
    until: str | None,
    settle: str | None,
    reached: str,
    on: str | None,
    as_json: bool,
) -> None:
    """Add a step, or settle one."""
    from desk.pairings.loading import case_of
    from desk.pairings.plan_steps import add_step, settle_step

    if (goal is None) is (settle is None):
        raise click.UsageError(_("Noem een doel met --goal, of een stap met --settle."))
    last, by = chosen_day(until) if until else None, Doer(choice("--by", doer, Doer))
    with at.open() as store:
        if settle is not None:
            outcome = _OUTCOMES[choice("--reached", reached, _OUTCOMES)]
            settle_step(store, settle, outcome, settled_on=chosen_day(on), on=today())
            told = {"id": settle, "pairing": pairing}
        else:
            wanted = Goal(choice("--goal", str(goal), Goal))
            told = {"id": add_step(store, pairing, wanted, what, by, until=last, on=chosen_day(on)), "pairing": pairing}
            told = warned_answer(store, told, what if by is Doer.VOLUNTEER else "", case_of(store, pairing))
    answer(told, as_json, [_("Vastgelegd.")])


@click.command("promise", help=_("Leg een belofte vast, of vink er een af (--settle)."))
@click.option("--what", default="", help=_("wat er is beloofd"))
@click.option("--due", help=_("voor welke dag"))
@_BY
@click.option("--settle", help=_("het id van een belofte die klaar is"))
@click.option("--kept", default="yes", show_default=True, help=_("of de belofte is nagekomen: yes of no"))
@ON
@json_option
@of_pairing
@here
def promise_step(
    at: Here,
    pairing: str,
    what: str,
    due: str | None,
    doer: str,
    settle: str | None,
    kept: str,
    on: str | None,
    as_json: bool,
) -> None:
    """Make a promise, or settle one."""
    from desk.pairings.promises import make_promise, settle_promise

    if (due is None) is (settle is None):
        raise click.UsageError(_("Noem de dag met --due, of een belofte met --settle."))
    with at.open() as store:
        if settle is not None:
            outcome = _OUTCOMES[choice("--kept", kept, _OUTCOMES)]
            settle_promise(store, settle, outcome, settled_on=chosen_day(on), on=today())
            new = settle
        else:
            by = Doer(choice("--by", doer, Doer))
            new = make_promise(store, pairing, what, chosen_day(due), by, on=chosen_day(on))
    answer({"id": new, "pairing": pairing}, as_json, [_("Vastgelegd.")])


TERM_STEPS = (rhythm_step, authorise_step, divide_step, step_step, promise_step)
