"""Judging volunteers for one request: what holds each back, what would change it, and how well she fits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from desk.pairings.distance import metres_from
from desk.pairings.guarding import around
from desk.pairings.history import ended_counts, loads
from desk.pairings.loading import pairings_of_resident
from desk.requests.matrix import load_matrix
from desk.store.store import Store
from schema.conflict_guard import Around, Finding, findings, warnings
from schema.deployable import task_reasons
from schema.fixes import fixes
from schema.matrix import Matrix
from schema.organisations import Organisation
from schema.pair import Conflict, beyond_agreed, conflict_between, fit_reasons, has_room
from schema.pairings import Pairing, knows, refusals
from schema.points import Points, points
from schema.requests import Request, request_reasons
from schema.settings import Settings
from schema.volunteers import Volunteer


@dataclass(frozen=True, slots=True)
class Ground:
    """All that one request is judged by on one day, the volunteers themselves excepted."""

    request: Request
    on: date
    settings: Settings
    matrix: Matrix
    organisations: Mapping[str, Organisation]
    loads: Mapping[str, int]
    ended: Mapping[str, int]
    """Per volunteer the pairings that ended in this task."""
    known: frozenset[str]
    """The volunteers with whom the resident has worked."""
    metres: Mapping[str, int]
    """Per postcode, where the desk knows its place."""
    own: tuple[str, ...]
    """What holds the request back from everybody."""
    around: Around
    """What may stand between the resident and a volunteer, beside the rules."""


def lay_ground(
    store: Store,
    request: Request,
    organisations: Mapping[str, Organisation],
    on: date,
    metres: Mapping[str, int] | None = None,
) -> Ground:
    """Return what a request is judged by on a day, with the refusals of the resident's earlier pairings in it.

    Args:
        metres: per postcode, where they are measured already.
    """
    earlier = pairings_of_resident(store, request.resident)
    whole = replace(request, exclusions=(*request.exclusions, *refusals(earlier)))
    met: dict[str, list[Pairing]] = {}
    for pairing in earlier:
        met.setdefault(pairing.volunteer, []).append(pairing)
    matrix = load_matrix(store, on)
    return Ground(
        whole,
        on,
        store.settings(on),
        matrix,
        organisations,
        loads(store, on),
        ended_counts(store, request.task, on),
        frozenset(volunteer for volunteer, pairings in met.items() if knows(pairings, on)),
        metres_from(store, request.address.postcode) if metres is None else metres,
        request_reasons(whole, matrix, on),
        around(store, request.resident),
    )


def reasons_against(ground: Ground, volunteer: Volunteer, of_task: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return every reason that keeps a volunteer from the request, in the order of rules.md; none: she may.

    Args:
        of_task: what holds her back from the task on that day, where it is known already.
    """
    if of_task is None:
        organisation = ground.organisations[volunteer.organisation]
        of_task = task_reasons(volunteer, organisation, ground.request.task, ground.on, ground.settings)
    room = has_room(volunteer, ground.loads.get(volunteer.id, 0), ground.settings)
    return (
        *of_task,
        *(() if room else ("no-capacity",)),
        *ground.own,
        *fit_reasons(volunteer, ground.request, ground.on, ground.metres.get(volunteer.postcode)),
    )


def between(ground: Ground, volunteer: Volunteer) -> tuple[Finding, ...]:
    """Return everything that stands between the resident and a volunteer on the day, each with its record."""
    return findings(volunteer, ground.request, ground.around, ground.on)


def warned_of(ground: Ground, volunteer: Volunteer) -> tuple[Finding, ...]:
    """Return what the coordinator decides about before she proposes the two; of thousands it is asked of a few."""
    known = ground.around
    if volunteer.employer_key not in known.creditors and volunteer.id not in known.earlier:
        return ()
    return warnings(between(ground, volunteer))


def beyond_agreed_of(ground: Ground, volunteer: Volunteer) -> int | None:
    """Return the caseload agreed with a volunteer's organisation when one more pairing goes beyond it."""
    load = ground.loads.get(volunteer.id, 0)
    return beyond_agreed(ground.organisations[volunteer.organisation], load, ground.on)


def changes_for(ground: Ground, volunteer: Volunteer, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Return the smallest set of changes that makes the pair possible, least effort first; empty: nothing does."""
    conflict = conflict_between(volunteer, ground.request, ground.on) if "conflict" in reasons else None
    return _changes(reasons, conflict)


@lru_cache(4096)
def _changes(reasons: tuple[str, ...], conflict: Conflict | None) -> tuple[str, ...]:
    """Return the changes for a set of reasons; among thousands of volunteers the same few sets return."""
    return fixes(reasons, conflict)


def fit(ground: Ground, volunteer: Volunteer) -> Points:
    """Return the points of the pair, in their parts."""
    return points(
        volunteer,
        ground.request,
        ground.settings.weights,
        known=volunteer.id in ground.known,
        ended_in_task=ground.ended.get(volunteer.id, 0),
        metres=ground.metres.get(volunteer.postcode),
    )
