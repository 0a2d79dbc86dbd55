"""Working on the vision track: beginning a round, arranging a step, noting, finishing and taking up again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.evaluation.actions import add_action
from desk.evaluation.vision import SOURCE, Round, round_on
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.refused import Refused
from schema.vision import Milestone, MunicipalRole, Question, RouteRole, Source, Step, StepFacts

ARRANGED: Mapping[str, type[MunicipalRole] | type[Milestone] | type[RouteRole] | None] = {
    "owner": None,
    "criterion": None,
    "due_on": None,
    "participants": None,
    "role": MunicipalRole,
    "milestone": Milestone,
    "route_role": RouteRole,
}
"""What can be arranged about a step, and the list its value comes from; None where it is free."""
_KEPT = ("owner", "criterion", "role", "milestone", "route_role")
"""What a new round takes over from the one before."""


def begin_round(store: Store, reason: str = "", *, on: date) -> str:
    """Begin a round of the track and return its id; owners and criteria are taken over from the round before.

    Raises:
        Refused: `field-needed` without a reason for a round after the first; `round-not-begun` while nothing was
            recorded in the newest.
    """
    with store.write(store.user, "begin-vision-round", "vision") as tx:
        before = round_on(store, on=on)
        if before is not None:
            _check_again(before, reason)
        number = before.number + 1 if before else 1
        [new] = tx.insert("vision_round", [{"number": number, "begun_on": on, "reason": reason.strip() or None}])
        known = {facts.step: facts for facts in before.steps} if before else {}
        tx.insert("vision_step", [_new_step(new, step, known.get(step)) for step in Step])
    return new


def arrange_step(store: Store, step: str, facts: Mapping[str, Any], *, on: date) -> str:
    """Record who sees to a step, by when, when it is done, with whom, and what it is part of; return the step's id.

    Args:
        facts: those of `ARRANGED` that change; an empty one is taken away.

    Raises:
        Refused: `no-round`, `step-is-done`, `nothing-changed`; `value-not-in-list` for a step, role or milestone that
            is not known.
    """
    checked = {name: _checked(name, value) for name, value in facts.items()}
    with store.write(store.user, "arrange-vision-step", "vision") as tx:
        known = _open(store, step, on)
        if all(getattr(known, name) == (value or _nothing(name)) for name, value in checked.items()):
            raise Refused("nothing-changed")
        [row] = store.query("SELECT version FROM visible_vision_steps WHERE id = ?", [known.id])
        tx.change("vision_step", known.id, checked, row["version"])
    return known.id


def add_note(
    store: Store, step: str, note: str, *, source: str | None = None, question: str | None = None, on: date
) -> str:
    """Record what was heard, read or thought in a step, and where it comes from; return the note's id.

    Raises:
        Refused: `no-round`, `step-is-done`; `field-needed` without a text; `value-not-in-list`; `question-elsewhere`
            for a question outside the step that asks it.
    """
    row = {"noted_on": on, **_note_facts(step, note, source, question)}
    with store.write(store.user, "add-vision-note", "vision") as tx:
        [new] = tx.insert("vision_note", [{"vision_step": _open(store, step, on).id, **row}])
    return new


def change_note(
    store: Store, note: str, text: str, *, source: str | None = None, question: str | None = None, on: date
) -> str:
    """Write a note anew, or take it away when its text is empty; return its id.

    Raises:
        Refused: `unknown-id` for a note that is not in the newest round; `step-is-done`; as `add_note`.
    """
    with store.write(store.user, "change-vision-note", "vision") as tx:
        newest = round_on(store, on=on)
        steps = newest.steps if newest else ()
        found = next((facts for facts in steps for it in facts.notes if it.id == note), None)
        if found is None:
            raise Refused("unknown-id", id=note)
        _refuse_done(found)
        if text.strip():
            _change(store, tx, note, _note_facts(found.step, text, source, question))
        else:
            tx.remove("vision_note", note)
    return note


def finish_step(store: Store, step: str, result: str, *, done_on: date | None = None, on: date) -> str:
    """Record that a step is done, with its result; return the step's id.

    Raises:
        Refused: `no-round`, `step-is-done`; `field-needed` without a result; `step-not-ready` with what it lacks;
            `date-in-future`, `date-backwards` before the round began or the step was taken up again.
    """
    day = done_on or on
    if not result.strip():
        raise Refused("field-needed", field="result")
    if day > on:
        raise Refused("date-in-future", date=day)
    with store.write(store.user, "finish-vision-step", "vision") as tx:
        newest = _newest(store, on)
        known = _open(store, step, on)
        if missing := newest.lacking[known.id]:
            raise Refused("step-not-ready", missing=list(missing))
        earliest = max([newest.begun_on, *(stand.on for stand in known.stands)])
        if day < earliest:
            raise Refused("date-backwards", date=day, earliest=earliest)
        tx.insert("vision_stand", [{"vision_step": known.id, "done": 1, "stood_on": day, "told": result.strip()}])
    return known.id


def reopen_step(store: Store, step: str, reason: str, *, on: date) -> str:
    """Take a step that was done up again, for a reason; its result stays to be read. Return the step's id.

    Raises:
        Refused: `no-round`, `step-is-open`, `field-needed`.
    """
    if not reason.strip():
        raise Refused("field-needed", field="reason")
    with store.write(store.user, "reopen-vision-step", "vision") as tx:
        known = _step(_newest(store, on), step)
        if known.done is None:
            raise Refused("step-is-open")
        tx.insert("vision_stand", [{"vision_step": known.id, "done": 0, "stood_on": on, "told": reason.strip()}])
    return known.id


def add_step_action(store: Store, step: str, title: str, owner: str, due_on: date, *, on: date) -> str:
    """Put a line of the plan on the one list of actions, with the step it follows from; return the action's id.

    Raises:
        Refused: `no-round`, and as `desk.evaluation.actions.add_action`.
    """
    known = _step(_newest(store, on), step)
    return add_action(store, title, owner, due_on, on=on, source=SOURCE, subject=known.id)


def read_step(code: str) -> Step:
    """Return a step by its code.

    Raises:
        Refused: `value-not-in-list`.
    """
    if code not in list(Step):
        raise Refused("value-not-in-list", field="step", value=code, allowed=list(Step))
    return Step(code)


def _newest(store: Store, on: date) -> Round:
    found = round_on(store, on=on)
    if found is None:
        raise Refused("no-round")
    return found


def _step(newest: Round, step: str) -> StepFacts:
    return newest.step(read_step(step))


def _open(store: Store, step: str, on: date) -> StepFacts:
    """Return a step of the newest round that is not done."""
    found = _step(_newest(store, on), step)
    _refuse_done(found)
    return found


def _refuse_done(facts: StepFacts) -> None:
    if facts.done is not None:
        raise Refused("step-is-done", date=facts.done.on)


def _check_again(before: Round, reason: str) -> None:
    if not any(facts.notes or facts.stands for facts in before.steps):
        raise Refused("round-not-begun", number=before.number)
    if not reason.strip():
        raise Refused("field-needed", field="reason")


def _new_step(new: str, step: Step, before: StepFacts | None) -> dict[str, Any]:
    empty: dict[str, Any] = {"owner": "", "criterion": "", "role": None, "milestone": None, "route_role": None}
    kept = {name: getattr(before, name) for name in _KEPT} if before else empty
    return {"round": new, "step": step, "due_on": None, "participants": "", **kept}


def _checked(name: str, value: Any) -> Any:
    """Return a fact of a step as the table keeps it."""
    allowed = ARRANGED[name]
    if allowed is None:
        return value.strip() if isinstance(value, str) else value
    if not value:
        return None
    if value not in list(allowed):
        raise Refused("value-not-in-list", field=name, value=value, allowed=list(allowed))
    return str(value)


def _nothing(name: str) -> str | None:
    return None if name == "due_on" or ARRANGED[name] else ""


def _note_facts(step: str, note: str, source: str | None, question: str | None) -> dict[str, Any]:
    if not note.strip():
        raise Refused("field-needed", field="note")
    if source and source not in list(Source):
        raise Refused("value-not-in-list", field="source", value=source, allowed=list(Source))
    if question and question not in list(Question):
        raise Refused("value-not-in-list", field="question", value=question, allowed=list(Question))
    if question and read_step(step) is not Step.CONCRETE:
        raise Refused("question-elsewhere")
    return {"source": source or None, "question": question or None, "note": note.strip()}


def _change(store: Store, tx: Tx, note: str, facts: Mapping[str, Any]) -> None:
    [row] = store.query("SELECT version FROM visible_vision_notes WHERE id = ?", [note])
    if tx.change("vision_note", note, facts, row["version"]) == row["version"]:
        raise Refused("nothing-changed")
