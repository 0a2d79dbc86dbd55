"""The days of one forecast: what takes effect on them, and what is judged once for all whom the same holds back."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.deployable import ProofReasons, organisation_reasons_by_task, proof_reasons, reasons_given
from schema.organisations import Organisation
from schema.proofs import Proof, exempted
from schema.requirements import Term
from schema.settings import Settings
from schema.volunteers import Volunteer, is_active

_DAY = timedelta(days=1)
_ROOM = timedelta(days=4)
"""Months differ by three days in length, and a term of months ends on the last day of a shorter one."""
_NOTHING = frozenset[ProofKind]()
_NO_TASK = frozenset[Task]()

Versions = Sequence[tuple[date, Settings]]
"""The desk's numbers over time: each with the day from which it counts, the earliest first."""


class Course(NamedTuple):
    """What one proof is worth in the window."""

    days: tuple[date, ...]
    """When something of it takes effect: it is obtained, it ends, or it makes that another is asked."""
    worths: tuple[int, ...]
    """What it is worth before the first of these days, and from each of them on; the same number is the same worth."""


class Courses(dict[Proof, Course]):
    """What each proof is worth in a window, followed when first asked for."""

    def __init__(self, first: date, last: date, versions: Sequence[Settings]) -> None:
        self._first, self._last = first, last
        self._worths: dict[tuple[ProofKind, tuple[bool, ...]], int] = {}
        self._months = {kind: tuple(dict.fromkeys((0, *_months(kind, versions)))) for kind in ProofKind}
        self._spans = {
            kind: sorted(
                {(add_months(first, -count) - _ROOM, add_months(last, -count) + _ROOM) for count in self._months[kind]}
            )
            for kind in ProofKind
        }
        self._still: dict[tuple[ProofKind, int], Course] = {}

    def __missing__(self, proof: Proof) -> Course:
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

    def _follow(self, proof: Proof) -> Course:
        begins = [add_months(proof.obtained_on, count) for count in self._months[proof.kind]]
        days = tuple(sorted({day for day in begins if self._first <= day <= self._last}))
        passed = [(proof.kind, tuple([day <= on for day in begins])) for on in (self._first - _DAY, *days)]
        return Course(days, tuple([self._worths.setdefault(worth, len(self._worths)) for worth in passed]))


def _months(kind: ProofKind, versions: Sequence[Settings]) -> Iterator[int]:
    """Yield after how many months something of a proof takes effect."""
    for settings in versions:
        yield from (term.months for term in settings.requirements.terms if term.kind is kind and term.months)
        if kind is ProofKind.VOLUNTEER_AGREEMENT:
            yield settings.refresher_after_months


class Turn(NamedTuple):
    """What is new when what holds somebody back becomes something else."""

    causes: tuple[tuple[str, frozenset[Task], frozenset[Task]], ...]
    """Reasons, each with the tasks it holds back from now and did until now."""
    lost: frozenset[Task]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What holds somebody who offers every task back on a day."""

    reasons: dict[str, frozenset[Task]]
    """Each with the tasks it holds back from."""
    free: frozenset[Task]
    """The tasks from which nothing holds back."""
    turns: "dict[Held, Turn]" = field(default_factory=dict)

    def turn(self, after: "Held") -> Turn:
        """Return what is new when this becomes something else."""
        turn = self.turns.get(after)
        if turn is None:
            was = [self.reasons.get(reason, _NO_TASK) for reason in after.reasons]
            causes = [(*now, until) for now, until in zip(after.reasons.items(), was, strict=True) if now[1] - until]
            turn = self.turns[after] = Turn(tuple(causes), self.free - after.free)
        return turn


def _held(by_task: Mapping[Task, tuple[str, ...]]) -> Held:
    found = dict[str, list[Task]]()
    for task, reasons in by_task.items():
        for reason in reasons:
            found.setdefault(reason, []).append(task)
    by_reason = {reason: frozenset(tasks) for reason, tasks in found.items()}
    return Held(by_reason, frozenset([task for task, reasons in by_task.items() if not reasons]))


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """What goes for all volunteers of an organisation on a day."""

    version: int
    settings: Settings
    needs: tuple[frozenset[Term], ...]
    lacking: tuple[tuple[str, ...], ...]
    held: dict[tuple[frozenset[int], frozenset[ProofKind], bool], Held] = field(default_factory=dict)
    """What holds somebody back by what her proofs are worth, which of them are lifted, and whether she works."""
    judged: dict[tuple[bool, ProofReasons], Held] = field(default_factory=dict)

    def judge(self, active: bool, proofs: ProofReasons) -> Held:
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
        self.courses = Courses(first, last, [settings for _since, settings in versions])
        self._days: dict[str, tuple[date, ...]] = {}
        self._around: dict[tuple[str, date], Around] = {}
        self._alike: dict[tuple[int, tuple[tuple[str, ...], ...]], Around] = {}
        self._proofs: dict[tuple[frozenset[int], frozenset[ProofKind], int], ProofReasons] = {}

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self, organisation: Organisation) -> tuple[date, ...]:
        """Return the days on which an agreement, or another version of the desk's numbers, takes effect."""
        days = self._days.get(organisation.id)
        if days is None:
            of_agreements = {day for one in organisation.agreements for day in edges_of(one.starts_on, one.last_day)}
            found = sorted(day for day in of_agreements.union(since for since, _ in self._versions) if day in self)
            days = self._days[organisation.id] = tuple(found)
        return days

    def held(self, volunteer: Volunteer, organisation: Organisation, worths: frozenset[int], on: date) -> Held:
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

    def _look_around(self, organisation: Organisation, on: date) -> Around:
        """Return what goes on a day: the same for all organisations whose agreements lack the same."""
        number = max(bisect_right(self._versions, on, key=itemgetter(0)) - 1, 0)
        alike = number, organisation_reasons_by_task(organisation, on)
        if alike not in self._alike:
            settings = self._versions[number][1]
            self._alike[alike] = Around(number, settings, tuple(settings.requirements.needs.values()), alike[1])
        around = self._around[organisation.id, on] = self._alike[alike]
        return around


def edges_of(starts_on: date | None, ends_on: date | None) -> set[date]:
    """Return the first day of a span, and the first day after it."""
    if starts_on is None:
        return set()
    return {starts_on} if ends_on is None else {starts_on, ends_on + _DAY}
