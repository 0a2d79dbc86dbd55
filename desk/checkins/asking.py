"""The questions of a check-in as this municipality asks them: the shipped version, and its own dated ones."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from desk.locale import language
from desk.pairings.goals import goals_of
from desk.requests.loading import load_request
from desk.store.store import Store
from schema.checkin_questions import Asked, Question, QuestionSet, form_of, questions_on, read_questions
from schema.checkins import Moment
from schema.heard import CheckinSide
from schema.matrix import Goal
from schema.pairings import Pairing
from schema.refused import Refused

_FOLDER = Path(__file__).parent / "questions"
_VERSIONS = "SELECT number, starts_on, reason, questions FROM visible_checkin_questions ORDER BY number"


def versions(store: Store) -> tuple[QuestionSet, ...]:
    """Return every version of the questions, the shipped one first; that one is in the language spoken now."""
    own = (
        QuestionSet(
            row["number"],
            read_questions(json.loads(row["questions"])),
            date.fromisoformat(row["starts_on"]),
            row["reason"],
        )
        for row in store.query(_VERSIONS)
    )
    return (QuestionSet(0, shipped(language())), *own)


def asked_on(store: Store, on: date) -> QuestionSet:
    """Return the version that is asked on a day."""
    return questions_on(versions(store), on)


def form_for(store: Store, pairing: Pairing, side: CheckinSide, moment: Moment, held: date) -> tuple[Asked, ...]:
    """Return what a side of a pairing is asked at a moment by the version of the day on which it is heard."""
    goals = [
        Goal(row["goal"])
        for row in goals_of(store, pairing.id)
        if row["set_on"] <= held.isoformat() and (row["dropped_on"] or "9999") > held.isoformat()
    ]
    wanted = load_request(store, pairing.request).kinds
    return form_of(asked_on(store, held), side, moment.kind, goals, wanted)


def change_questions(store: Store, told: object, reason: str, *, starts_on: date, on: date) -> int:
    """Make the next version of all questions, which is asked from a day on, and return its number.

    Answers keep the version on which they were given: a day that has passed keeps what was asked on it.

    Raises:
        Refused: `reason-missing`; `questions-in-past` for a first day before today, or before the newest version's;
            `questions-unreadable`; `questions-same`.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    questions = read_questions(told)
    with store.write(store.user, "change-checkin-questions", "desk") as tx:
        newest = versions(store)[-1]
        if starts_on < max(on, newest.since or date.min):
            raise Refused("questions-in-past", date=starts_on, earliest=max(on, newest.since or date.min))
        if questions == newest.questions:
            raise Refused("questions-same")
        row = {"number": newest.number + 1, "starts_on": starts_on, "decided_on": on, "reason": reason.strip()}
        tx.insert("checkin_questions", [row | {"questions": written(questions)}])
    return newest.number + 1


def change_words(
    store: Store, place: int, texts: Mapping[CheckinSide, str], reason: str, *, starts_on: date, on: date
) -> int:
    """Make the next version with one question in other words, and return its number.

    Args:
        place: which question of the newest version, from 0.
        texts: the words per side; an empty one asks that side no more.

    Raises:
        Refused: as `change_questions`.
    """
    questions = list(versions(store)[-1].questions)
    kept = {side: text for side, text in texts.items() if text.strip()}
    questions[place] = replace(questions[place], texts=kept)
    return change_questions(store, [it.as_json() for it in questions], reason, starts_on=starts_on, on=on)


def written(questions: tuple[Question, ...]) -> str:
    """Return questions as they are kept, and as a municipality changes them in a file."""
    return json.dumps([question.as_json() for question in questions], ensure_ascii=False, indent=1)


@cache
def shipped(spoken: str) -> tuple[Question, ...]:
    """Return the questions a desk starts with, in a language."""
    import tomllib

    return read_questions(tomllib.loads((_FOLDER / f"{spoken}.toml").read_text("utf-8")))
