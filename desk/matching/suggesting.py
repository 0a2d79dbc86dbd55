"""Who fits a request best, who may not serve it, and the least that would have to change."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from desk.locale.formats import full_name
from desk.pairings.judging import (
    Ground,
    between,
    beyond_agreed_of,
    changes_for,
    fit,
    lay_ground,
    reasons_against,
    warned_of,
)
from desk.partners.organisations import load_organisations
from desk.requests.loading import load_request
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from schema.codes import Task
from schema.conflict_guard import Finding
from schema.deployable import task_reasons
from schema.fixes import effort
from schema.organisations import Organisation
from schema.points import Points
from schema.volunteers import Volunteer

_BETWEEN = frozenset({"conflict", "excluded"})
"""Reasons behind which stands a record of the two."""


class Candidate(NamedTuple):
    """A volunteer who may serve the request, with the points of the pair in their parts."""

    volunteer: str
    kenmerk: str
    name: str
    points: Points
    warnings: tuple[Finding, ...] = ()
    """What the coordinator decides about before she proposes the two, or decided already."""
    agreed: int | None = None
    """The caseload agreed with her organisation, where one more pairing goes beyond it."""

    def as_json(self) -> dict[str, Any]:
        """Return the candidate in the shape of the command line's contract."""
        who = {"volunteer": self.volunteer, "kenmerk": self.kenmerk, "name": self.name}
        warned = [finding.as_json() for finding in self.warnings]
        points = {"points": self.points.total, "parts": self.points._asdict()}
        return who | points | {"warnings": warned, "beyond_caseload": self.agreed}


class HeldBack(NamedTuple):
    """A volunteer who may not, every reason why, and the smallest set of changes; no change means none helps."""

    volunteer: str
    kenmerk: str
    name: str
    reasons: tuple[str, ...]
    fix: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    """What lies behind a conflict or an exclusion."""

    def as_json(self) -> dict[str, Any]:
        """Return the refusal in the shape of the command line's contract."""
        who = {"volunteer": self.volunteer, "kenmerk": self.kenmerk, "name": self.name}
        found = [finding.as_json() for finding in self.findings]
        return who | {"reasons": list(self.reasons), "fix": list(self.fix), "findings": found}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the desk can say about one request on one day; the coordinator decides."""

    request: str
    candidates: tuple[Candidate, ...]
    """The best first; equals in the order of their kenmerk."""
    refused: tuple[HeldBack, ...]
    """The nearest to possible first: fewest changes, then least effort, then kenmerk."""

    def as_json(self, *, why_not: bool) -> dict[str, Any]:
        """Return the suggestion in the shape of the command line's contract."""
        told: dict[str, Any] = {"request": self.request, "candidates": [it.as_json() for it in self.candidates]}
        return told | ({"refused": [it.as_json() for it in self.refused]} if why_not else {})


@dataclass(frozen=True, slots=True)
class Pool:
    """Every volunteer, as the rules and as a reader know her; good for as long as nobody changes the desk."""

    volunteers: list[Volunteer]
    names: dict[str, tuple[str, str]]
    """Kenmerk and name by id."""
    organisations: dict[str, Organisation]
    judged: dict[tuple[Task, date], list[tuple[str, ...]]] = field(default_factory=dict)
    """What holds each volunteer back from a task on a day, in their order: the same for every request of that task."""


def load_pool(store: Store) -> Pool:
    """Return every volunteer, to be judged for one request or for many."""
    rows = store.query("SELECT id, kenmerk, first_name, prefix, surname FROM visible_volunteers")
    names = {row["id"]: (row["kenmerk"], full_name(row)) for row in rows}
    return Pool(load_volunteers(store), names, load_organisations(store))


def suggest(store: Store, request: str, *, on: date, limit: int | None = None, pool: Pool | None = None) -> Suggestion:
    """Judge every volunteer for a request (by id or kenmerk) on a day.

    Args:
        limit: no more candidates than this; the refused are always all there.
        pool: volunteers that were read before, where one desk answers for many requests.

    Raises:
        Refused: `unknown-id`.
    """
    asked = load_request(store, request)
    people = pool or load_pool(store)
    ground = lay_ground(store, asked, people.organisations, on)
    candidates, refused = [], []
    for volunteer, of_task in zip(people.volunteers, _judge_task(people, ground), strict=True):
        who = volunteer.id, *people.names[volunteer.id]
        if reasons := reasons_against(ground, volunteer, of_task):
            behind = between(ground, volunteer) if _BETWEEN.intersection(reasons) else ()
            refused.append(HeldBack(*who, reasons, changes_for(ground, volunteer, reasons), behind))
        else:
            warned, agreed = warned_of(ground, volunteer), beyond_agreed_of(ground, volunteer)
            candidates.append(Candidate(*who, fit(ground, volunteer), warned, agreed))
    candidates.sort(key=lambda it: (-it.points.total, it.kenmerk))
    return Suggestion(asked.id, tuple(candidates[:limit]), tuple(sorted(refused, key=_remoteness)))


def _judge_task(people: Pool, ground: Ground) -> list[tuple[str, ...]]:
    """Return what holds each volunteer back from the request's task on the day; judged once per task and day."""
    task, on = ground.request.task, ground.on
    if (task, on) not in people.judged:
        people.judged[task, on] = [
            task_reasons(volunteer, people.organisations[volunteer.organisation], task, on, ground.settings)
            for volunteer in people.volunteers
        ]
    return people.judged[task, on]


def _remoteness(held: HeldBack) -> tuple[bool, int, int, str]:
    """Order the refused by how far they are: what nothing can change comes last."""
    return (not held.fix, len(held.fix), _cost(held.fix), held.kenmerk)


@lru_cache(4096)
def _cost(fix: tuple[str, ...]) -> int:
    return sum(map(effort, fix))
