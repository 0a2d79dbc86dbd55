"""Who falls out in the days to come: for each day on which a volunteer's own facts or her organisation's take effect.

Nothing is predicted. It is what `schema.deployable` will say on those days if nobody records anything.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.deployable import ProofReasons, organisation_reasons_by_task, proof_reasons, reasons_given
from schema.organisations import Agreement, Organisation, in_force, version_in_force
from schema.proofs import Proof, exempted
from schema.requirements import Term
from schema.settings import Settings
from schema.volunteers import Volunteer, is_active

_DAY = timedelta(days=1)
_WEEK = 7
_NOTHING = frozenset[ProofKind]()
_NO_TASK, _EVERY_TASK = frozenset[Task](), frozenset(Task)

PAUSE, FAREWELL = "pause", "farewell"
"""Causes that `schema.deployable` knows as `not-active`."""

Versions = Sequence[tuple[date, Settings]]
"""The desk's numbers over time: each with the day from which it counts, the earliest first."""


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


class _Course(NamedTuple):
    """What one proof is worth in the window."""

    days: tuple[date, ...]
    """When something of it takes effect: it is obtained, it ends, or it makes that another is asked."""
    worths: tuple[int, ...]
    """What it is worth before the first of these days, and from each of them on; the same number is the same worth."""


class _Courses(dict[Proof, _Course]):
    """What each proof is worth in a window, followed when first asked for."""

    def __init__(self, first: date, last: date, versions: Sequence[Settings]) -> None:
        self._first, self._last = first, last
        self._worths: dict[tuple[ProofKind, tuple[bool, ...]], int] = {}
        self._months = {kind: [0, *_months(kind, versions)] for kind in ProofKind}
        room = timedelta(days=4)
        self._spans = {
            kind: sorted(
                {(add_months(first, -count) - room, add_months(last, -count) + room) for count in self._months[kind]}
            )
            for kind in ProofKind
        }
        self._still: dict[tuple[ProofKind, int], _Course] = {}

    def __missing__(self, proof: Proof) -> _Course:
        place = self._place(proof)
        course = self._still.get((proof.kind, place)) if place is not None else None
        if course is None:
            course = self._follow(proof)
            if place is not None:
                self._still[proof.kind, place] = course
        self[proof] = course
        return course

    def _place(self, proof: Proof) -> int | None:
        """Return between which terms a proof lies that nothing happens to in the window; None where something may."""
        passed = 0
        for start, end in self._spans[proof.kind]:
            if start <= proof.obtained_on <= end:
                return None
            passed += end < proof.obtained_on
        return passed

    def _follow(self, proof: Proof) -> _Course:
        begins = [add_months(proof.obtained_on, count) for count in self._months[proof.kind]]
        days = tuple(sorted({day for day in begins if self._first <= day <= self._last}))
        passed = [(proof.kind, tuple([day <= on for day in begins])) for on in (self._first - _DAY, *days)]
        return _Course(days, tuple([self._worths.setdefault(worth, len(self._worths)) for worth in passed]))


def _months(kind: ProofKind, versions: Sequence[Settings]) -> Iterator[int]:
    """Yield after how many months something of a proof takes effect."""
    for settings in versions:
        yield from (term.months for term in settings.requirements.terms if term.kind is kind and term.months)
        if kind is ProofKind.VOLUNTEER_AGREEMENT:
            yield settings.refresher_after_months


class _Turn(NamedTuple):
    """What is new when what holds somebody back becomes something else."""

    causes: tuple[tuple[str, frozenset[Task], frozenset[Task]], ...]
    """Reasons, each with the tasks it holds back from now and did until now."""
    lost: frozenset[Task]


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """What holds somebody who offers every task back on a day."""

    reasons: dict[str, frozenset[Task]]
    """Each with the tasks it holds back from."""
    free: frozenset[Task]
    """The tasks from which nothing holds back."""
    turns: "dict[_Held, _Turn]" = field(default_factory=dict)

    def turn(self, after: "_Held") -> _Turn:
        """Return what is new when this becomes something else."""
        turn = self.turns.get(after)
        if turn is None:
            was = [self.reasons.get(reason, _NO_TASK) for reason in after.reasons]
            causes = [(*now, until) for now, until in zip(after.reasons.items(), was, strict=True) if now[1] - until]
            turn = self.turns[after] = _Turn(tuple(causes), self.free - after.free)
        return turn


