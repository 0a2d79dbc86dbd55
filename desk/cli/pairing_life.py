"""Steps of `desk pairing ID …` around the people: the case card, who goes along, and the same two once more."""

from typing import Any

import click

from desk.cli.edge import Here, answer, choice, chosen_day, here, json_option
from desk.cli.pairing_edge import ON, OVERRIDE, REASON, effort_of, of_pairing, tell_pairing
from desk.clock import today
from desk.locale import _
from desk.locale.words.life import card_lines
from schema.dates import month_of
from schema.pairing_life import Answer

_SAID = {"yes": Answer.YES, "no": Answer.NO}


@click.command("card", help=_("Toon de anonieme zaakkaart, of leg vast wat de vrijwilliger erop antwoordt."))
@click.option("--answer", "said", help=_("yes of no; een nee wijst de koppeling af, een reden hoeft niet"))
@ON
@json_option
@of_pairing
@here
def card_step(at: Here, pairing: str, said: str | None, on: str | None, as_json: bool) -> None:
    """Show the card, or record the answer."""
    from dataclasses import asdict

    from desk.pairings.cards import answer_card, pairing_card

    if said is not None:
        given = _SAID[choice("--answer", said, _SAID)]
        with at.open() as store:
            told = answer_card(store, pairing, given, answered_on=chosen_day(on), on=today())
        tell_pairing(told, as_json)
        return
    with at.open() as store:
        card = pairing_card(store, pairing)
    answer({"id": pairing, **asdict(card)}, as_json, (f"{label}: {value}" for label, value in card_lines(card)))


@click.command("reveal", help=_("Leg vast dat de vrijwilliger weet wie de inwoner is; daarvoor is alles anoniem."))
@ON
@json_option
@of_pairing
@here
def reveal_step(at: Here, pairing: str, on: str | None, as_json: bool) -> None:
    """Record that the resident was made known."""
    from desk.pairings.cards import reveal_resident

    with at.open() as store:
        new = reveal_resident(store, pairing, revealed_on=chosen_day(on), on=today())
    _tell(new, pairing, as_json)


@click.command("second", help=_("Laat een tweede vrijwilliger (id of kenmerk) meelopen; met --leave stopt dat."))
@click.argument("volunteer", required=False)
@click.option("--leave", is_flag=True, help=_("er loopt niemand meer mee"))
@ON
@REASON
@OVERRIDE
@json_option
@of_pairing
@here
def second_step(
    at: Here,
    pairing: str,
    volunteer: str | None,
    leave: bool,
    on: str | None,
    reason: str,
    override: str | None,
    as_json: bool,
) -> None:
    """Let somebody go along, or leave."""
    from desk.pairings.seconds import add_second, leave_second

    if (volunteer is None) is not leave:
        raise click.UsageError(_("Noem wie meeloopt, of gebruik --leave."))
    with at.open() as store:
        if volunteer is None:
            new = leave_second(store, pairing, left_on=chosen_day(on), reason=reason)
        else:
            new = add_second(store, pairing, volunteer, joined_on=chosen_day(on), on=today(), override=override)
    _tell(new, pairing, as_json)


@click.command("again", help=_("Koppel deze twee opnieuw, na een koppeling die is afgerond."))
@click.option("--consent-on", help=_("de dag van nieuwe toestemming, als de hulpvraag is afgesloten"))
@OVERRIDE
@json_option
@of_pairing
@here
def again_step(at: Here, pairing: str, consent_on: str | None, override: str | None, as_json: bool) -> None:
    """Propose the same two once more."""
    from desk.pairings.ending import pair_again

    consent = chosen_day(consent_on) if consent_on else None
    with at.open() as store:
        told = pair_again(store, pairing, consent_on=consent, on=today(), override=override)
    tell_pairing(told, as_json)


@click.command("hours", help=_("Leg tijd en kilometers van een hele maand vast; de laatste opgave telt."))
@click.option("--month", help=_("de maand als 2026-10; zonder deze de huidige"))
@click.option("--effort", required=True, help=_("tijd en kilometers: ‘6’, ‘6:30’ of ‘6,5 40km’"))
@json_option
@of_pairing
@here
def hours_step(at: Here, pairing: str, month: str | None, effort: str, as_json: bool) -> None:
    """Record the hours of a month."""
    from desk.pairings.efforts import record_month

    with at.open() as store:
        new = record_month(store, pairing, month or month_of(today()), effort_of(effort), on=today())
    _tell(new, pairing, as_json)


def _tell(new: str, pairing: str, as_json: bool, **more: Any) -> None:
    answer({"id": new, "pairing": pairing, **more}, as_json, [_("Vastgelegd.")])


LIFE_STEPS = (card_step, reveal_step, second_step, again_step, hours_step)
