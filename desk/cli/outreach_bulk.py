"""Outreach on many cases at once: planning a contact, and closing what was tried often enough."""

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option
from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.words import counted, word
from schema.codes import Channel, Result
from schema.next_attempt import ENOUGH


@click.command("plan", help=_("Plan een contact op zaken (id, nummer of kenmerk), of op alles in een werkbak."))
@click.argument("cases", nargs=-1, metavar="CASE…")
@click.option("--tray", help=_("alle zaken in deze werkbak"))
@click.option("--channel", required=True, help=_("hoe: Brief, Telefoon …"))
@click.option("--on", "planned_on", required=True, help=_("de dag"))
@click.option("--reason", default="", help=_("waarom"))
@json_option
@here
def plan(
    at: Here, cases: tuple[str, ...], tray: str | None, channel: str, planned_on: str, reason: str, as_json: bool
) -> None:
    """Plan a contact on cases."""
    from desk.signals.finding import find_case
    from desk.signals.planning import judge_plans, plan_contacts
    from desk.signals.trays import find_tray, tray_members
    from schema.rounds import ROUND_CHANNELS
    from schema.trays import Holds

    how, day = Channel(choice("--channel", channel, ROUND_CHANNELS)), chosen_day(planned_on)
    with at.open() as store:
        wanted = [find_case(store, case)["id"] for case in cases]
        if tray is not None:
            wanted += tray_members(store, find_tray(store, tray, Holds.CASES), on=today())
        held = judge_plans(store, wanted, how, day).held
        done = plan_contacts(store, wanted, how, day, on=today(), reason=reason)
    told = [_("Gepland: {cases}.").format(cases=counted.cases(len(done)))]
    told += [f"{len(ids)}: {word(code)}" for code, ids in held.items()]
    answer({"planned": done, "held": held}, as_json, told)


@click.command("close-unreached", help=_("Sluit open zaken die na een aantal pogingen niet bereikt zijn."))
@click.argument("cases", nargs=-1, metavar="[CASE…]")
@click.option("--attempts", type=click.IntRange(1), default=ENOUGH, show_default=True, help=_("na hoeveel pogingen"))
@click.option("--apply", "for_real", is_flag=True, help=_("doe het; zonder dit wordt alleen geteld"))
@json_option
@here
def close_unreached_command(at: Here, cases: tuple[str, ...], attempts: int, for_real: bool, as_json: bool) -> None:
    """Close what nobody could be reached about; without cases all open ones are looked at."""
    from desk.signals.bulk import close_unreached, judge_unreached, open_cases
    from desk.signals.finding import find_case

    with at.open() as store:
        wanted = [find_case(store, case)["id"] for case in cases] or open_cases(store)
        judged = judge_unreached(store, wanted, attempts)
        closed = close_unreached(store, wanted, attempts, on=today()) if for_real and judged.fit else []
    lines = [_closed(len(closed)) if for_real else _may_close(len(judged.fit))]
    lines += [f"{len(ids)}: {word(code)}" for code, ids in judged.held.items()]
    fit = {"closed": closed} if for_real else {"fit": list(judged.fit)}
    answer({**fit, "result": Result.NOT_REACHED, "held": judged.held}, as_json, lines)


def _closed(number: int) -> str:
    return _("Gesloten: {cases}.").format(cases=counted.cases(number))


def _may_close(number: int) -> str:
    told = ngettext("{n} zaak kan dicht; --apply sluit hem.", "{n} zaken kunnen dicht; --apply sluit ze.", number)
    return told.format(n=number)
