"""The life of the practice desk's pairings: cards answered, people met, plans, promises, talks, results."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from desk.matching.pool import load_pool
from desk.matching.suggesting import suggest
from desk.pairings.ending import goals_ever
from desk.pairings.goals import possible_goals
from desk.pairings.loading import pairings_alive
from desk.pairings.seconds import add_second
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import Support, Task
from schema.dates import add_months
from schema.matrix import Goal
from schema.pairing_life import Answer, Doer, EndReason, Onward, Present, StepOutcome
from schema.pairings import Pairing, PairingStatus, status
from schema.refused import Refused

Rows = list[dict[str, Any]]
_PLACES = ("Buurthuis De Rietkraag", "Bibliotheek", "Gemeentehuis, spreekkamer 3", "bij de inwoner thuis")
_TIMES = ("10:00", "13:30", "15:00", None)
_STEPS = (
    ("post openen en in een map doen", Doer.RESIDENT),
    ("overzicht van inkomsten en uitgaven maken", Doer.VOLUNTEER),
    ("aanvraag toeslag nakijken", Doer.VOLUNTEER),
    ("afspraak bij schuldhulpverlening voorbereiden", Doer.RESIDENT),
    ("betaaldagen in de agenda zetten", Doer.RESIDENT),
)
_RHYTHMS = ("elke week een uur", "om de week anderhalf uur", "eens per maand een dagdeel")
_PROMISES = ("formulier meenemen", "map meebrengen", "bellen over de afspraak", "brief van de zorgverzekeraar nakijken")
_ENDS = (
    (EndReason.GOALS_REACHED, Onward.ALONE),
    (EndReason.GOALS_REACHED, Onward.NETWORK),
    (EndReason.AGREED_END, Onward.OTHER_HELP),
    (EndReason.MORE_NEEDED, Onward.PROFESSIONAL),
)
_TALKS = ("Gaat goed; wekelijks contact.", "Map is op orde, nu de toeslagen.", "Beiden tevreden.", None)
_REQUESTS = "SELECT id, task, kinds, requested_on FROM visible_requests ORDER BY key"


def add_life(store: Store, on: date, chance: Random) -> None:
    """Add what happened in every pairing of the desk, as dated facts."""
    pairings = pairings_alive(store, date.min)
    with store.write(store.user, "practice-life", "desk") as tx:
        _before_the_start(tx, store, pairings, on, chance)
        begun = [pairing for pairing in pairings if pairing.started_on and pairing.started_on < on]
        for pairing in begun:
            _plan(tx, store, pairing, on, chance)
        tx.insert("checkin", [talk for pairing in begun for talk in _talks(pairing, on, chance)])
        tx.insert("pairing_month", [row for pairing in begun[::4] if (row := _month(pairing, on, chance))])
        _promise(tx, [pairing for pairing in begun if status(pairing, on) is PairingStatus.RUNNING], on, chance)
        over = [pairing for pairing in begun if status(pairing, on) is PairingStatus.ENDED]
        tx.insert("pairing_result", list(_results(store, over[: -len(over) // 9 or None])))
    _let_others_go_along(store, [pairing for pairing in begun if status(pairing, on) is PairingStatus.RUNNING], on)


def _before_the_start(tx: Tx, store: Store, pairings: Sequence[Pairing], on: date, chance: Random) -> None:
    """Add answers to cards, reveals, introductions, authorisations and divisions of tasks."""
    known: Rows = []
    silent = {pairing.id for pairing in [it for it in pairings if it.introduced_on is None][::2]}
    for pairing in (it for it in pairings if it.id not in silent):
        met = pairing.introduced_on or on
        said = min(met, pairing.proposed_on + timedelta(days=chance.randint(1, 4)))
        known.append({"pairing": pairing.id, "volunteer": pairing.volunteer, "on": min(on, said)})
    of = ("pairing", "volunteer")
    told = [{name: row[name] for name in of} | {"answer": Answer.YES, "answered_on": row["on"]} for row in known]
    tx.insert("card_answer", told)
    by = {"revealed_by": store.user.name}
    tx.insert("reveal", [{name: row[name] for name in of} | by | {"revealed_on": row["on"]} for row in known[1:]])
    tx.insert("introduction", [_met(pairing, chance) for pairing in pairings if pairing.introduced_on])
    requests = store.query(_REQUESTS)
    advocacy = [row for row in requests if Support.ADVOCACY in row["kinds"].split("|")]
    running = {pairing.request for pairing in pairings if status(pairing, on) is PairingStatus.RUNNING}
    withdrawn = next((row["id"] for row in advocacy if row["id"] in running), None)
    rows = [_authorised(row, place, on, withdrawn) for place, row in enumerate(advocacy)]
    tx.insert("resident_authorisation", rows)
    beside = [row for row in requests if row["task"] == Task.SUPPORT_TRAJECTORY]
    tx.insert("task_division", [_divided(row) for row in beside])


def _met(pairing: Pairing, chance: Random) -> dict[str, Any]:
    people = [Present.RESIDENT, Present.VOLUNTEER]
    beside = chance.choice((None, Present.COORDINATOR, Present.PROFESSIONAL))
    professional = "mw. T. Kuiper, schuldhulpverlening" if beside is Present.PROFESSIONAL else None
    return {
        "pairing": pairing.id,
        "time": chance.choice(_TIMES),
        "place": chance.choice(_PLACES),
        "present": (*people, *([beside] if beside else [])),
        "organisation_contact": None,
        "professional": professional,
    }


def _authorised(request: dict[str, Any], place: int, on: date, withdrawn: str | None) -> dict[str, Any]:
    signed = date.fromisoformat(request["requested_on"])
    return {
        "request": request["id"],
        "parties": ("Woonstede", "Lichtstroom") if place % 2 else ("Woonstede",),
        "about": "uitstel van betaling en de hoogte van de termijnen",
        "signed_on": signed,
        "until_on": add_months(max(signed, on), 6),
        "withdrawn_on": on if request["id"] == withdrawn else None,
    }


def _divided(request: dict[str, Any]) -> dict[str, Any]:
    return {
        "request": request["id"],
        "divided_on": request["requested_on"],
        "professional": "mw. T. Kuiper, schuldhulpverlening",
        "volunteer_does": "post, map en agenda",
        "professional_does": "regelingen en besluiten",
    }


def _plan(tx: Tx, store: Store, pairing: Pairing, on: date, chance: Random) -> None:
    """Give a pairing one or two goals, where it has none, and steps towards them."""
    begun = pairing.started_on or on
    had = [row["goal"] for row in store.query("SELECT goal FROM visible_pairing_goals WHERE pairing = ?", [pairing.id])]
    may = possible_goals(store, pairing.id, on=on)
    goals = [Goal(goal) for goal in had] or sorted(chance.sample(may, min(2, len(may))))
    if not had:
        tx.insert("pairing_goal", [{"pairing": pairing.id, "goal": goal, "set_on": begun} for goal in goals])
    rhythm = {"pairing": pairing.id, "agreed_on": begun, "rhythm": chance.choice(_RHYTHMS)}
    until = max(add_months(begun, 12), add_months(on, 2)) if pairing.ended_on is None else None
    tx.insert("pairing_rhythm", [rhythm | {"lasts_until": until}])
    rows = [_step(pairing, goals, number, begun, on, chance) for number in range(chance.randint(1, 3))]
    tx.insert("plan_step", rows)


def _step(
    pairing: Pairing, goals: Sequence[Goal], number: int, begun: date, on: date, chance: Random
) -> dict[str, Any]:
    what, doer = _STEPS[chance.randrange(len(_STEPS))]
    until = begun + timedelta(weeks=3 * (number + 1))
    last = pairing.ended_on or on
    done = until < last and chance.random() < 0.97
    reached = StepOutcome.REACHED if chance.random() < 0.85 else StepOutcome.NOT_REACHED
    return {
        "pairing": pairing.id,
        "goal": goals[number % len(goals)],
        "what": what,
        "doer": doer,
        "until_on": until if until <= last or pairing.ended_on is None else None,
        "set_on": begun,
        "outcome": reached if done or pairing.ended_on else None,
        "settled_on": min(until, last) if done or pairing.ended_on else None,
    }


def _talks(pairing: Pairing, on: date, chance: Random) -> Iterator[dict[str, Any]]:
    """Yield the check-ins and the aftercare that were held; the latest is now and then still to come."""
    begun, last = pairing.started_on or on, pairing.ended_on or on
    planned = [begun + timedelta(weeks=6)]
    while planned[-1] < last:
        planned.append(add_months(planned[0], 3 * len(planned)))
    days = [day for day in planned if day < last]
    if pairing.ended_on is not None:
        days += [day for months in (3, 6, 12) if (day := add_months(pairing.ended_on, months)) < on]
    skipped = bool(days) and days[-1] > on - timedelta(days=25) and chance.random() < 0.6
    for day in days[:-1] if skipped else days:
        held = min(on, day + timedelta(days=chance.randint(0, 3)))
        yield {"pairing": pairing.id, "held_on": held, "note": chance.choice(_TALKS)}


def _month(pairing: Pairing, on: date, chance: Random) -> dict[str, Any] | None:
    """Return what a volunteer told of the month in which the pairing began."""
    if pairing.started_on is None or pairing.started_on > on:
        return None
    told = {"quarters": chance.randint(6, 30), "kilometres": chance.randint(0, 60)}
    return {"pairing": pairing.id, "volunteer": pairing.volunteer, "month": f"{pairing.started_on:%Y-%m}"} | told


def _promise(tx: Tx, running: Sequence[Pairing], on: date, chance: Random) -> None:
    """Let somebody promise something in every other pairing: one is late, some are near, most are kept."""
    rows: Rows = []
    for place, pairing in enumerate(running[::2]):
        kept = place % 3 == 2
        due = on + timedelta(days=-2 if kept or place == 1 else chance.randint(1, 9))
        rows.append(
            {
                "pairing": pairing.id,
                "what": chance.choice(_PROMISES),
                "doer": Doer.VOLUNTEER if place % 4 else Doer.RESIDENT,
                "due_on": due,
                "made_on": max(pairing.proposed_on, due - timedelta(days=8)),
                "outcome": StepOutcome.REACHED if kept else None,
                "settled_on": due if kept else None,
            }
        )
    tx.insert("promise", rows)


def _results(store: Store, over: Sequence[Pairing]) -> Iterator[dict[str, Any]]:
    for place, pairing in enumerate(over):
        reason, onward = _ENDS[place % len(_ENDS)]
        goals = goals_ever(store, pairing.id)
        reached = goals if reason is EndReason.GOALS_REACHED else goals[:1]
        told = {"pairing": pairing.id, "reason": reason, "goals_reached": reached, "onward": onward}
        yield told | {"recorded_on": pairing.ended_on}


def _let_others_go_along(store: Store, running: Sequence[Pairing], on: date) -> None:
    """Let a second volunteer go along in two pairings, the best of whom the rules allow."""
    pool, done = load_pool(store), 0
    for pairing in running:
        fitting = suggest(store, pairing.request, on=on, pool=pool).candidates
        for candidate in (one for one in fitting if one.volunteer != pairing.volunteer and not one.warnings):
            try:
                add_second(store, pairing.id, candidate.volunteer, joined_on=max(pairing.proposed_on, on), on=on)
            except Refused:
                continue
            done += 1
            break
        if done == 2:
            return