def _held(by_task: Mapping[Task, tuple[str, ...]]) -> _Held:
    reasons = dict.fromkeys(reason for held in by_task.values() for reason in held)
    by_reason = {reason: frozenset(task for task, held in by_task.items() if reason in held) for reason in reasons}
    return _Held(by_reason, frozenset(task for task, held in by_task.items() if not held))


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
    """What goes for all volunteers of an organisation on a day."""

    version: int
    settings: Settings
    needs: tuple[frozenset[Term], ...]
    lacking: tuple[tuple[str, ...], ...]
    held: dict[tuple[frozenset[int], frozenset[ProofKind], bool], _Held] = field(default_factory=dict)
    """What holds somebody back by what her proofs are worth, which of them are lifted, and whether she works."""
    judged: dict[tuple[bool, ProofReasons], _Held] = field(default_factory=dict)

    def judge(self, active: bool, proofs: ProofReasons) -> _Held:
        """Return what holds back who works or not, and whose proofs lack this."""
        held = self.judged.get((active, proofs))
        if held is None:
            held = _held(reasons_given(active, proofs, self.needs, self.lacking, _NO_TASK))
            self.judged[active, proofs] = held
        return held


class Window:
    """The days of one forecast, and what was judged of them.

    Among thousands of volunteers the same few things take effect. Two whose proofs are worth the same on a day, whose
    organisations lack the same, and who both work or both do not, are held back by the same: one of them is judged.
    """

    def __init__(self, first: date, last: date, versions: Versions) -> None:
        """Begin with nothing judged.

        Args:
            versions: the numbers that count on the day before the first, and every later change until the last.
        """
        self.first, self.last, self._versions = first, last, versions
        self.courses = _Courses(first, last, [settings for _since, settings in versions])
        self._days: dict[str, tuple[date, ...]] = {}
        self._around: dict[tuple[str, date], _Around] = {}
        self._alike: dict[tuple[int, tuple[tuple[str, ...], ...]], _Around] = {}
        self._proofs: dict[tuple[frozenset[int], frozenset[ProofKind], int], ProofReasons] = {}

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self, organisation: Organisation) -> tuple[date, ...]:
        """Return the days on which an agreement, or another version of the desk's numbers, takes effect."""
        days = self._days.get(organisation.id)
        if days is None:
            of_agreements = {day for one in organisation.agreements for day in _edges(one.starts_on, one.last_day)}
            found = sorted(day for day in of_agreements.union(since for since, _ in self._versions) if day in self)
            days = self._days[organisation.id] = tuple(found)
        return days

    def held(self, volunteer: Volunteer, organisation: Organisation, worths: frozenset[int], on: date) -> _Held:
        """Return what would hold a volunteer back on a day if she offered every task; `worths` are of her proofs."""
        around = self._around.get((organisation.id, on)) or self._look_around(organisation, on)
        lifted = exempted(volunteer.exemptions, on) if volunteer.exemptions else _NOTHING
        alike = worths, lifted, is_active(volunteer, on)
        held = around.held.get(alike)
        if held is None:
            same = worths, lifted, around.version
            proofs = self._proofs.get(same)
            if proofs is None:
                proofs = self._proofs[same] = proof_reasons(volunteer, on, around.settings)
            held = around.held[alike] = around.judge(alike[2], proofs)
        return held

    def _look_around(self, organisation: Organisation, on: date) -> _Around:
        """Return what goes on a day: the same for all organisations whose agreements lack the same."""
        number = bisect_right(self._versions, on, key=itemgetter(0)) - 1
        alike = number, organisation_reasons_by_task(organisation, on)
        if alike not in self._alike:
            settings = self._versions[number][1]
            self._alike[alike] = _Around(number, settings, tuple(settings.requirements.needs.values()), alike[1])
        around = self._around[organisation.id, on] = self._alike[alike]
        return around


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
    worths = frozenset([course.worths[0] for course in courses])
    settled = frozenset([course.worths[0] for course in courses if not course.days]) if moving else worths
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


def _days(
    volunteer: Volunteer, organisation: Organisation, window: Window, moving: Sequence[_Course]
) -> Sequence[date]:
    """Return the days on which a fact of her own or around her takes effect, the earliest first."""
    known = window.days(organisation)
    days = [day for course in moving for day in course.days]
    for day in (volunteer.started_on, volunteer.stopped_on):
        if day is not None and day in window:
            days.append(day)
    if volunteer.pauses or volunteer.exemptions:
        spans = (*volunteer.pauses, *volunteer.exemptions)
        days += [day for span in spans for day in _edges(span.starts_on, span.ends_on) if day in window]
    return sorted({*known, *days}) if days else known


def _loss(turn: _Turn, offered: frozenset[Task]) -> tuple[tuple[str, ...], tuple[Task, ...]]:
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


def _edges(starts_on: date | None, ends_on: date | None) -> set[date]:
    """Return the first day of a span, and the first day after it."""
    if starts_on is None:
        return set()
    return {starts_on} if ends_on is None else {starts_on, ends_on + _DAY}
