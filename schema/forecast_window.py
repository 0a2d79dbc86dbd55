"""The days of one forecast: what takes effect on them, and what is judged once for all whom the same holds back."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache, reduce
from itertools import accumulate
from operator import itemgetter, or_
from typing import NamedTuple

from schema.codes import ProofKind, Task
from schema.dates import add_months
from schema.deployable import ProofReasons, organisation_reasons_by_task, proof_reasons
from schema.organisations import Organisation
from schema.proofs import Proof, exempted
from schema.settings import Settings
from schema.volunteers import Volunteer, is_active

_DAY = timedelta(days=1)
_ROOM = timedelta(days=4)
"""Months differ by three days in length, and a term of months ends on the last day of a shorter one."""
_NOTHING = frozenset[ProofKind]()

EVERY_TASK = (1 << len(Task)) - 1
"""All tasks as bits."""

Standing = tuple[frozenset[ProofKind], bool]
"""Which proofs are lifted for somebody, and whether she works."""
Versions = Sequence[tuple[date, Settings]]
"""The desk's numbers over time: each with the day from which it counts, the earliest first."""


class Course(NamedTuple):
    """What one proof is worth in the window."""

    days: tuple[date, ...]
    """When something of it takes effect: it is obtained, it ends, or it makes that another is asked."""
    worths: tuple[int, ...]
    """What it is worth before the first of these days, and from each of them on.

    The fewer of its terms have passed, the more bits stand in a row. Added up by `|` they tell what all proofs of
    somebody are worth together: of each kind that of the latest.
    """


class Courses(dict[Proof, Course]):
    """What each proof is worth in a window, followed when first asked for."""

    def __init__(self, first: date, last: date, versions: Sequence[Settings]) -> None:
        self._first, self._last = first, last
        self._months = {kind: tuple(sorted(set(_months(kind, versions)))) for kind in ProofKind}
        widths = [len(months) for months in self._months.values()]
        self._shifts = dict(zip(ProofKind, accumulate(widths, initial=0), strict=False))
        self._edges = {kind: self._around(months) for kind, months in self._months.items()}
        self._still: dict[tuple[ProofKind, int], Course] = {}

    def __missing__(self, proof: Proof) -> Course:
        kind, obtained_on = proof[:2]
        place = bisect_right(self._edges[kind], obtained_on)
        if place % 2:
            course = self._follow(kind, obtained_on)
        elif (kind, place) in self._still:
            course = self._still[kind, place]
        else:
            course = self._still[kind, place] = self._follow(kind, obtained_on)
        self[proof] = course
        return course

    def asked_by(self, settings: Settings) -> int:
        """Return the bits of what proofs are worth that matter where these numbers count."""
        kinds = [kind for kind in ProofKind if [*_months(kind, [settings])]]
        return sum((1 << len(self._months[kind])) - 1 << self._shifts[kind] for kind in kinds)

    def _around(self, months: Sequence[int]) -> list[date]:
        """Return in turn from when on, and until when, proofs were obtained to which something may happen."""
        edges = list[date]()
        for count in reversed(months):
            start, end = add_months(self._first, -count) - _ROOM, add_months(self._last, -count) + _ROOM
            if edges and start <= edges[-1]:
                edges[-1] = end
            else:
                edges += [start, end]
        return edges

    def _follow(self, kind: ProofKind, obtained_on: date) -> Course:
        begins = [add_months(obtained_on, count) for count in self._months[kind]]
        days = tuple(sorted({day for day in begins if self._first <= day <= self._last}))
        passed = [sum(day <= on for day in begins) for on in (self._first - _DAY, *days)]
        bits = [len(begins) - count + 1 if count else 0 for count in passed]
        return Course(days, tuple([(1 << count) - 1 << self._shifts[kind] for count in bits]))


def _months(kind: ProofKind, versions: Sequence[Settings]) -> Iterator[int]:
    """Yield after how many months something of a proof takes effect; of a proof that nothing asks never."""
    for settings in versions:
        terms = [term for term in settings.requirements.terms if term.kind is kind]
        if terms:
            yield 0
            yield from (term.months for term in terms if term.months)
        if kind is ProofKind.VOLUNTEER_AGREEMENT:
            yield 0
            yield settings.refresher_after_months


class Loss(NamedTuple):
    """What is new to who offers some tasks when what holds her back becomes something else."""

    causes: tuple[str, ...]
    """The reasons that hold her back from a task now, and from none until now."""
    tasks: tuple[Task, ...]
    """The tasks she might do until now."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What holds somebody who offers every task back on a day; tasks are bits, in the order of the role matrix."""

    reasons: dict[str, int]
    """Each with the tasks it holds back from."""
    back: int
    """The tasks from which anything holds back."""
    losses: "dict[Held, Losses]" = field(default_factory=dict)

    def loss(self, after: "Held", offered: frozenset[Task]) -> Loss:
        """Return what is lost when this becomes something else; no task offered is all of them."""
        losses = self.losses.get(after)
        if losses is None:
            was = self.reasons.get
            new = [(reason, now, was(reason, 0)) for reason, now in after.reasons.items()]
            gained = tuple([told for told in new if told[1] & ~told[2]])
            losses = self.losses[after] = _losses(gained, after.back & ~self.back)
        return losses[offered]


