"""What is to be settled when a volunteer falls away, and what is proposed for each part of it (rules.md section 6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from schema.pairings import Pairing, PairingStatus, status

PROMISES = timedelta(days=7)
"""How far ahead a promise is shown: what falls due in the week after she falls away."""


LATE = timedelta(days=28)
"""Aftercare that is later than this is no promise of this week any more; it stands on the list of the day."""


class Cause(StrEnum):
    """Why a volunteer falls away."""

    STOP = "stop"
    ILL = "ill"
    """For a time: a pause, with or without a last day."""
    PROOF = "proof"
    """A proof is lost: she may not go until it is there again."""


class What(StrEnum):
    """What hangs on a volunteer."""

    PAIRING = "pairing"
    SECOND = "second"
    """A pairing in which she goes along as the second volunteer."""
    ROUND = "round"
    PROMISE = "promise"
    LETTER = "letter"


class Do(StrEnum):
    """What is done about one of these."""

    REMATCH = "rematch"
    """End the pairing, and propose the next best volunteer."""
    END = "end"
    KEEP = "keep"
    DROP = "drop"
    TAKE_OVER = "take-over"
    """The coordinator does it: an action on her list."""
    LIST = "list"
    """To be printed: an action on her list."""
    LEAVE = "leave"


CHOICES: Mapping[What, tuple[Do, ...]] = {
    What.PAIRING: (Do.REMATCH, Do.END, Do.KEEP),
    What.SECOND: (Do.DROP, Do.KEEP),
    What.ROUND: (Do.DROP, Do.KEEP),
    What.PROMISE: (Do.TAKE_OVER, Do.LEAVE),
    What.LETTER: (Do.LIST, Do.LEAVE),
}


@dataclass(frozen=True, slots=True)
class Successor:
    """The next best volunteer for a request, with her points."""

    volunteer: str
    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that hangs on the volunteer, with what is to be done about it."""

    id: str
    """Unique in a plan."""
    what: What
    subject: str
    """Id of the pairing, round, case or volunteer."""
    code: str
    """Status of a pairing or round, kind of a promise or letter."""
    who: str
    """Whom it is about, as a reader knows her."""
    day: date | None
    """Since when a pairing is as it is, the day of a round, the day a promise falls due."""
    choices: tuple[Do, ...]
    do: Do
    successor: Successor | None = None


def proposed(what: What, cause: Cause, now: str, successor: Successor | None) -> Do:
    """Return what is proposed: who stops lets go of all; who comes back keeps the pairings that run."""
    if what is not What.PAIRING:
        return CHOICES[what][0]
    if cause is not Cause.STOP and now == PairingStatus.RUNNING:
        return Do.KEEP
    if successor is not None:
        return Do.REMATCH
    return Do.END if cause is Cause.STOP else Do.KEEP


def pairing_choices(successor: Successor | None) -> tuple[Do, ...]:
    """Return what can be done about a pairing: the next best only where there is one."""
    return CHOICES[What.PAIRING] if successor else CHOICES[What.PAIRING][1:]


def closing_day(pairing: Pairing, day: date) -> date:
    """Return the day on which a pairing ends, no earlier than the last step of its life."""
    life = (
        pairing.proposed_on,
        pairing.introduced_on,
        pairing.resident_agreed_on,
        pairing.volunteer_agreed_on,
        pairing.started_on,
    )
    return max(day, *(step for step in life if step is not None))


def runs(pairing: Pairing) -> bool:
    """Say whether a pairing has begun, by all that is recorded: then it is ended, else it is called off."""
    return status(pairing, date.max) is PairingStatus.RUNNING


def next_best(
    ranked: Iterable[tuple[str, Sequence[Successor]]], room: Mapping[str, int]
) -> dict[str, Successor | None]:
    """Return the best volunteer for each pairing who still has room after the pairings before it.

    Args:
        ranked: per pairing (id) who may serve its request, the best first; the most urgent request first.
        room: per volunteer (id) how many pairings she may take on.
    """
    left = dict(room)
    found: dict[str, Successor | None] = {}
    for pairing, several in ranked:
        best = next((one for one in several if left.get(one.volunteer, 0) > 0), None)
        if best is not None:
            left[best.volunteer] -= 1
        found[pairing] = best
    return found
