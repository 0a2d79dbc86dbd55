"""Who falls out in the days to come: for each day on which a volunteer's own facts or her organisation's take effect.

Nothing is predicted. It is what `schema.deployable` will say on those days if nobody records anything.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from schema.codes import Task
from schema.forecast_window import Course, Window, edges_of, standing_on
from schema.organisations import Agreement, Organisation, in_force, version_in_force
from schema.volunteers import Volunteer

_DAY = timedelta(days=1)
_WEEK = 7

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


def fall_outs(volunteer: Volunteer, organisation: Organisation, window: Window) -> list[FallOut]:
    """Return what a volunteer loses in a window, the earliest first.

    Only the days on which a fact takes effect are judged: between two of them nothing can change. Who has stopped
    loses nothing more.

    Args:
        organisation: the volunteer's own.
    """
    if volunteer.stopped_on is not None and volunteer.stopped_on < window.first:
        return []
    courses, moving, settled, own = window.courses, list[Course](), 0, list[date]()
    for proof in volunteer.proofs:
        course = courses[proof]
        if course.days:
            moving.append(course)
            own += course.days
        else:
            settled |= course.worths[0]
    turns = _turns(volunteer, window)
    days: Sequence[date] = window.days(organisation)
    if own or turns:
        days = sorted({*days, *own, *turns})
    return _losses(volunteer, organisation, window, (settled, moving), days, turns) if days else []


def _losses(
    volunteer: Volunteer,
    organisation: Organisation,
    window: Window,
    proofs: tuple[int, Sequence[Course]],
    days: Sequence[date],
    turns: Sequence[date],
) -> list[FallOut]:
    """Return what a volunteer loses on some days.

    Args:
        proofs: what those of them are worth of which nothing takes effect in the window, and the others.
        turns: those of the days on which anything but a proof of hers takes effect.
    """
    settled, moving = proofs
    worths = _together(settled, moving, window.eve) if moving else settled
    standing = standing_on(volunteer, window.eve)
    held = window.held(volunteer, organisation, worths, standing, window.eve)
    found = []
    for day in days:
        before = held
        if moving:
            worths = _together(settled, moving, day)
        if turns:
            standing = standing_on(volunteer, day)
        held = window.held(volunteer, organisation, worths, standing, day)
        leaves = day == volunteer.stopped_on
        if held is before and not leaves:
            continue
        causes, lost = before.loss(held, volunteer.tasks)
        if leaves or "not-active" in causes:
            causes = (FAREWELL if leaves else PAUSE, *[cause for cause in causes if cause != "not-active"])
        if causes:
            found.append(FallOut(day, volunteer.id, organisation.id, causes, lost))
        if leaves:
            break
    return found


def _together(settled: int, moving: Sequence[Course], on: date) -> int:
    """Return what all proofs of somebody are worth on a day."""
    worths = settled
    for course in moving:
        worths |= course.worths[bisect_right(course.days, on)]
    return worths


def _turns(volunteer: Volunteer, window: Window) -> list[date]:
    """Return the days on which she begins, leaves, pauses or is exempted, or no longer is; in no order."""
    first, last = window.first, window.last
    days = [day for day in (volunteer.started_on, volunteer.stopped_on) if day is not None and first <= day <= last]
    if volunteer.pauses or volunteer.exemptions:
        edges = [edges_of(pause.starts_on, pause.ends_on) for pause in volunteer.pauses]
        edges += [edges_of(lift.starts_on, lift.ends_on) for lift in volunteer.exemptions]
        days += [day for days_of_one in edges for day in days_of_one if first <= day <= last]
    return days


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
