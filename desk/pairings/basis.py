"""What a pairing is decided on: the facts, the weights, and who was passed over, as they are on the day."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.pairings.comparing import asked_of, compare_on
from desk.pairings.judging import Ground, fit, lay_ground, reasons_against, warned_of
from desk.pairings.loading import pairings_of_resident
from desk.partners.organisations import load_organisations
from desk.store.store import Store
from desk.volunteers.loading import load_volunteers
from schema.basis import PLAN, Way, passed_over
from schema.pairings import OPEN, Pairing, status
from schema.points import Points
from schema.requests import Request
from schema.volunteers import Volunteer


class Instead(NamedTuple):
    """The volunteer (id) who was not chosen, and how well she fits."""

    volunteer: str
    points: Points


class Choosing(NamedTuple):
    """How a pairing came about, and among whom."""

    way: Way
    place: int | None = None
    """Among the candidates by points, from 1."""
    candidates: int | None = None
    instead: Instead | None = None
    """The first choice of the desk, where another was chosen."""


def standing(store: Store, request: Request, volunteer: str, *, on: date) -> Choosing:
    """Return where a volunteer (id) stands among all who may serve a request, and the first if that is another.

    Equals stand in the order of their kenmerk, as in the list of candidates; who may not serve it has no place, nor has
    who serves it already.
    """
    ground = lay_ground(store, request, load_organisations(store), on)
    serving = {it.volunteer for it in pairings_of_resident(store, request.resident) if _serves(it, request, on)}
    may = [
        (it.id, fit(ground, it))
        for it in load_volunteers(store)
        if it.id not in serving and not reasons_against(ground, it)
    ]
    return standing_among(sorted(may, key=lambda it: -it[1].total), volunteer)


def standing_among(ranked: Sequence[tuple[str, Points]], volunteer: str) -> Choosing:
    """Return where a volunteer (id) stands among candidates, the best first, and the first if that is another."""
    place = next((place for place, it in enumerate(ranked) if it[0] == volunteer), None)
    if place is None:
        return Choosing(Way.CHOICE)
    first, best = ranked[0]
    ahead = best.total > ranked[place][1].total
    return Choosing(Way.CHOICE, place + 1, len(ranked), Instead(first, best) if ahead else None)


def _serves(pairing: Pairing, request: Request, on: date) -> bool:
    return pairing.request == request.id and status(pairing, on) in OPEN


def overridden(chosen: Points, choosing: Choosing) -> tuple[str, ...]:
    """Return the soft preferences (`schema.basis.PREFERENCES`) that a choice passes over; none where it follows."""
    by_plan = (PLAN,) if choosing.way is Way.SWAP else ()
    return by_plan + (passed_over(chosen, choosing.instead.points) if choosing.instead else ())


def pairing_row(
    ground: Ground, volunteer: Volunteer, choosing: Choosing, override: str | None = None
) -> dict[str, Any]:
    """Return the record of a pairing that is proposed, with all that it is decided on."""
    facts = compare_on(ground, volunteer)
    instead = choosing.instead
    basis = {
        "way": choosing.way,
        "weights": dict(facts.most),
        "facts": facts.facts(),
        "asked": asked_of(ground.request),
        "place": choosing.place,
        "candidates": choosing.candidates,
        "instead": instead
        and {"volunteer": instead.volunteer, "points": instead.points.total, "parts": instead.points._asdict()},
        "warnings": [str(finding.code) for finding in warned_of(ground, volunteer)],
    }
    return {
        "request": ground.request.id,
        "volunteer": volunteer.id,
        "proposed_on": ground.on,
        "override_reason": override or None,
        "points": facts.points.total,
        "parts": json.dumps(facts.points._asdict()),
        "weights_version": ground.settings.weights_version,
        "basis": json.dumps(basis),
        "overridden": overridden(facts.points, choosing),
    }
