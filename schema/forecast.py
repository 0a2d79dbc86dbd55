"""Who falls out in the days to come: for each day on which a volunteer's own facts or her organisation's take effect.

Nothing is predicted. It is what `schema.deployable` will say on those days if nobody records anything.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from schema.codes import Task
from schema.forecast_window import Course, Turn, Window, edges_of
from schema.organisations import Agreement, Organisation, in_force, version_in_force
from schema.volunteers import Volunteer

_DAY = timedelta(days=1)
_WEEK = 7
_EVERY_TASK = frozenset(Task)

PAUSE, FAREWELL = "pause", "farewell"
"""Causes that `schema.deployable` knows as `not-active`."""


class FallOut(NamedTuple):
    """What a volunteer loses on one day."""

    day: date
    """The first day on which she may no longer."""
    volunteer: str
    organisation: str
    causes: tuple[str, ...]
    """What holds her back from this day on and did not the day before: reason codes, `pause` or `farewell`."""
    tasks: tuple[Task, ...]
    """The tasks she might do the day before and may not on this day; none when she could do nothing anyhow."""


class Week(NamedTuple):
    """Seven days of the forecast."""

    number: int
    """1 is the week that begins the day after the question is asked."""
    first: date
    last: date


def weeks(on: date, days: int) -> tuple[Week, ...]:
    """Return the weeks in which the next so many days lie; the last may be shorter."""
    until = on + timedelta(days=days)
    starts = [on + timedelta(days=1 + passed) for passed in range(0, days, _WEEK)]
    return tuple(
        Week(number, first, min(first + timedelta(days=_WEEK - 1), until)) for number, first in enumerate(starts, 1)
    )


def week_of(day: date, on: date) -> int:
    """Return the number of the week of the forecast in which a day lies."""
    return (day - on - _DAY).days // _WEEK + 1


def fall_outs(volunteer: Volunteer, organisation: Organisation, window: Window) -> Iterator[FallOut]:
    """Yield what a volunteer loses in a window, the earliest first.

    Only the days on which a fact takes effect are judged: between two of them nothing can change. Who has stopped
    loses nothing more.

    Args:
        organisation: the volunteer's own.
    """
    if volunteer.stopped_on is not None and volunteer.stopped_on < window.first:
        return
    courses = list(map(window.courses.__getitem__, volunteer.proofs))
    moving = [course for course in courses if course.days]
    days = _days(volunteer, organisation, window, moving)
    if not days:
        return
    worths = settled = frozenset([course.worths[0] for course in courses if not course.days])
    if moving:
        worths = settled.union([course.worths[0] for course in moving])
    held = window.held(volunteer, organisation, worths, window.first - _DAY)
    for day in days:
        before = held
        if moving:
            worths = settled.union([course.worths[bisect_right(course.days, day)] for course in moving])
        held = window.held(volunteer, organisation, worths, day)
        leaves = day == volunteer.stopped_on
        if held is before and not leaves:
            continue
        causes, lost = _loss(before.turn(held), volunteer.tasks or _EVERY_TASK)
        if leaves:
            causes = (FAREWELL, *[cause for cause in causes if cause != PAUSE])
        if causes:
            yield FallOut(day, volunteer.id, organisation.id, causes, lost)
        if leaves:
            return


def _days(volunteer: Volunteer, organisation: Organisation, window: Window, moving: Sequence[Course]) -> Sequence[date]:
    """Return the days on which a fact of her own or around her takes effect, the earliest first."""
    known = window.days(organisation)
    days = [day for course in moving for day in course.days]
    for day in (volunteer.started_on, volunteer.stopped_on):
        if day is not None and day in window:
            days.append(day)
    if volunteer.pauses or volunteer.exemptions:
        edges = [edges_of(pause.starts_on, pause.ends_on) for pause in volunteer.pauses]
        edges += [edges_of(lift.starts_on, lift.ends_on) for lift in volunteer.exemptions]
        days += [day for days_of_one in edges for day in days_of_one if day in window]
    return sorted({*known, *days}) if days else known


def _loss(turn: Turn, offered: frozenset[Task]) -> tuple[tuple[str, ...], tuple[Task, ...]]:
    """Return the causes and the lost tasks of who offers these tasks."""
    causes = [
        cause
        for cause, now, until in turn.causes
        if not offered.isdisjoint(now) and (not until or offered.isdisjoint(until))
    ]
    if "not-active" in causes:
        causes = [PAUSE, *[cause for cause in causes if cause != "not-active"]]
    return tuple(causes), _in_order(turn.lost & offered)


@lru_cache(512)
def _in_order(tasks: frozenset[Task]) -> tuple[Task, ...]:
    return tuple(task for task in Task if task in tasks)


def endings(organisation: Organisation, first: date, last: date) -> list[Agreement]:
    """Return the agreements of an organisation that end with a day from the first to the last as first day without."""
    return sorted(
        (
            agreement
            for agreement in organisation.agreements
            if agreement.last_day is not None
            and first <= agreement.last_day + _DAY <= last
            and version_in_force(organisation.agreements, agreement.kind, agreement.last_day) == agreement
            and not in_force(organisation.agreements, agreement.kind, agreement.last_day + _DAY)
        ),
        key=lambda agreement: (agreement.last_day or last, agreement.kind),
    )
