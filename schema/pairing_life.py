"""What happens in a pairing beside its moves: closed lists, and what follows from dated facts (rules.md section 6)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.pairings import Pairing


class Answer(StrEnum):
    """What a volunteer says to the anonymous case card; nobody has to say why."""

    YES = "card-yes"
    NO = "card-no"


class Present(StrEnum):
    """Who is at the introduction."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    SECOND = "second-volunteer"
    ORGANISATION = "organisation-contact"
    PROFESSIONAL = "professional"
    COORDINATOR = "coordinator"


class Doer(StrEnum):
    """Who does a step of the plan of action, or made a promise."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    COORDINATOR = "coordinator"


class StepOutcome(StrEnum):
    """What became of a step of the plan of action."""

    REACHED = "step-reached"
    NOT_REACHED = "step-not-reached"


class EndReason(StrEnum):
    """Why a pairing ends; a closed list, so that nobody writes down more than the desk may know."""

    GOALS_REACHED = "goals-reached"
    AGREED_END = "agreed-end"
    RESIDENT_STOPS = "resident-stops"
    VOLUNTEER_STOPS = "volunteer-stops"
    NO_CLICK = "no-click"
    MORE_NEEDED = "more-needed"
    """The resident needs more than a volunteer may give."""
    MOVED = "moved-away"
    OTHER = "other-end"


class Onward(StrEnum):
    """How it goes on for the resident after the pairing."""

    ALONE = "onward-alone"
    NETWORK = "onward-network"
    OTHER_VOLUNTEER = "onward-volunteer"
    PROFESSIONAL = "onward-professional"
    OTHER_HELP = "onward-other-help"
    UNKNOWN = "onward-unknown"


class Stay(NamedTuple):
    """The days of a second volunteer in a pairing, from the first to the day she left."""

    volunteer: str
    joined_on: date
    left_on: date | None = None
    """First day without her; None while she stays."""


def seconds_on(stays: Iterable[Stay], on: date) -> tuple[str, ...]:
    """Return who goes along as second volunteer on a day; a pairing has room for one at a time."""
    return tuple(it.volunteer for it in stays if it.joined_on <= on and (it.left_on is None or on < it.left_on))


def is_revealed(pairing: Pairing, revealed_on: date | None, on: date) -> bool:
    """Say whether the volunteer knows by a day who the resident is: it was shown to her, or the two have met.

    Until then every hand-out of the pairing is anonymous.
    """
    return any(day is not None and day <= on for day in (revealed_on, pairing.introduced_on))
