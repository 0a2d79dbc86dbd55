"""Outreach: contact attempts, first talks, closing a case, and overruling the signal rules."""

from collections.abc import Mapping
from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option, say
from desk.clock import today
from desk.locale import _
from desk.locale.words.cases import awaiting_household
from schema.codes import SHORTER_RESULTS, Channel, DayPart, Result, SignalStatus
from schema.refused import Refused

_ON = click.option("--on", help=_("de dag; zonder deze vandaag"))
_CASE = click.argument("case")
_SIGNAL = click.argument("signal")
_REASON = click.option("--reason", required=True, help=_("waarom"))
_YES_NO = {"yes": True, "no": False}


@click.command("contact", help=_("Leg een contactpoging vast op een zaak (id, nummer of kenmerk)."))
@_CASE
@click.option("--channel", required=True, help=_("hoe: Telefoon, Huisbezoek, Brief …"))
@click.option("--reached", required=True, help=_("bereikt: yes of no"))
@_ON
@click.option("--part", help=_("dagdeel: Ochtend, Middag of Avond"))
@click.option("--by", help=_("vrijwilligers die gingen, met een komma ertussen; zonder deze een medewerker"))
@click.option("--note", default="", help=_("notitie"))
@json_option
@here
def contact_command(
    at: Here,
    case: str,
    channel: str,
    reached: str,
    on: str | None,
    part: str | None,
    by: str | None,
    note: str,
    as_json: bool,
) -> None:
    """Log a contact attempt."""
    from desk.cli.note_warnings import warned_answer
    from desk.signals.blocking import block_at_door
    from desk.signals.handing_over import acted_outside
    from desk.signals.recording import log_contact

    how = Channel(choice("--channel", channel, Channel))
    was_reached = _YES_NO[choice("--reached", reached, _YES_NO)]
    when = DayPart(choice("--part", part, DayPart)) if part is not None else None
    people = [name.strip() for name in (by or "").split(",") if name.strip()]
    with at.open() as store:
        new = log_contact(
            store,
            case,
            how,
            was_reached,
            on=today(),
            made_on=chosen_day(on),
            part=when,
            volunteers=people,
            note=note,
        )
        block = block_at_door(store, case, how, on=chosen_day(on) or today())
        outside = acted_outside(store, new)
        told = warned_answer(store, {"id": new, "case": case}, note if people else "", case, outside)
    if block is not None:
        told["warnings"].append(_block_warned(block))
    answer(told, as_json, [_("Contactpoging vastgelegd.")])


def _block_warned(block: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the person that somebody went to a door on the exclusion list, and return it as a warning."""
    say(_("Let op: dit adres staat op de uitsluitingslijst ({reason}).").format(**block))
    return {"code": "safety-block", "reason": block["reason"], "ends_on": block["ends_on"]}


@click.command("talk", help=_("Leg het eerste gesprek op een zaak vast."))
@_CASE
@_ON
@json_option
@here
def talk_command(at: Here, case: str, on: str | None, as_json: bool) -> None:
    """Record a talk with the resident."""
    from desk.signals.recording import log_talk

    with at.open() as store:
        new = log_talk(store, case, on=today(), held_on=chosen_day(on))
    answer({"id": new, "case": case}, as_json, [_("Gesprek vastgelegd.")])


@click.command("close", help=_("Sluit een zaak met een van de zestien landelijke resultaten."))
@_CASE
@click.option("--result", required=True, help=_("het resultaat, letterlijk"))
@click.option("--referred-to", default="", help=_("naar wie de inwoner is verwezen"))
@click.option("--resident", help=_("id van wie het resultaat is, als personen op een adres apart wonen"))
@_ON
@json_option
@here
def close_command(
    at: Here, case: str, result: str, referred_to: str, resident: str | None, on: str | None, as_json: bool
) -> None:
    """End a case."""
    from desk.signals.recording import awaits_household, close_case, speaks_of_all

    ended = Result(choice("--result", SHORTER_RESULTS.get(result, result), Result))
    with at.open() as store:
        new = close_case(
            store, case, ended, on=today(), closed_on=chosen_day(on), referred_to=referred_to, resident=resident
        )
        lines = [_("Zaak gesloten: {result}.").format(result=ended)]
        if speaks_of_all(store, new):
            lines.append(_("Dit geldt voor alle personen op de zaak; --resident noemt een van hen."))
        if awaits_household(store, new):
            lines.append(awaiting_household())
    answer({"id": new, "case": case, "result": ended}, as_json, lines)


@click.command("referral", help=_("Leg vast naar wie is verwezen (--to), of het antwoord daarop (--answer)."))
@_CASE
@click.option("--to", "party", help=_("naar wie"))
@click.option("--warm", is_flag=True, help=_("als warme overdracht"))
@click.option("--answer", "told", help=_("accepted of refused"))
@_ON
@json_option
@here
def referral_command(
    at: Here, case: str, party: str | None, warm: bool, told: str | None, on: str | None, as_json: bool
) -> None:
    """Record a referral, or what came of the oldest one without an answer."""
    from desk.signals.referrals import answer_referral, refer
    from schema.referrals import Answer

    if (party is None) == (told is None):
        raise Refused("one-of-two", one="--to", other="--answer")
    found = None if told is None else Answer(choice("--answer", told, Answer))
    with at.open() as store:
        if found is None:
            new = refer(store, case, party or "", on=today(), asked_on=chosen_day(on), warm=warm)
        else:
            new = answer_referral(store, case, found, on=today(), answered_on=chosen_day(on))
    answer({"id": new, "case": case}, as_json, [_("Verwijzing vastgelegd.")])


@click.command("pickup", help=_("Pak een signaal op dat de regels lieten liggen."))
@_SIGNAL
@_REASON
@json_option
@here
def pickup_command(at: Here, signal: str, reason: str, as_json: bool) -> None:
    """Pick up a signal that the rules left."""
    from desk.signals.overruling import pick_up

    with at.open() as store:
        new = pick_up(store, signal, reason, on=today())
    answer({"id": new, "signal": signal}, as_json, [_("Signaal opgepakt.")])


@click.command("leave", help=_("Laat een signaal liggen dat de regels oppakten."))
@_SIGNAL
@_REASON
@click.option("--status", default=str(SignalStatus.LEFT), show_default=True, help=_("wat het signaal wordt"))
@json_option
@here
def leave_command(at: Here, signal: str, reason: str, status: str, as_json: bool) -> None:
    """Leave a signal that the rules picked up."""
    from desk.signals.overruling import LEFT_STATUSES, leave

    left = SignalStatus(choice("--status", status, LEFT_STATUSES))
    with at.open() as store:
        new = leave(store, signal, reason, on=today(), status=left)
    answer({"id": new, "signal": signal}, as_json, [_("Signaal blijft liggen: {status}.").format(status=left)])
