"""Voices about the work: what residents, volunteers, organisations and the team say, and what went wrong.

Sources of insight and themes of an effective partnership: `Gids Effectief Partnerschap` (AVS and NOV) and the
handreiking on working with volunteers, as named in the desk's evidence.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.refused import Refused

Counts = tuple[int, int, int, int, int]
"""How many gave each mark of the fixed scale, 1 (not at all) to 5 (wholly)."""


class VoiceKind(StrEnum):
    """Where a voice comes from."""

    SATISFACTION = "satisfaction"
    """Client satisfaction survey (klanttevredenheidsonderzoek, KTO)."""
    SOUNDING_BOARD = "sounding-board"
    CLIENT_COUNCIL = "client-council"
    TEAM_MEETING = "team-meeting"
    COOPERATION = "cooperation"
    """The cooperation with an organisation, scored by both sides."""
    INCIDENT = "incident"
    COMPLAINT = "complaint"


class Side(StrEnum):
    """Who scored; a voice of one side has none."""

    ONE = ""
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"


EVENTS = frozenset({VoiceKind.INCIDENT, VoiceKind.COMPLAINT})
"""What happened once and asks for a follow-up; nothing is scored."""

QUESTIONS: Mapping[VoiceKind, tuple[str, ...]] = {
    VoiceKind.SATISFACTION: ("treatment", "waiting-time", "reachability", "information", "help-itself"),
    VoiceKind.SOUNDING_BOARD: ("reach", "tone", "help-itself"),
    VoiceKind.CLIENT_COUNCIL: ("reach", "information", "help-itself"),
    VoiceKind.TEAM_MEETING: ("roles", "hand-over", "workload"),
    VoiceKind.COOPERATION: ("reliability", "financing", "continuity", "not-free", "hand-over", "feedback"),
    VoiceKind.INCIDENT: (),
    VoiceKind.COMPLAINT: (),
}
"""What is scored per kind, 3 to 8 questions; a changed set is a new code, so that old answers keep their question."""

CONCERNS: Mapping[VoiceKind, str] = {
    VoiceKind.SATISFACTION: "acceptance_rate",
    VoiceKind.SOUNDING_BOARD: "reach_rate",
    VoiceKind.CLIENT_COUNCIL: "reach_rate",
    VoiceKind.TEAM_MEETING: "first_contact_on_time",
    VoiceKind.COOPERATION: "pairings_started",
    VoiceKind.INCIDENT: "pairings_ended",
    VoiceKind.COMPLAINT: "reached",
}
"""The figure of the monthly review beside which a voice is heard."""


class Score(NamedTuple):
    """The marks one side gave on one question."""

    question: str
    side: Side
    counts: Counts


def read_counts(value: str) -> Counts:
    """Read how many gave each mark: five whole numbers, or one mark from 1 to 5 for a single answer.

    Raises:
        Refused: `marks-unreadable`.
    """
    numbers = _numbers(value)
    if len(numbers) == 1 and 1 <= numbers[0] <= 5:
        return _only(numbers[0])
    if len(numbers) != 5:
        raise Refused("marks-unreadable", value=value)
    ones, twos, threes, fours, fives = numbers
    return ones, twos, threes, fours, fives


def read_sides(value: str) -> tuple[Counts, Counts]:
    """Read the marks of both sides of a cooperation, the municipality's first: two marks from 1 to 5.

    Raises:
        Refused: `sides-unreadable`.
    """
    numbers = _numbers(value)
    if len(numbers) != 2 or not all(1 <= number <= 5 for number in numbers):
        raise Refused("sides-unreadable", value=value)
    return _only(numbers[0]), _only(numbers[1])


def read_scores(kind: VoiceKind, typed: Mapping[str, str]) -> tuple[Score, ...]:
    """Read the marks per question as they were typed; a question left empty was not asked.

    Raises:
        Refused: `value-not-in-list` for a question that the kind does not ask; `marks-unreadable`, `sides-unreadable`.
    """
    scores: list[Score] = []
    for question, value in typed.items():
        if question not in QUESTIONS[kind]:
            raise Refused("value-not-in-list", field="question", value=question, allowed=list(QUESTIONS[kind]))
        if not value.strip():
            continue
        if kind is VoiceKind.COOPERATION:
            ours, theirs = read_sides(value)
            scores += [Score(question, Side.MUNICIPALITY, ours), Score(question, Side.ORGANISATION, theirs)]
        else:
            scores.append(Score(question, Side.ONE, read_counts(value)))
    return tuple(scores)


def check_voice(
    kind: VoiceKind,
    held_on: date,
    organisation: str | None,
    asked: int,
    answered: int,
    scores: Sequence[Score],
    *,
    on: date,
) -> None:
    """Refuse a voice that cannot be.

    Raises:
        Refused: `date-in-future`; `organisation-needed` for a cooperation without one; `more-answers-than-asked`, also
            when a question has more marks than there were answers.
    """
    if held_on > on:
        raise Refused("date-in-future", date=held_on)
    if kind is VoiceKind.COOPERATION and organisation is None:
        raise Refused("organisation-needed")
    most = max((sum(score.counts) for score in scores if score.side is Side.ONE), default=0)
    if answered > asked or most > answered:
        raise Refused("more-answers-than-asked", asked=asked, answered=max(answered, most))


def mean(counts: Counts) -> float | None:
    """Return the mean mark, or None when nobody answered."""
    given = sum(counts)
    return sum(mark * number for mark, number in enumerate(counts, 1)) / given if given else None


def differences(scores: Sequence[Score]) -> list[tuple[str, float, float]]:
    """Return per question what both sides of a cooperation gave, the greatest difference first."""
    marks = {(score.question, score.side): mean(score.counts) for score in scores}
    both = [
        (question, ours, theirs)
        for question, ours, theirs in (
            (question, marks.get((question, Side.MUNICIPALITY)), marks.get((question, Side.ORGANISATION)))
            for question in dict.fromkeys(score.question for score in scores)
        )
        if ours is not None and theirs is not None
    ]
    return sorted(both, key=lambda found: -abs(found[1] - found[2]))


def _numbers(value: str) -> list[int]:
    parts = re.split(r"[\s,;/]+", value.strip())
    return [int(part) for part in parts] if all(part.isascii() and part.isdigit() for part in parts) else []


def _only(mark: int) -> Counts:
    ones, twos, threes, fours, fives = (int(mark == each) for each in range(1, 6))
    return ones, twos, threes, fours, fives