class Losses(dict[frozenset[Task], Loss]):
    """What is lost when one thing that holds back becomes another, by the tasks that are offered."""

    def __init__(self, gained: Sequence[tuple[str, int, int]], lost: int) -> None:
        """Begin with nobody's.

        Args:
            gained: reasons with the tasks they hold back from now, and did until now.
            lost: the tasks from which nothing held back until now.
        """
        self._gained, self._lost = gained, lost

    def __missing__(self, offered: frozenset[Task]) -> Loss:
        own = bits_of(offered) if offered else EVERY_TASK
        causes = tuple([reason for reason, now, then in self._gained if now & own and not then & own])
        loss = self[offered] = Loss(causes, tasks_of(own & self._lost))
        return loss


@lru_cache(4096)
def _losses(gained: tuple[tuple[str, int, int], ...], lost: int) -> Losses:
    """Return the same for the same: what holds people back differs more than what is new of it."""
    return Losses(gained, lost)


@lru_cache(1024)
def bits_of(tasks: frozenset[Task]) -> int:
    """Return tasks as bits."""
    return sum(1 << place for place, task in enumerate(Task) if task in tasks)


@lru_cache(512)
def tasks_of(bits: int) -> tuple[Task, ...]:
    """Return the tasks that some bits stand for, in the order of the role matrix."""
    return tuple(task for place, task in enumerate(Task) if bits >> place & 1)


class Around:
    """What goes for all volunteers of an organisation on a day."""

    def __init__(self, version: int, settings: Settings, asked: int, lacking: Sequence[Sequence[str]]) -> None:
        """Begin with nobody judged.

        Args:
            version: which of the numbers count.
            settings: those.
            asked: of `Courses.asked_by`.
            lacking: of `organisation_reasons_by_task`.
        """
        self.version, self.settings, self.asked = version, settings, asked
        self.held: dict[tuple[int, Standing], Held] = {}
        """What holds somebody back by what her proofs are worth, and how she stands."""
        self._judged: dict[tuple[bool, ProofReasons], Held] = {}
        self._lacking: dict[str, int] = {}
        for place, reasons in enumerate(lacking):
            for reason in reasons:
                self._lacking[reason] = self._lacking.get(reason, 0) | 1 << place
        self._asking = {
            term: sum(1 << place for place, asked in enumerate(settings.requirements.needs.values()) if term in asked)
            for term in settings.requirements.terms
        }

    def judge(self, active: bool, proofs: ProofReasons) -> Held:
        """Return what holds back who works or not, and whose proofs lack this: as `reasons_given` says per task."""
        held = self._judged.get((active, proofs))
        if held is None:
            reasons = {} if active else {"not-active": EVERY_TASK}
            for term, reason in proofs:
                reasons[reason] = reasons.get(reason, 0) | self._asking[term]
            reasons |= self._lacking
            held = self._judged[active, proofs] = Held(reasons, reduce(or_, reasons.values(), 0))
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
        self.eve = first - _DAY
        self.courses = Courses(first, last, [settings for _since, settings in versions])
        self._days: dict[str, tuple[date, ...]] = {}
        self._around: dict[tuple[str, date], Around] = {}
        self._alike: dict[tuple[int, tuple[tuple[str, ...], ...]], Around] = {}
        self._proofs: dict[tuple[int, frozenset[ProofKind], int], ProofReasons] = {}

    def days(self, organisation: Organisation) -> tuple[date, ...]:
        """Return the days on which an agreement, or another version of the desk's numbers, takes effect."""
        days = self._days.get(organisation.id)
        if days is None:
            of_agreements = {day for one in organisation.agreements for day in edges_of(one.starts_on, one.last_day)}
            found = sorted(
                day
                for day in of_agreements.union(since for since, _ in self._versions)
                if self.first <= day <= self.last
            )
            days = self._days[organisation.id] = tuple(found)
        return days

    def held_at_eve(self, volunteer: Volunteer, organisation: Organisation) -> Held:
        """Return what would hold a volunteer back on the day before the first if she offered every task."""
        worths = 0
        for proof in volunteer.proofs:
            worths |= self.courses[proof].worths[0]
        return self.held(volunteer, organisation, worths, standing_on(volunteer, self.eve), self.eve)

    def held(self, volunteer: Volunteer, organisation: Organisation, worths: int, standing: Standing, on: date) -> Held:
        """Return what would hold a volunteer back on a day if she offered every task.

        Args:
            worths: of her proofs.
            standing: of `standing_on`.
        """
        around = self._around.get((organisation.id, on)) or self._look_around(organisation, on)
        worths &= around.asked
        held = around.held.get((worths, standing))
        if held is None:
            lifted, active = standing
            same = worths, lifted, around.version
            proofs = self._proofs.get(same)
            if proofs is None:
                proofs = self._proofs[same] = proof_reasons(volunteer, on, around.settings)
            held = around.held[worths, standing] = around.judge(active, proofs)
        return held

    def _look_around(self, organisation: Organisation, on: date) -> Around:
        """Return what goes on a day: the same for all organisations whose agreements lack the same."""
        number = max(bisect_right(self._versions, on, key=itemgetter(0)) - 1, 0)
        alike = number, organisation_reasons_by_task(organisation, on)
        if alike not in self._alike:
            settings = self._versions[number][1]
            self._alike[alike] = Around(number, settings, self.courses.asked_by(settings), alike[1])
        around = self._around[organisation.id, on] = self._alike[alike]
        return around


def standing_on(volunteer: Volunteer, on: date) -> Standing:
    """Return how a volunteer stands on a day."""
    return exempted(volunteer.exemptions, on) if volunteer.exemptions else _NOTHING, is_active(volunteer, on)


def edges_of(starts_on: date | None, ends_on: date | None) -> set[date]:
    """Return the first day of a span, and the first day after it."""
    if starts_on is None:
        return set()
    return {starts_on} if ends_on is None else {starts_on, ends_on + _DAY}
