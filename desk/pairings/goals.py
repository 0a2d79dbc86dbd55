"""What a pairing works on: the sub-items of the kinds of support, each from a day, inside the role matrix."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from desk.pairings.loading import load_pairing
from desk.requests.matrix import load_matrix
from desk.store.store import Store
from schema.matrix import Goal
from schema.refused import Refused
from schema.role_acts import goal_outside, goals_within

_CURRENT = """SELECT id, goal, set_on, version FROM visible_pairing_goals
  WHERE pairing = ? AND dropped_on IS NULL ORDER BY set_on, key"""
_ALL = "SELECT id, goal, set_on, dropped_on FROM visible_pairing_goals WHERE pairing = ? ORDER BY set_on, key"


def set_goals(store: Store, pairing: str, goals: Sequence[Goal], *, on: date) -> dict[str, Any]:
    """Let a pairing work on these goals from a day on, in place of those before, and return its `id` and `goals`.

    Raises:
        Refused: `unknown-id`; `act-outside-role` with the first goal that the matrix leaves open for the task, and the
            goals it allows; `date-backwards` before a goal that was set later; `fact-already-there` without a change.
    """
    known = load_pairing(store, pairing)
    if outside := goal_outside(load_matrix(store, on), known.task, goals):
        raise outside.refusal()
    with store.write(store.user, "set-goals", pairing) as tx:
        now = store.query(_CURRENT, [pairing])
        if latest := max((row["set_on"] for row in now if row["set_on"] > on.isoformat()), default=""):
            raise Refused("date-backwards", date=on, earliest=date.fromisoformat(latest))
        gone = [row for row in now if row["goal"] not in goals]
        new = [goal for goal in Goal if goal in goals and goal not in {row["goal"] for row in now}]
        if not gone and not new:
            raise Refused("fact-already-there")
        for row in gone:
            tx.change("pairing_goal", row["id"], {"dropped_on": on}, row["version"])
        tx.insert("pairing_goal", [{"pairing": pairing, "goal": goal, "set_on": on} for goal in new])
    return {"id": pairing, "goals": [str(goal) for goal in Goal if goal in goals]}


def goals_of(store: Store, pairing: str) -> list[dict[str, Any]]:
    """Return every goal of a pairing (id) with its days, those that were dropped as well."""
    return store.query(_ALL, [pairing])


def possible_goals(store: Store, pairing: str, *, on: date) -> tuple[Goal, ...]:
    """Return the goals on which a pairing (id) may work by the role matrix of a day."""
    return goals_within(load_matrix(store, on), load_pairing(store, pairing).task)
