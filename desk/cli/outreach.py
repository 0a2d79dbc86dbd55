"""Rounds: giving addresses to named people, taking them back, and entering what they found."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say, table
from desk.cli.outreach_bulk import close_unreached_command, plan
from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.locale.words.findings import beyond_told, finding_told
from schema.codes import Channel, DayPart

if TYPE_CHECKING:
    from desk.outreach.assigning import Judged
    from desk.outreach.rounds import Round
    from desk.store.store import Store

_REASON = click.option("--reason", required=True, help=_("waarom"))
_PART = click.option("--part", help=_("dagdeel: Ochtend, Middag of Avond; zonder dit de hele dag"))
_ROUND = click.argument("round_id", metavar="ROUND")
_AHEAD = timedelta(days=28)


@click.group("outreach", help=_("Rondes: adressen aan mensen geven, terugnemen en de uitkomsten vastleggen."))
def outreach_command() -> None:
    """Give addresses to people, and see what became of them."""


@outreach_command.command(
    "assign", help=_("Geef zaken (id, nummer of kenmerk) aan mensen voor een dag; alles of niets.")
)
@click.argument("cases", nargs=-1, required=True, metavar="CASE…")
@click.option("--to", "people", required=True, help=_("wie gaan, met een komma ertussen"))
@click.option("--on", "planned_on", required=True, help=_("de dag van de ronde"))
@_PART
@click.option("--channel", default=str(Channel.HOUSE_VISIT), show_default=True, help=_("hoe: Huisbezoek, Telefoon …"))
@click.option("--override", default="", help=_("reden waarom een waarschuwing voor deze mensen niet geldt"))
@click.option("--dry-run", is_flag=True, help=_("zeg alleen wat tegenhoudt"))
@json_option
@here
def assign(
    at: Here,
    cases: tuple[str, ...],
    people: str,
    planned_on: str,
    part: str | None,
    channel: str,
    override: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Give addresses to named people."""
    from desk.outreach import assigning
    from schema.rounds import ROUND_CHANNELS

    how = Channel(choice("--channel", channel, ROUND_CHANNELS))
    asked = (cases, [name.strip() for name in people.split(",") if name.strip()], chosen_day(planned_on))
    when = _part(part)
    with at.open() as store:
        if dry_run:
            judged = assigning.judge(store, *asked, on=today(), part=when, channel=how)
            answer(_held(judged), as_json, _held_lines(judged))
            return
        given = assigning.assign(store, *asked, on=today(), part=when, channel=how, override=override)
    for warning in given["warnings"]:
        if warning["volunteer"] is None or not override:
            say(_("Let op: {warning}").format(warning=_warning_told(warning)))
    for beyond in given["beyond"]:
        say(_("Let op: {warning}").format(warning=beyond_told(beyond)))
    told = ngettext("{n} zaak uitgegeven, ronde {id}.", "{n} zaken uitgegeven, ronde {id}.", len(given["assigned"]))
    answer(given, as_json, [told.format(n=len(given["assigned"]), id=given["id"])])


def _warning_told(warning: Mapping[str, Any]) -> str:
    """Return a warning in words: about one of the people, or about what the register said of a case."""
    if warning["volunteer"] is not None:
        return f"{warning['volunteer']}: {finding_told(warning)}"
    from desk.outreach.register import elsewhere_told

    return elsewhere_told(warning["outcome"], warning["number"])


def _part(typed: str | None) -> DayPart | None:
    return None if typed is None else DayPart(choice("--part", typed, DayPart))


def _held(judged: "Judged") -> dict[str, Any]:
    """Return what holds cases and people back."""
    from desk.outreach.assigning import warnings_of

    return {
        "allowed": list(judged.allowed),
        "held": [held._asdict() for held in judged.held],
        "unfit": [{"volunteer": who, "reasons": list(reasons)} for who, reasons in judged.unfit],
        "busy": [{"volunteer": who, "round": taken.id} for who, taken in judged.busy],
        "warnings": warnings_of(judged),
        "beyond": [it.as_json() for it in judged.beyond],
    }


def _held_lines(judged: "Judged") -> list[str]:
    from desk.outreach.assigning import warnings_of

    lines = [f"{held.number}: {words(list(held.reasons))}" for held in judged.held]
    lines += [f"{who}: {words(list(reasons))}" for who, reasons in judged.unfit]
    lines += [_warning_told(it) for it in warnings_of(judged)]
    lines += [_("{who} gaat dan al een andere ronde ({id}).").format(who=who, id=it.id) for who, it in judged.busy]
    lines += [beyond_told(it.as_json()) for it in judged.beyond]
    return lines or [_("Niets houdt deze ronde tegen.")]


@outreach_command.command("rounds", help=_("Toon de rondes: van vandaag, die komen, en die nog een uitkomst missen."))
@click.option("--from", "since", help=_("vanaf deze dag; zonder deze vier weken terug"))
@click.option("--to", "until", help=_("tot en met deze dag"))
@click.option("--volunteer", help=_("alleen de agenda van deze vrijwilliger (id of kenmerk)"))
@json_option
@here
def rounds(at: Here, since: str | None, until: str | None, volunteer: str | None, as_json: bool) -> None:
    """List rounds."""
    first = chosen_day(since) if since else today() - _AHEAD
    last = chosen_day(until) if until else None
    with at.open() as store:
        found = _found(store, volunteer, first, last)
    answer([each.as_json() for each in found], as_json, _round_lines(found))


