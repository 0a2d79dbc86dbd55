"""The plan of action of a pairing: steps towards its goals, with who does each, until when, and what became of it."""

from datetime import date
from typing import Any

from desk.pairings.loading import load_pairing
from desk.requests.matrix import load_matrix
from desk.store.chunks import query_in
from desk.store.store import Store, one
from schema.matrix import Goal
from schema.pairing_life import Doer, StepOutcome
from schema.pairings import OPEN, status
from schema.refused import Refused
from schema.role_acts import goal_outside

_STEPS = """SELECT id, goal, what, doer, until_on, set_on, outcome, settled_on FROM visible_plan_steps
  WHERE pairing = ? ORDER BY set_on, key"""
_DUE = """SELECT id, pairing, what, until_on FROM visible_plan_steps
  WHERE outcome IS NULL AND until_on <= ? AND pairing IN ({marks}) ORDER BY until_on, key"""
_STEP = "SELECT id, pairing, set_on, outcome, version FROM visible_plan_steps WHERE id = ?"
_HAS_GOAL = "SELECT id FROM visible_pairing_goals WHERE pairing = ? AND goal = ? AND dropped_on IS NULL"


def add_step(
    store: Store, pairing: str, goal: Goal, what: str, doer: Doer, *, until: date | None = None, on: date
) -> str:
    """Add a step towards a goal, which becomes a goal of the pairing if it was none, and return the step's id.

    Args:
        until: the day by which it should be done; None where nothing was agreed.

    Raises:
        Refused: `unknown-id`, `field-needed`, `due-in-past`; `act-outside-role` for a goal that the role matrix leaves
            open for the task; `move-not-allowed` for a pairing that is over.
    """
    known = load_pairing(store, pairing)
    if not what.strip():
        raise Refused("field-needed", field="what")
    if until is not None and until < on:
        raise Refused("due-in-past", date=until)
    now = status(known, date.max)
    if now not in OPEN:
        raise Refused("move-not-allowed", status=now, move="step")
    if outside := goal_outside(load_matrix(store, on), known.task, [goal]):
        raise outside.refusal()
    with store.write(store.user, "add-step", pairing) as tx:
        if not store.query(_HAS_GOAL, [pairing, str(goal)]):
            tx.insert("pairing_goal", [{"pairing": pairing, "goal": goal, "set_on": on}])
        step = {"pairing": pairing, "goal": goal, "what": what.strip(), "doer": doer, "until_on": until, "set_on": on}
        [new] = tx.insert("plan_step", [step])
    return new


def settle_step(store: Store, step: str, outcome: StepOutcome, *, settled_on: date, on: date) -> str:
    """Record what became of a step (id), and return the id of its pairing.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `date-backwards`, `fact-already-there`.
    """
    if settled_on > on:
        raise Refused("date-in-future", date=settled_on)
    with store.write(store.user, "settle-step", step) as tx:
        row = one(store.query(_STEP, [step]), "unknown-id", id=step)
        if settled_on.isoformat() < row["set_on"]:
            raise Refused("date-backwards", date=settled_on, earliest=date.fromisoformat(row["set_on"]))
        if row["outcome"]:
            raise Refused("fact-already-there")
        tx.change("plan_step", step, {"outcome": outcome, "settled_on": settled_on}, row["version"])
    return str(row["pairing"])


def steps_of(store: Store, pairing: str) -> list[dict[str, Any]]:
    """Return the steps of a pairing (id), the oldest first."""
    return store.query(_STEPS, [pairing])


def steps_due(store: Store, pairings: list[str], on: date) -> list[dict[str, Any]]:
    """Return the steps of some pairings (ids) that should be done by a day and are open, the earliest first."""
    return query_in(store, _DUE, pairings, [on.isoformat()])
