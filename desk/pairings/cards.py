"""The anonymous case card: what it says, what the volunteer answers, and when she was told who the resident is."""

from datetime import date
from typing import Any

from desk.pairings.goals import goals_of
from desk.pairings.loading import load_pairing
from desk.pairings.moving import move_within
from desk.pairings.seconds import goes_along
from desk.requests.loading import load_request
from desk.store.store import Store
from schema.case_card import CaseCard, card_of
from schema.codes import Side
from schema.matrix import Goal
from schema.pairing_life import Answer, is_revealed
from schema.pairings import BEFORE_RUNNING, PairingStatus, status
from schema.refused import Refused

_ANSWERS = "SELECT id, volunteer, answer, answered_on FROM visible_card_answers WHERE pairing = ? ORDER BY key"
_REVEALS = "SELECT id, volunteer, revealed_on, revealed_by FROM visible_reveals WHERE pairing = ? ORDER BY key"


def request_card(store: Store, request: str) -> CaseCard:
    """Return the case card of a request (by id or kenmerk).

    Raises:
        Refused: `unknown-id`.
    """
    return card_of(load_request(store, request))


def pairing_card(store: Store, pairing: str) -> CaseCard:
    """Return the case card of a pairing (id): that of its request, with the goals agreed on.

    Raises:
        Refused: `unknown-id`.
    """
    known = load_pairing(store, pairing)
    goals = [Goal(row["goal"]) for row in goals_of(store, pairing) if row["dropped_on"] is None]
    return card_of(load_request(store, known.request), goals)


def answer_card(store: Store, pairing: str, answer: Answer, *, answered_on: date, on: date) -> dict[str, Any]:
    """Record what the volunteer says to the card and return `id` and `status`; a no refuses the pairing.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `date-backwards`, `fact-already-there` for the same answer again,
            `move-not-allowed` once the two have met.
    """
    if answered_on > on:
        raise Refused("date-in-future", date=answered_on)
    with store.write(store.user, "answer-card", pairing) as tx:
        known = load_pairing(store, pairing)
        if status(known, date.max) is not PairingStatus.PROPOSED:
            raise Refused("move-not-allowed", status=status(known, date.max), move="card")
        if answered_on < known.proposed_on:
            raise Refused("date-backwards", date=answered_on, earliest=known.proposed_on)
        if any(row["volunteer"] == known.volunteer for row in store.query(_ANSWERS, [pairing])):
            raise Refused("fact-already-there")
        fact = {"pairing": pairing, "volunteer": known.volunteer, "answer": answer, "answered_on": answered_on}
        tx.insert("card_answer", [fact])
        if answer is Answer.NO:
            known = move_within(tx, store, pairing, "refuse", on=answered_on, by=Side.VOLUNTEER, reason="")
    return {"id": pairing, "status": str(status(known, max(on, known.proposed_on)))}


def reveal_resident(store: Store, pairing: str, *, revealed_on: date, on: date) -> str:
    """Record that the volunteer, and who goes along, was told who the resident is, by this user; return the fact's id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `date-backwards`, `fact-already-there`; `card-not-accepted` before the
            volunteer said yes; `move-not-allowed` for a pairing that was refused or has ended.
    """
    if revealed_on > on:
        raise Refused("date-in-future", date=revealed_on)
    with store.write(store.user, "reveal-resident", pairing) as tx:
        known = load_pairing(store, pairing)
        now = status(known, date.max)
        if now not in (*BEFORE_RUNNING, PairingStatus.RUNNING):
            raise Refused("move-not-allowed", status=now, move="reveal")
        people = untold(store, pairing, on=revealed_on)
        if not people:
            raise Refused("fact-already-there")
        _check_accepted(store, pairing, known.introduced_on, revealed_on)
        facts = {"pairing": pairing, "revealed_on": revealed_on, "revealed_by": store.user.name}
        new = tx.insert("reveal", [{**facts, "volunteer": who} for who in people])
    return new[0]


def untold(store: Store, pairing: str, *, on: date) -> list[str]:
    """Return who of a pairing (id) was not told yet who the resident is: the volunteer, and who goes along on a day.

    Raises:
        Refused: `unknown-id`.
    """
    told = {row["volunteer"] for row in store.query(_REVEALS, [pairing])}
    people = (load_pairing(store, pairing).volunteer, *goes_along(store, pairing, on))
    return [who for who in people if who not in told]


def card_facts(store: Store, pairing: str) -> dict[str, Any]:
    """Return what was answered and told in a pairing (id): `answers` and `reveals`, oldest first."""
    return {"answers": store.query(_ANSWERS, [pairing]), "reveals": store.query(_REVEALS, [pairing])}


def is_anonymous(store: Store, pairing: str, *, on: date) -> bool:
    """Say whether what is handed out about a pairing (id) on a day must not say who the resident is.

    Raises:
        Refused: `unknown-id`.
    """
    known = load_pairing(store, pairing)
    told = [row["revealed_on"] for row in store.query(_REVEALS, [pairing]) if row["volunteer"] == known.volunteer]
    return not is_revealed(known, date.fromisoformat(told[0]) if told else None, on)


def _check_accepted(store: Store, pairing: str, introduced_on: date | None, on: date) -> None:
    yes = [row["answered_on"] for row in store.query(_ANSWERS, [pairing]) if row["answer"] == Answer.YES]
    if introduced_on is not None and introduced_on <= on:
        return
    if not yes:
        raise Refused("card-not-accepted")
    if on.isoformat() < min(yes):
        raise Refused("date-backwards", date=on, earliest=date.fromisoformat(min(yes)))
