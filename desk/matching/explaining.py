"""Why a volunteer fits a request as she does: the facts behind each part of the points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from desk.matching.pool import Pool, load_pool
from desk.matching.suggesting import HeldBack, Suggestion, ground_for, judge
from desk.pairings.comparing import Comparison, asked_of, compare_on
from desk.pairings.judging import Ground, fit
from desk.store.store import Store
from desk.volunteers.deployability import proof_states
from schema.volunteers import Volunteer

_NEAREST = 200
"""Refused volunteers among whom the best after one change is sought: they are the nearest to possible."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """Everybody weighed for one request on one day, with all that is needed to say why."""

    ground: Ground
    volunteers: Mapping[str, Volunteer]
    suggestion: Suggestion


def weigh(store: Store, request: str, *, on: date, pool: Pool | None = None) -> Weighing:
    """Judge every volunteer for a request (by id or kenmerk) on a day, to be explained one by one.

    Args:
        pool: volunteers that were read before, where many requests are looked at.

    Raises:
        Refused: `unknown-id`.
    """
    people = pool or load_pool(store)
    ground = ground_for(store, people, request, on)
    return Weighing(ground, people.by_id, judge(people, ground))


def compare(weighing: Weighing, volunteer: str) -> Comparison:
    """Return the facts behind the points of one volunteer, who may be among the refused."""
    return compare_on(weighing.ground, weighing.volunteers[volunteer])


def proofs_on_day(weighing: Weighing, volunteer: str) -> list[dict[str, Any]]:
    """Return each kind of proof of a volunteer with its state on the day that is weighed."""
    return proof_states(weighing.volunteers[volunteer], weighing.ground.on, weighing.ground.settings)


def best_after_one_change(weighing: Weighing) -> tuple[HeldBack, int] | None:
    """Return the refused volunteer with the most points among those whom one change would make possible."""
    near = [held for held in weighing.suggestion.refused[:_NEAREST] if len(held.fix) == 1]
    scored = [(held, fit(weighing.ground, weighing.volunteers[held.volunteer]).total) for held in near]
    return max(scored, key=lambda found: found[1], default=None)


def side_by_side(store: Store, request: str, volunteers: Sequence[str], *, on: date) -> dict[str, Any]:
    """Return some volunteers (ids) beside a request (id or kenmerk), the best first, as points, facts and lead.

    Each has `ahead`: the points she is ahead of the next of all candidates, or None for the last and for who may not
    serve it, of whom the `reasons` stand beside it.

    Raises:
        Refused: `unknown-id`.
    """
    weighing = weigh(store, request, on=on)
    ranked = [(it.volunteer, it.points.total) for it in weighing.suggestion.candidates]
    lead = {one[0]: one[1] - following[1] for one, following in pairwise(ranked)}
    held = {it.volunteer: it.reasons for it in weighing.suggestion.refused}
    names = {it.volunteer: (it.kenmerk, it.name) for it in weighing.suggestion.candidates}
    names |= {it.volunteer: (it.kenmerk, it.name) for it in weighing.suggestion.refused}
    rows: list[dict[str, Any]] = []
    for volunteer in dict.fromkeys(volunteers):
        facts, (kenmerk, name) = compare(weighing, volunteer), names[volunteer]
        told = {"volunteer": volunteer, "kenmerk": kenmerk, "name": name, "points": facts.points.total}
        told |= {"parts": facts.points._asdict(), "facts": facts.facts(), "ahead": lead.get(volunteer)}
        rows.append(told | {"reasons": list(held.get(volunteer, ()))})
    rows.sort(key=lambda row: (bool(row["reasons"]), -row["points"], row["kenmerk"]))
    request_asked = weighing.ground.request
    return {"request": request_asked.id, "asked": asked_of(request_asked), "compared": rows}
