"""Who falls out in the days to come: for each day on which a volunteer's own facts or her organisation's take effect.

Nothing is predicted. It is what `schema.deployable` will say on those days if nobody records anything.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.deployable import reasons_by_task
from schema.organisations import Agreement, Organisation, in_force, version_in_force
from schema.settings import Settings
from schema.volunteers import Volunteer

_DAY = timedelta(days=1)
_WEEK = 7

PAUSE, FAREWELL = "pause", "farewell"
"""Causes that `schema.deployable` knows as `not-active`."""

Versions = Sequence[tuple[date, Settings]]
"""The desk's numbers over time: each with the day from which it counts, the earliest first."""

Held = dict[Task, tuple[str, ...]]
"""Per task that a volunteer offers what holds her back on a day."""

Alike = dict[tuple[str, date, tuple[tuple[Task, tuple[str, ...]], ...]], Held]
"""By organisation, day, and what held somebody back until then: what does from that day on.

On a day on which only agreements take effect, all whom the same held back are held back by the same again.
"""


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


def fall_outs(
    volunteer: Volunteer,
    organisation: Organisation,
    first: date,
    last: date,
    versions: Versions,
    alike: Alike | None = None,
) -> Iterator[FallOut]:
    """Yield what a volunteer loses from the first day to the last, the earliest first.

    Only the days on which a fact takes effect are judged: between two of them nothing can change. Who has stopped
    loses nothing more.

    Args:
        organisation: the volunteer's own.
        versions: the numbers that count on the day before the first, and every later change until the last.
        alike: remembers, over all volunteers of one forecast, what an agreement of an organisation does to them.
    """
    if volunteer.stopped_on is not None and volunteer.stopped_on < first:
        return
    own, known = _own_days(volunteer, first, last, versions), {} if alike is None else alike
    days = sorted({*own, *_days_of_agreements(organisation, first, last)})
    held = _held(volunteer, organisation, first - _DAY, versions) if days else {}
    for day in days:
        before = held
        if day in own:
            held = _held(volunteer, organisation, day, versions)
        else:
            same = organisation.id, day, tuple(before.items())
            held = known.get(same) or known.setdefault(same, _held(volunteer, organisation, day, versions))
        turned = held != before or day == volunteer.stopped_on
        if turned and (causes := _causes(volunteer, before, held, day)):
            lost = tuple([task for task, reasons in held.items() if reasons and not before[task]])
            yield FallOut(day, volunteer.id, organisation.id, causes, lost)
        if day == volunteer.stopped_on:
            return


def _own_days(volunteer: Volunteer, first: date, last: date, versions: Versions) -> set[date]:
    """Return the days on which a fact of her own, or another version of the desk's numbers, takes effect."""
    days = [since for since, _settings in versions]
    for _since, settings in versions:
        for proof in volunteer.proofs:
            days.append(proof.obtained_on)
            if proof.kind is ProofKind.VOLUNTEER_AGREEMENT:
                days.append(add_months(proof.obtained_on, settings.refresher_after_months))
        for kind, months in settings.requirements.terms:
            if months is not None:
                days += [add_months(proof.obtained_on, months) for proof in volunteer.proofs if proof.kind is kind]
    for pause in volunteer.pauses:
        days += _edges(pause.starts_on, pause.ends_on)
    for lift in volunteer.exemptions:
        days += _edges(lift.starts_on, lift.ends_on)
    days += [day for day in (volunteer.started_on, volunteer.stopped_on) if day is not None]
    return {day for day in days if first <= day <= last}


@lru_cache(1024)
def _days_of_agreements(organisation: Organisation, first: date, last: date) -> tuple[date, ...]:
    days = {day for one in organisation.agreements for day in _edges(one.starts_on, one.last_day)}
    return tuple(day for day in days if first <= day <= last)


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


def _edges(starts_on: date | None, ends_on: date | None) -> set[date]:
    """Return the first day of a span, and the first day after it."""
    if starts_on is None:
        return set()
    return {starts_on} if ends_on is None else {starts_on, ends_on + _DAY}


def _held(volunteer: Volunteer, organisation: Organisation, on: date, versions: Versions) -> Held:
    """Return what holds a volunteer back on a day from each task she offers."""
    settings = versions[0][1]
    for since, later in versions[1:]:
        if since <= on:
            settings = later
    by_task = reasons_by_task(volunteer, organisation, on, settings)
    if not volunteer.tasks:
        return by_task
    return {task: reasons for task, reasons in by_task.items() if "task-not-offered" not in reasons}


def _causes(volunteer: Volunteer, before: Held, after: Held, day: date) -> tuple[str, ...]:
    known = set[str]().union(*before.values())
    new = [reason for reason in dict.fromkeys(chain(*after.values())) if reason not in known]
    causes = [reason for reason in new if reason != "not-active"]
    if volunteer.stopped_on == day:
        return (FAREWELL, *causes)
    return (PAUSE, *causes) if "not-active" in new else tuple(causes)
