"""What the sides of a pairing answer: how it came in, how they want to go on, what worries, and where they differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from schema.heard import CheckinSide


class How(StrEnum):
    """How an answer came in."""

    TELEPHONE = "telephone"
    PAPER = "paper"
    IN_PERSON = "in-person"
    NOT_GIVEN = "not-given"
    """Asked, and the side could not or did not want to answer."""


class Verdict(StrEnum):
    """How a side wants to go on."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    STOP = "stop"


WORRYING, APART = 2, 2
"""Up to this mark the answer about safety worries; two sides this far apart differ."""
COMPARED = "goal-", "support-"
"""Questions on which all sides judge the same thing begin so; safety and hours are each side's own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A question on which the sides are far apart at one moment."""

    moment: str
    question: str
    """A code of the form, or `verdict`."""
    marks: tuple[tuple[CheckinSide, int], ...]
    """1 to 5 of who answered it; of `verdict` the place in `Verdict`, from 1."""


def is_worrying(safety: int | None) -> bool:
    """Say whether a mark about safety worries; no answer does not."""
    return safety is not None and safety <= WORRYING


def differences(moment: str, marks: Iterable[tuple[CheckinSide, str, int]]) -> tuple[Difference, ...]:
    """Return on which questions of one moment the sides are apart, the furthest first.

    Args:
        marks: side, code of the question and mark; of `verdict` the place in `Verdict`, from 1.
    """
    by_question: dict[str, dict[CheckinSide, int]] = {}
    for side, question, mark in marks:
        if question == "verdict" or question.startswith(COMPARED):
            by_question.setdefault(question, {})[side] = mark
    far = {code: max(given.values()) - min(given.values()) for code, given in by_question.items()}
    return tuple(
        Difference(
            moment, code, tuple((side, by_question[code][side]) for side in CheckinSide if side in by_question[code])
        )
        for code in sorted(far, key=lambda code: -far[code])
        if far[code] >= (1 if code == "verdict" else APART)
    )
