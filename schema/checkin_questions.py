"""The questions of a check-in as data: what each side is asked at which moment, in dated versions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Any

from schema.checkin_answers import Verdict
from schema.checkins import MomentKind
from schema.codes import Support
from schema.expenses import read_quarters
from schema.heard import CheckinSide
from schema.matrix import Goal
from schema.refused import Refused
from schema.values import Fault

GOALS, SAFETY, VERDICT, HOURS = "goals", "safety", "verdict", "hours"
KEPT = (GOALS, SAFETY, VERDICT)
"""What every form asks: the desk acts on the answers."""
FEWEST, MOST = len(KEPT), 12
"""Questions of one form, the goals as one: a check-in is short."""
_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_GOAL = "goal-"


class Scale(StrEnum):
    """How a question is answered."""

    MARK = "mark"
    """1 (not at all) to 5 (wholly)."""
    VERDICT = "verdict"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in the words for each side that is asked it."""

    code: str
    texts: Mapping[CheckinSide, str]
    moments: frozenset[MomentKind]
    why: str
    """Why it is asked: shown while it is answered."""

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept and exchanged."""
        moments = [str(kind) for kind in MomentKind if kind in self.moments]
        return {"code": self.code, "moments": moments, "why": self.why, "texts": dict(self.texts)}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One version of the questions."""

    number: int
    """0 is the version a desk starts with."""
    questions: tuple[Question, ...]
    since: date | None = None
    """First day on which it is asked; None for the first version."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands on a form: of the goals one for each."""

    code: str
    scale: Scale
    text: str
    why: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What one side answered, read."""

    marks: tuple[tuple[str, int], ...] = ()
    safety: int | None = None
    verdict: Verdict | None = None
    quarters: int | None = None
    """Quarters of an hour in a month."""


def read_questions(told: object) -> tuple[Question, ...]:
    """Read questions as they are kept and exchanged, `{"code", "texts", "moments", "why"}` each.

    Raises:
        Refused: `questions-unreadable` with the place of the fault and what is wrong (`fault`).
    """
    rows = told.get("questions") if isinstance(told, Mapping) else told
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise Refused("questions-unreadable", place="", fault="questions-list")
    questions = tuple(_question(place, row) for place, row in enumerate(rows, 1))
    for side, kind in product(CheckinSide, MomentKind):
        codes = [question.code for question in questions if side in question.texts and kind in question.moments]
        missing = next((code for code in KEPT if code not in codes), None)
        if missing is not None:
            raise Refused("questions-unreadable", place=f"{side}, {kind}: {missing}", fault="question-needed")
        if len(codes) > MOST:
            raise Refused("questions-unreadable", place=f"{side}, {kind}", fault="questions-many")
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise Refused("questions-unreadable", place=f"{side}, {kind}: {twice}", fault="question-twice")
    return questions


def questions_on(versions: Iterable[QuestionSet], on: date) -> QuestionSet:
    """Return the version that is asked on a day: the latest begun, of one day the last made."""
    return max(
        (it for it in versions if (it.since or date.min) <= on), key=lambda it: (it.since or date.min, it.number)
    )


def form_of(
    version: QuestionSet, side: CheckinSide, kind: MomentKind, goals: Sequence[Goal], wanted: Iterable[Support]
) -> tuple[Asked, ...]:
    """Return what a side is asked at a kind of moment.

    Args:
        goals: the pairing's own; each is a question.
        wanted: the kinds of support of its request: those come first, the others last, as they may be left empty.
    """
    first = {f"support-{kind}" for kind in wanted}
    asked: list[Asked] = []
    last: list[Asked] = []
    for question in version.questions:
        if side not in question.texts or kind not in question.moments:
            continue
        text = question.texts[side]
        if question.code == GOALS:
            asked += [Asked(f"{_GOAL}{goal}", Scale.MARK, text, question.why, needed=True) for goal in goals]
            continue
        other = question.code.startswith("support-") and question.code not in first
        (last if other else asked).append(
            Asked(question.code, _scale(question.code), text, question.why, needed=question.code in KEPT)
        )
    return (*asked, *last)


def goal_of(code: str) -> Goal | None:
    """Return the goal that a question of a form asks about, or None."""
    known = {f"{_GOAL}{goal}": goal for goal in Goal}
    return known.get(code)


def read_answers(asked: Sequence[Asked], typed: Mapping[str, str]) -> Answers:
    """Read answers as they were typed by the codes of a form; one left empty was not answered.

    Raises:
        Refused: `value-not-in-list` for a question that is not asked; `answer-unreadable`; `answers-missing` with the
            codes that are needed.
    """
    known = {question.code: question for question in asked}
    for code in typed:
        if code not in known:
            raise Refused("value-not-in-list", field="question", value=code, allowed=list(known))
    given = {code: value.strip() for code, value in typed.items() if value.strip()}
    if missing := [code for code, question in known.items() if question.needed and code not in given]:
        raise Refused("answers-missing", questions=missing)
    marks = tuple(
        (code, _mark(code, given[code]))
        for code, question in known.items()
        if code in given and question.scale is Scale.MARK
    )
    hours, verdict = given.get(HOURS), given.get(VERDICT)
    return Answers(
        tuple((code, mark) for code, mark in marks if code != SAFETY),
        dict(marks).get(SAFETY),
        read_verdict(verdict) if verdict else None,
        _quarters(hours) if hours else None,
    )


def read_verdict(value: str) -> Verdict:
    """Read how a side wants to go on: the code, or its place from 1.

    Raises:
        Refused: `value-not-in-list`.
    """
    by_place = {str(place): verdict for place, verdict in enumerate(Verdict, 1)}
    if value not in {*Verdict, *by_place}:
        raise Refused("value-not-in-list", field=VERDICT, value=value, allowed=[str(it) for it in Verdict])
    return by_place.get(value) or Verdict(value)


def _question(place: int, row: object) -> Question:
    def fault(name: str) -> Refused:
        return Refused("questions-unreadable", place=str(place), fault=name)

    if not isinstance(row, Mapping) or not row.keys() <= {"code", "texts", "moments", "why"}:
        raise fault("question-fields")
    code, texts = row.get("code"), row.get("texts")
    moments, why = row.get("moments", list(MomentKind)), row.get("why")
    if not isinstance(code, str) or not _CODE.fullmatch(code) or code.startswith(_GOAL):
        raise fault("question-code")
    if not isinstance(texts, Mapping) or not texts or not texts.keys() <= set(CheckinSide):
        raise fault("question-texts")
    if not all(isinstance(text, str) and 0 < len(text.strip()) <= 300 for text in (*texts.values(), why)):
        raise fault("question-words")
    if not isinstance(moments, Sequence) or not moments or not set(moments) <= set(MomentKind):
        raise fault("question-moments")
    told = {side: texts[side].strip() for side in CheckinSide if side in texts}
    return Question(code, told, frozenset(map(MomentKind, moments)), str(why).strip())


def _scale(code: str) -> Scale:
    return {VERDICT: Scale.VERDICT, HOURS: Scale.HOURS}.get(code, Scale.MARK)


def _mark(code: str, value: str) -> int:
    if value not in {"1", "2", "3", "4", "5"}:
        raise Refused("answer-unreadable", question=code, value=value)
    return int(value)


def _quarters(value: str) -> int:
    found = read_quarters(value)
    if isinstance(found, Fault):
        raise Refused("answer-unreadable", question=HOURS, value=value)
    return found
