"""Who fits a request best, who may not serve it, and the least that would have to change."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from desk.matching.pool import Pool, load_pool
from desk.pairings.distance import places_of
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
from desk.requests.loading import load_request
from desk.store.store import Store
from schema.codes import Task
from schema.conflict_guard import Finding
from schema.fixes import effort
from schema.pair import has_room
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


def suggest(store: Store, request: str, *, on: date, limit: int | None = None, pool: Pool | None = None) -> Suggestion:
    """Judge every volunteer for a request (by id or kenmerk) on a day.

    Args:
        limit: no more candidates than this; the refused are always all there.
        pool: volunteers that were read before, where one desk answers for many requests.

    Raises:
        Refused: `unknown-id`.
    """
    people = pool or load_pool(store)
    return judge(people, ground_for(store, people, request, on), limit)


def ground_for(store: Store, people: Pool, request: str, on: date) -> Ground:
    """Return what everybody is judged by for a request (by id or kenmerk) on a day.

    Raises:
        Refused: `unknown-id`.
    """
    asked = load_request(store, request)
    here = places_of(store, [asked.address.postcode]).get(asked.address.postcode)
    return lay_ground(store, asked, people.organisations, on, people.metres_from(here))


def judge(people: Pool, ground: Ground, limit: int | None = None) -> Suggestion:
    """Judge every volunteer by the ground of one request; no more candidates than `limit`."""
    candidates, refused = [], defaultdict[_Remoteness, list[HeldBack]](list)
    for volunteer, held in zip(people.volunteers, _judged(people, ground), strict=True):
        kenmerk, name = people.names[volunteer.id]
        if held is None:
            warned, agreed = warned_of(ground, volunteer), beyond_agreed_of(ground, volunteer)
            candidates.append(Candidate(volunteer.id, kenmerk, name, fit(ground, volunteer), warned, agreed))
        else:
            behind = between(ground, volunteer) if held.between else ()
            refused[held.remoteness].append(HeldBack(volunteer.id, kenmerk, name, held.reasons, held.fix, behind))
    candidates.sort(key=lambda it: (-it.points.total, it.kenmerk))
    nearest_first = (one for _, some in sorted(refused.items()) for one in some)
    return Suggestion(ground.request.id, tuple(candidates[:limit]), tuple(nearest_first))


_Remoteness = tuple[bool, int, int]
"""How far somebody is from possible: what nothing can change comes last; then fewest changes, then least effort."""


class _Held(NamedTuple):
    """What is said of everybody who is held back by the same."""

    reasons: tuple[str, ...]
    fix: tuple[str, ...]
    remoteness: _Remoteness
    between: bool
    """A record of the two stands behind it."""


def _judged(people: Pool, ground: Ground) -> Iterator[_Held | None]:
    """Yield what holds each volunteer back, None where she may; who is alike in all that is asked is asked once."""
    task, close = list(Task).index(ground.request.task), people.close_to(ground.request)
    verdicts = people.verdicts(ground.on, ground.settings)
    known: dict[tuple[tuple[str, ...], bool, int], _Held | None] = {}
    for volunteer, alike in zip(people.volunteers, people.alike, strict=True):
        of_task = verdicts[volunteer.id][task]
        if volunteer.id in close or (volunteer.maximum_km is not None and volunteer.postcode in ground.metres):
            yield _held(ground, volunteer, of_task)
            continue
        room = has_room(volunteer, ground.loads.get(volunteer.id, 0), ground.settings)
        same = of_task, room, alike
        if same not in known:
            known[same] = _held(ground, volunteer, of_task)
        yield known[same]


def _held(ground: Ground, volunteer: Volunteer, of_task: tuple[str, ...]) -> _Held | None:
    reasons = reasons_against(ground, volunteer, of_task)
    if not reasons:
        return None
    fix = changes_for(ground, volunteer, reasons)
    return _Held(reasons, fix, (not fix, len(fix), sum(map(effort, fix))), not _BETWEEN.isdisjoint(reasons))
