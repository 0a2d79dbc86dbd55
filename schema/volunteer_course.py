"""A volunteer's course from first interest to farewell: its stage on a day, the talk that is due, the return."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from schema.dates import add_months
from schema.volunteers import Pause, covers


class Stage(StrEnum):
    """How far a volunteer has come; the word for her in every list."""

    INTERESTED = "interested"
    INTAKE_HELD = "intake-held"
    NOT_BEGUN = "planned"
    """A first day of work is known, and lies ahead."""
    SETTLING_IN = "settling-in"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


class StopReason(StrEnum):
    """Why a volunteer left; a closed list, so that nobody writes down more than the desk may know."""

    AGREED_END = "agreed-end"
    NO_TIME = "no-time"
    WORK_OR_STUDY = "work-or-study"
    MOVED = "moved-away"
    OTHER_VOLUNTEER_WORK = "other-volunteer-work"
    NOT_FITTING = "not-fitting"
    PRIVATE = "private"
    BY_US = "ended-by-us"
    NOT_TOLD = "not-told"


class Limit(StrEnum):
    """What a volunteer would rather not meet at a door; why is not asked."""

    PETS = "pets"
    SMOKE = "smoke"
    STAIRS = "stairs"
    ALONE = "alone"


class Term(NamedTuple):
    """Days from the first to the last, both included; without a last day until further notice."""

    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The dated facts from which a stage follows."""

    interested_on: date | None = None
    intakes: tuple[date, ...] = ()
    started_on: date | None = None
    settling_in: tuple[Term, ...] = ()
    """The periods with a mentor."""
    pauses: tuple[Pause, ...] = ()
    stopped_on: date | None = None


def stage(course: Course, on: date) -> Stage:
    """Say how far a volunteer is on a day.

    One of whom neither interest nor a first day of work is known counts as begun (rules.md section 2).
    """
    if course.stopped_on and on >= course.stopped_on:
        return Stage.STOPPED
    if any(covers(pause, on) for pause in course.pauses):
        return Stage.PAUSED
    if any(covers(Pause(*term), on) for term in course.settling_in):
        return Stage.SETTLING_IN
    if course.started_on and course.started_on <= on:
        return Stage.ACTIVE
    if any(held_on <= on for held_on in course.intakes):
        return Stage.INTAKE_HELD
    if course.interested_on:
        return Stage.INTERESTED
    return Stage.NOT_BEGUN if course.started_on else Stage.ACTIVE


def talk_due(started_on: date | None, talks: Iterable[date], months: int, on: date) -> date | None:
    """Return the day on which the next progress talk is due as known on a day, or None where no first day is known."""
    known = max((held_on for held_on in talks if held_on <= on), default=started_on)
    return None if known is None else add_months(known, months)


def back_on(pause: Pause) -> date | None:
    """Return the first day after a pause, or None where it lasts until further notice."""
    return None if pause.ends_on is None else pause.ends_on + timedelta(days=1)
