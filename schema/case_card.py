"""The anonymous case card: what a volunteer may know of a resident before she has said yes."""

from collections.abc import Iterable
from dataclasses import dataclass

from schema.codes import TIMES, Gender, Support, Task, Urgency
from schema.matrix import GOALS, Goal
from schema.requests import Request

_DIGITS = 4
_REFERENCE = 6


@dataclass(frozen=True, slots=True)
class CaseCard:
    """What is asked of a volunteer, without anything that says who asks it.

    No name, street, house number, telephone, birth date, creditor, amount or case number (rules.md sections 3 and 6).
    """

    reference: str
    """By which the volunteer and the desk know that they speak of the same card: the end of a random id."""
    task: Task
    """She may say no to a kind of work."""
    kinds: tuple[Support, ...]
    """She may say no to a kind of support."""
    languages: tuple[str, ...]
    """ISO codes, the one preferred first: the two must understand each other."""
    interpreter: bool
    """Then no language need be shared."""
    area: str
    """The four digits of the postcode: how far it is, without the street."""
    times: tuple[str, ...]
    """Parts of the week, in its order: whether she is free then."""
    urgency: Urgency
    """How soon it should begin."""
    gender_wish: Gender | None
    """The resident would rather speak to a woman or a man."""
    asked: tuple[Goal, ...]
    """What to work on: the goals agreed on, else the sub-items of the kinds of support asked for."""


def card_of(request: Request, goals: Iterable[Goal] = ()) -> CaseCard:
    """Return the case card of a request.

    Args:
        goals: on which the pairing works; where there are none, what the kinds of support are made of.
    """
    agreed = frozenset(goals)
    kinds = tuple(kind for kind in Support if kind in request.kinds)
    asked = tuple(goal for goal in Goal if goal in agreed)
    return CaseCard(
        request.id[-_REFERENCE:],
        request.task,
        kinds,
        request.languages,
        request.interpreter,
        request.address.postcode[:_DIGITS],
        tuple(part for part in TIMES if part in request.times),
        request.urgency,
        request.gender_wish,
        asked or tuple(goal for kind in kinds for goal in GOALS[kind]),
    )