def _found(store: "Store", volunteer: str | None, first: Any, last: Any) -> "list[Round]":
    from desk.outreach.rounds import agenda, list_rounds
    from desk.volunteers.loading import volunteer_id

    if volunteer is None:
        return list_rounds(store, since=first, until=last, on=today())
    return agenda(store, volunteer_id(store, volunteer), first, last, on=today())


def _round_lines(found: "Sequence[Round]") -> list[str]:
    headings = {
        "id": _("id"),
        "day": _("dag"),
        "part": _("dagdeel"),
        "channel": _("hoe"),
        "people": _("wie"),
        "stops": _("adressen"),
        "state": _("stand"),
    }
    rows: list[Mapping[str, Any]] = [
        {
            "id": each.id,
            "day": day(each.planned_on),
            "part": each.part,
            "channel": each.channel,
            "people": " + ".join(member.name for member in each.members if member.dropped_on is None),
            "stops": len(each.stops),
            "state": _standing(each),
        }
        for each in found
    ]
    return table(rows, headings) if rows else [_("Er zijn geen rondes. Geef adressen uit met desk outreach assign.")]


def _standing(each: "Round") -> str:
    """Return how a round stands, with how many of its addresses are held back."""
    from schema.rounds import StopState

    held = sum(1 for stop in each.stops if stop.state is StopState.HELD)
    return f"{word(each.state)} ({held} {word(StopState.HELD)})" if held else word(each.state)


@outreach_command.command("take-back", help=_("Neem een ronde terug, of met --case één adres daaruit."))
@_ROUND
@click.option("--case", help=_("alleen deze zaak"))
@click.option("--reason", default="", help=_("waarom; nodig voor een hele ronde"))
@json_option
@here
def take_back(at: Here, round_id: str, case: str | None, reason: str, as_json: bool) -> None:
    """Take a round or an address back."""
    from desk.outreach.taking_back import take_back_round, take_back_stop

    with at.open() as store:
        if case is None:
            freed = take_back_round(store, round_id, reason, on=today())
        else:
            freed = [take_back_stop(store, round_id, case, on=today())]
    answer({"id": round_id, "open": freed if case is None else []}, as_json, [_("Teruggenomen.")])


@outreach_command.command("drop", help=_("Leg vast dat een vrijwilliger niet meegaat."))
@_ROUND
@click.argument("volunteer")
@_REASON
@json_option
@here
def drop(at: Here, round_id: str, volunteer: str, reason: str, as_json: bool) -> None:
    """Let a volunteer drop out."""
    from desk.outreach.taking_back import drop_out

    with at.open() as store:
        freed = drop_out(store, round_id, volunteer, reason, on=today())
    told = ngettext("{n} adres heeft nu niemand.", "{n} adressen hebben nu niemand.", len(freed)).format(n=len(freed))
    answer({"id": round_id, "open": freed}, as_json, [_("Vastgelegd."), told])


@outreach_command.command("join", help=_("Laat een vrijwilliger meegaan, bijvoorbeeld voor wie uitviel."))
@_ROUND
@click.argument("volunteer")
@json_option
@here
def join(at: Here, round_id: str, volunteer: str, as_json: bool) -> None:
    """Let a volunteer go along."""
    from desk.outreach.assigning import add_member

    with at.open() as store:
        add_member(store, round_id, volunteer, on=today())
    answer({"id": round_id}, as_json, [_("Vastgelegd.")])


@outreach_command.command("open", help=_("Toon de adressen waar niemand meer heen gaat, ook die tegengehouden worden."))
@json_option
@here
def open_addresses(at: Here, as_json: bool) -> None:
    """List addresses that nobody visits any more."""
    from desk.outreach.attention import open_stops

    with at.open() as store:
        found = open_stops(store, today())
    rows = [
        {
            "id": it.stop.case,
            "kenmerk": None,
            "number": it.stop.number,
            "round": it.round.id,
            "name": it.stop.name,
            "state": it.stop.state,
            "reasons": it.stop.reasons,
        }
        for it in found
    ]
    headings = {"number": _("zaak"), "name": _("naam"), "round": _("ronde"), "state": _("stand")}
    stands = [words([it.stop.state, *it.stop.reasons]) for it in found]
    told = [{**row, "state": stand} for row, stand in zip(rows, stands, strict=True)]
    answer(rows, as_json, table(told, headings) if rows else [_("Alle adressen hebben mensen.")])


@outreach_command.command(
    "results", help=_("Leg de uitkomsten van een ronde vast: ZAAK=CODE, de code van de bezoeklijst.")
)
@_ROUND
@click.argument("found", nargs=-1, required=True, metavar="CASE=CODE…")
@_PART
@json_option
@here
def results(at: Here, round_id: str, found: tuple[str, ...], part: str | None, as_json: bool) -> None:
    """Enter what was found at the doors."""
    from desk.outreach.results import read_outcome, record_results
    from desk.signals.finding import find_case

    pairs = [each.partition("=") for each in found]
    if any(not case or not code for case, _mark, code in pairs):
        raise click.UsageError(_("Schrijf elke uitkomst als ZAAK=CODE, bijvoorbeeld 2026-0412=2."))
    outcomes = {case: read_outcome(code) for case, _mark, code in pairs}
    with at.open() as store:
        told = record_results(store, round_id, outcomes, on=today(), part=_part(part))
        numbers = [find_case(store, case)["number"] for case in told["decide"]]
    lines = [_("Uitkomsten vastgelegd.")]
    lines += [_("Beslis nog hoe het verder gaat met: {numbers}.").format(numbers=", ".join(numbers))] if numbers else []
    answer(told, as_json, lines)


outreach_command.add_command(plan)
outreach_command.add_command(close_unreached_command)
