"""Which task needs which proof, and for how many months it counts, as versions that begin on a day.

The first version is rules.md section 2; a municipality changes it from a day on, never for a day that has passed.
"""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

from schema.codes import ProofKind, Task

LONGEST = 240
"""Whole months: the longest term a desk may set; what counts longer counts for good."""


class Term(NamedTuple):
    """A kind of proof and the whole months it counts; None counts for good."""

    kind: ProofKind
    months: int | None


class Change(NamedTuple):
    """What is decided about one proof for one task."""

    task: Task
    kind: ProofKind
    asked: bool
    """Whether the task needs the proof at all."""
    months: int | None
    """Whole months it counts for the task; None counts for good, and where it is not asked."""


class Requirements(NamedTuple):
    """What every task asks on one day."""

    by_task: Mapping[Task, Mapping[ProofKind, int | None]]
    """Per task the months of each proof it needs; a proof it does not need is not named."""
    terms: tuple[Term, ...]
    """Every term that any task asks, once, in the order of the reasons (rules.md section 2)."""
    terms_at_first: tuple[Term, ...]
    """Those of them that are asked of who has no volunteer agreement yet, or a young one: not the refresher."""
    needs: Mapping[Task, frozenset[Term]]
    """The terms of each task, in the order of the role matrix, to be compared at once."""

    def months(self, kind: ProofKind) -> int | None:
        """Return the shortest term any task sets for a proof: who keeps to it keeps to all; None where none is set."""
        return min((term.months for term in self.terms if term.kind is kind and term.months is not None), default=None)


def requirements(by_task: Mapping[Task, Mapping[ProofKind, int | None]]) -> Requirements:
    """Return requirements with what is compared worked out beforehand."""
    ordered = {task: {kind: by_task[task][kind] for kind in ProofKind if kind in by_task[task]} for task in Task}
    needs = {task: frozenset(Term(kind, months) for kind, months in asked.items()) for task, asked in ordered.items()}
    place = list(ProofKind).index
    terms = sorted(frozenset().union(*needs.values()), key=lambda term: (place(term.kind), term.months or LONGEST + 1))
    at_first = tuple(term for term in terms if term.kind is not ProofKind.REFRESHER)
    return Requirements(ordered, tuple(terms), at_first, needs)


_MONTHS: Mapping[ProofKind, int | None] = {
    ProofKind.SECRECY: 24,
    ProofKind.VOG: 36,
    ProofKind.VOLUNTEER_AGREEMENT: None,
    ProofKind.CONVERSATION: None,
    ProofKind.STRESS_SENSITIVE: None,
    ProofKind.PRIVACY: 24,
    ProofKind.SAFE_VISIT: 24,
    ProofKind.REFRESHER: 12,
}
"""Whole months a proof counts (rules.md section 2; the law knows no term for a VOG). Insurance is not asked."""

_WITHOUT_VISITS = frozenset({Task.PREVENTION, Task.ENCOURAGE_APPLICATION})
"""Tasks for which no training in safe house visits is asked."""

DEFAULT_REQUIREMENTS = requirements(
    {
        task: {
            kind: months
            for kind, months in _MONTHS.items()
            if kind is not ProofKind.SAFE_VISIT or task not in _WITHOUT_VISITS
        }
        for task in Task
    }
)
"""The first version: rules.md section 2. The refresher counts only for who holds an agreement long enough."""


def changed(known: Requirements, changes: Iterable[Change]) -> Requirements:
    """Return requirements after changes; of several about one proof and task the last counts."""
    by_task = {task: dict(asked) for task, asked in known.by_task.items()}
    told = False
    for change in changes:
        told = True
        if change.asked:
            by_task[change.task][change.kind] = change.months
        else:
            by_task[change.task].pop(change.kind, None)
    return requirements(by_task) if told else known


def differences(before: Requirements, after: Requirements) -> tuple[Change, ...]:
    """Return what must be decided to come from one to the other, in the order of the role matrix."""
    found = []
    for task, kind in product(Task, ProofKind):
        was, becomes = before.by_task[task], after.by_task[task]
        if (kind in was, was.get(kind)) != (kind in becomes, becomes.get(kind)):
            found.append(Change(task, kind, kind in becomes, becomes.get(kind)))
    return tuple(found)
