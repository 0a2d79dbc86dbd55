"""The vision track as it stands on a day: its rounds, their steps, and what each step still lacks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.evaluation.actions import list_actions
from desk.partners.chain import chain
from desk.store.store import Store
from schema.refused import Refused
from schema.vision import (
    Milestone,
    MunicipalRole,
    Noted,
    Question,
    RouteRole,
    Source,
    Stand,
    Step,
    StepFacts,
    lacking,
)

_ROUNDS = "SELECT id, number, begun_on, reason FROM visible_vision_rounds WHERE begun_on <= ? ORDER BY number"
_STEPS = "SELECT * FROM visible_vision_steps WHERE round = ?"
_NOTES = """SELECT n.* FROM visible_vision_notes n JOIN visible_vision_steps s ON s.id = n.vision_step
  WHERE s.round = ? AND n.noted_on <= ? ORDER BY n.noted_on, n.key"""
_STANDS = """SELECT t.* FROM visible_vision_stands t JOIN visible_vision_steps s ON s.id = t.vision_step
  WHERE s.round = ? AND t.stood_on <= ? ORDER BY t.stood_on, t.key"""
SOURCE = "vision"
"""The source of the actions that follow from a step; their subject is the step."""


class Round(NamedTuple):
    """One round of the track: a new one is the next version of the vision, earlier ones stay to be read."""

    id: str
    number: int
    begun_on: date
    reason: str
    steps: tuple[StepFacts, ...]
    actions: Mapping[str, tuple[dict[str, Any], ...]]
    """By the id of their step, the open ones first."""
    lacking: Mapping[str, tuple[str, ...]]
    """By the id of a step that is not done, what it still lacks."""
    newest: bool

    def step(self, step: Step) -> StepFacts:
        """Return one of its steps."""
        return next(facts for facts in self.steps if facts.step is step)


def rounds(store: Store, *, on: date) -> list[dict[str, Any]]:
    """Return the rounds begun up to a day, with `id`, `number`, `begun_on` and `reason`, the oldest first."""
    return store.query(_ROUNDS, [on.isoformat()])


def round_on(store: Store, number: int | None = None, *, on: date) -> Round | None:
    """Return a round as it stands on a day: the newest begun when no number is named; None before the first.

    Raises:
        Refused: `unknown-id` for a round that is not there.
    """
    known = rounds(store, on=on)
    chosen = [row for row in known if number in (None, row["number"])]
    if not chosen:
        if number is not None:
            raise Refused("unknown-id", id=number)
        return None
    row = chosen[-1]
    steps = _steps(store, row["id"], on)
    actions = _actions(store, [facts.id for facts in steps], on)
    parties = len(chain(store, on=on))
    missing = {
        facts.id: lacking(facts, parties=parties, actions=len(actions[facts.id]))
        for facts in steps
        if facts.done is None
    }
    begun_on, reason = date.fromisoformat(row["begun_on"]), row["reason"] or ""
    return Round(row["id"], row["number"], begun_on, reason, steps, actions, missing, row is known[-1])


def step_of_action(store: Store, subject: str) -> tuple[int, Step] | None:
    """Return the round's number and the step that an action's subject names; None when it names no step."""
    sql = "SELECT r.number, s.step FROM visible_vision_steps s JOIN visible_vision_rounds r ON r.id = s.round"
    for row in store.query(f"{sql} WHERE s.id = ?", [subject]):
        return row["number"], Step(row["step"])
    return None


def _steps(store: Store, in_round: str, on: date) -> tuple[StepFacts, ...]:
    notes = _by_step(store.query(_NOTES, [in_round, on.isoformat()]))
    stands = _by_step(store.query(_STANDS, [in_round, on.isoformat()]))
    rows = {row["step"]: row for row in store.query(_STEPS, [in_round])}
    return tuple(
        StepFacts(
            row["id"],
            step,
            row["owner"],
            row["criterion"],
            _day(row["due_on"]),
            MunicipalRole(row["role"]) if row["role"] else None,
            row["participants"],
            Milestone(row["milestone"]) if row["milestone"] else None,
            RouteRole(row["route_role"]) if row["route_role"] else None,
            tuple(map(_noted, notes.get(row["id"], ()))),
            tuple(map(_stand, stands.get(row["id"], ()))),
        )
        for step in Step
        if (row := rows.get(step.value))
    )


def _noted(row: Mapping[str, Any]) -> Noted:
    return Noted(
        row["id"],
        date.fromisoformat(row["noted_on"]),
        row["note"],
        Source(row["source"]) if row["source"] else None,
        Question(row["question"]) if row["question"] else None,
    )


def _stand(row: Mapping[str, Any]) -> Stand:
    return Stand(bool(row["done"]), date.fromisoformat(row["stood_on"]), row["told"])


def _by_step(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["vision_step"], []).append(row)
    return found


def _actions(store: Store, steps: Sequence[str], on: date) -> dict[str, tuple[dict[str, Any], ...]]:
    every = list_actions(store, source=SOURCE, on=on)
    return {step: tuple(action for action in every if action["subject"] == step) for step in steps}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
