"""What the sides of the practice pairings answered: most are content, a few differ, one does not feel safe."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from desk.checkins.asking import form_for
from desk.evaluation.actions import action_row
from desk.pairings.loading import pairings_alive
from desk.store.store import Store
from schema.checkin_answers import How, Verdict
from schema.checkin_questions import SAFETY, Scale
from schema.checkins import Moment, MomentKind, planned_moments, standings
from schema.heard import CheckinSide
from schema.pairings import Pairing, PairingStatus, status

_ANSWERS = {CheckinSide.RESIDENT: 0.85, CheckinSide.VOLUNTEER: 0.9, CheckinSide.PROFESSIONAL: 0.6}
"""How often each side answers what it is asked."""
_SAID: Mapping[CheckinSide, Sequence[str | None]] = {
    CheckinSide.RESIDENT: ("Fijn dat er iemand meekijkt.", "De post ligt nu op een plek.", None, None),
    CheckinSide.VOLUNTEER: ("Wij zien elkaar elke week.", "De map is bijna klaar.", None, None),
    CheckinSide.PROFESSIONAL: ("Past bij het plan van aanpak.", None, None),
}
_ADJUST = "Vaker afspreken: om de week is te weinig."
_WORRY = "Voelt zich niet prettig bij bezoek thuis; liever in de bibliotheek."
_WAYS = (How.TELEPHONE, How.TELEPHONE, How.PAPER, How.IN_PERSON)
_EVERY = 7
"""Of so many pairings one wants something else, and one is seen in another way by its sides."""


class _Turn(NamedTuple):
    """One form to be made."""

    pairing: Pairing
    moment: Moment
    side: CheckinSide
    apart: bool
    adjust: bool


def add_checkins(store: Store, on: date, chance: Random) -> None:
    """Add what was answered about every pairing that runs or has ended, and an action that followed."""
    begun = [it for it in pairings_alive(store, date.min) if it.started_on and it.started_on < on]
    with store.write(store.user, "practice-checkins", "desk") as tx:
        turns = [turn for place, it in enumerate(begun) for turn in _turns(store, it, place, on, chance)]
        made = [_form(store, turn, on, chance) for turn in turns]
        _worry(made, turns, on)
        forms = tx.insert("checkin_form", [form for form, _marks in made])
        tx.insert(
            "checkin_mark",
            [
                {"form": form, "question": question, "mark": mark}
                for form, (_form, marks) in zip(forms, made, strict=True)
                for question, mark in marks.items()
            ],
        )
        wanting = next((it.pairing.id for it in reversed(turns) if it.adjust), None)
        if wanting is not None:
            title, due = "ritme bijstellen: elke week een uur", on + timedelta(days=12)
            row = action_row(title, store.user.name, due, on=on, source="checkin", subject=wanting)
            tx.insert("action", [row])


def _turns(store: Store, pairing: Pairing, place: int, on: date, chance: Random) -> Iterator[_Turn]:
    """Yield who answered at each moment that has passed; of the one that is due now and then only the resident."""
    settings = store.settings(on)
    asked = {it.moment.code: it.missing for it in standings(pairing, on, settings)}
    passed = [it for it in planned_moments(pairing, on, settings) if it.due_on < on and it.closes_on > it.due_on]
    for moment in passed:
        latest, waits = moment is passed[-1], bool(asked.get(moment.code)) and moment.closes_on > on
        apart, adjust = latest and place % _EVERY == 2, latest and place % _EVERY == 5
        for side in CheckinSide:
            answers = apart or adjust or chance.random() < _ANSWERS[side]
            if answers and (not waits or (side is CheckinSide.RESIDENT and place % 2)):
                yield _Turn(pairing, moment, side, apart, adjust and side is not CheckinSide.PROFESSIONAL)


def _form(store: Store, turn: _Turn, on: date, chance: Random) -> tuple[dict[str, Any], dict[str, int]]:
    pairing, moment, side = turn.pairing, turn.moment, turn.side
    last = min(on, moment.closes_on - timedelta(days=1))
    held = min(last, moment.due_on + timedelta(days=chance.randint(0, 4)))
    asked = form_for(store, pairing, side, moment, held)
    low = turn.apart and side is CheckinSide.RESIDENT
    marks = {
        question.code: chance.randint(1, 2) if low and question.needed else chance.choice((3, 4, 4, 5))
        for question in asked
        if question.scale is Scale.MARK and (question.needed or chance.random() < 0.6)
    }
    marks.pop(SAFETY)
    verdict = Verdict.ADJUST if turn.adjust else Verdict.CONTINUE
    hours = chance.choice((None, 8, 12, 16)) if moment.kind is not MomentKind.AFTERCARE else None
    return (
        {
            "pairing": pairing.id,
            "side": side,
            "moment": moment.code,
            "held_on": held,
            "how": chance.choice(_WAYS),
            "questions": 0,
            "safety": chance.choice((4, 5, 5)),
            "verdict": verdict,
            "quarters": hours,
            "note": _ADJUST if turn.adjust else chance.choice(_SAID[side]),
            "settled_on": None,
            "settled": None,
        },
        marks,
    )


def _worry(made: Sequence[tuple[dict[str, Any], dict[str, int]]], turns: Sequence[_Turn], on: date) -> None:
    """Let one resident not feel safe in a pairing that runs, and one in an ended pairing until it was solved."""
    for stands, settled in ((PairingStatus.ENDED, True), (PairingStatus.RUNNING, False)):
        place = next(
            (
                place
                for place in reversed(range(len(turns)))
                if turns[place].side is CheckinSide.RESIDENT and status(turns[place].pairing, on) is stands
            ),
            None,
        )
        if place is not None:
            form, _marks = made[place]
            form |= {"safety": 2, "note": _WORRY}
            if settled:
                form |= {"settled_on": form["held_on"], "settled": "Gebeld; zij spreken nu in de bibliotheek af."}
