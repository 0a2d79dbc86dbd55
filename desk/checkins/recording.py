"""Recording what one side of a pairing answered in a check-in, and what was done about a worry."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.checkins.asking import asked_on, form_for
from desk.pairings.loading import load_pairing
from desk.store.store import Store, one
from schema.checkin_answers import How, is_worrying
from schema.checkin_questions import Answers, Asked, read_answers
from schema.checkins import Moment, MomentKind, check_moment, heard_at, planned_moments
from schema.heard import CheckinSide
from schema.pairings import Pairing, status
from schema.refused import Refused
from schema.settings import Settings


def record_checkin(
    store: Store,
    pairing: str,
    side: CheckinSide,
    answers: Mapping[str, str],
    *,
    how: How,
    moment: str | None = None,
    note: str = "",
    held_on: date,
    on: date,
) -> dict[str, Any]:
    """Record a check-in of one side and return `id` (of the pairing), `checkin`, `status`, `moment`, and more.

    Beside those: `side`, who is still `missing` for the moment, whether the answer about safety is a `worry`, and the
    `verdict`.

    Args:
        answers: what was typed per code of the form (`desk.checkins.asking.form_for`).
        how: with `not-given` there are no answers, and none are needed.
        moment: a code, or a kind of moment; without one what is due, else what may be held already.

    Raises:
        Refused: `unknown-id`; what `schema.checkins.check_moment` and `schema.checkin_questions.read_answers` refuse;
            `answers-with-none` where answers came although none were given.
    """
    settings = store.settings(on)
    with store.write(store.user, "record-checkin", pairing) as tx:
        known = load_pairing(store, pairing)
        chosen = chosen_moment(known, side, moment, held_on, on, settings)
        read = _read(form_for(store, known, side, chosen, held_on), answers, how)
        fact = {"pairing": pairing, "side": side, "moment": chosen.code, "held_on": held_on, "how": how}
        fact |= {"questions": asked_on(store, held_on).number, "note": note.strip() or None}
        told = {"safety": read.safety, "verdict": read.verdict, "quarters": read.quarters}
        [new] = tx.insert("checkin_form", [fact | told])
        tx.insert("checkin_mark", [{"form": new, "question": code, "mark": mark} for code, mark in read.marks])
    heard = {*heard_at(known, chosen.code, on), side}
    given = {"worry": is_worrying(read.safety), "verdict": None if read.verdict is None else str(read.verdict)}
    missing = [str(it) for it in CheckinSide if it not in heard]
    where = {"id": pairing, "checkin": new, "status": str(status(known, on))}
    return {**where, "moment": chosen.code, "side": str(side), "missing": missing, **given}


def _read(form: Sequence[Asked], answers: Mapping[str, str], how: How) -> Answers:
    if how is not How.NOT_GIVEN:
        return read_answers(form, answers)
    if any(value.strip() for value in answers.values()):
        raise Refused("answers-with-none")
    return Answers()


def chosen_moment(
    pairing: Pairing, side: CheckinSide, named: str | None, held_on: date, on: date, settings: Settings
) -> Moment:
    """Return the moment that is meant: by its code, by its kind, or else the one that is open.

    Raises:
        Refused: as `record_checkin`.
    """
    code = named
    if named is None or named in set(MomentKind) - {MomentKind.FIRST, MomentKind.END}:
        code = _open_moment(pairing, side, named, held_on, on, settings)
    return check_moment(pairing, side, str(code), held_on, on, settings)


def _open_moment(
    pairing: Pairing, side: CheckinSide, kind: str | None, held_on: date, on: date, settings: Settings
) -> str:
    planned = [it for it in planned_moments(pairing, on, settings) if kind is None or it.kind == kind]
    there = {it.moment for it in pairing.heard if it.side is side}
    fitting = [it for it in planned if it.opens_on <= held_on < it.closes_on]
    waiting = [it for it in fitting if it.code not in there]
    due = [it for it in waiting if it.due_on <= held_on]
    upcoming = [it for it in planned if it.opens_on > held_on]
    chosen = next(iter(due or waiting or fitting or upcoming or planned[-1:]), None)
    return kind or str(MomentKind.FIRST) if chosen is None else chosen.code


def settle_worry(store: Store, checkin: str, told: str, *, on: date) -> str:
    """Record what was done about a worrying answer about safety, and return the id of the pairing.

    Raises:
        Refused: `unknown-id`; `field-needed`; `nothing-to-worry` for an answer that does not worry; `already-done`.
    """
    if not told.strip():
        raise Refused("field-needed", field="settled")
    with store.write(store.user, "settle-worry", checkin) as tx:
        known = one(
            store.query("SELECT * FROM visible_checkin_forms WHERE id = ?", [checkin]), "unknown-id", id=checkin
        )
        if not is_worrying(known["safety"]):
            raise Refused("nothing-to-worry")
        if known["settled_on"] is not None:
            raise Refused("already-done", date=date.fromisoformat(known["settled_on"]))
        tx.change("checkin_form", checkin, {"settled_on": on, "settled": told.strip()}, known["version"])
    return str(known["pairing"])
