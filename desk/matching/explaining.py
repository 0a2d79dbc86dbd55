"""Why a volunteer fits a request as she does: the facts behind each part of the points."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from desk.matching.pool import Pool, load_pool
from desk.matching.suggesting import HeldBack, Suggestion, ground_for, judge
from desk.pairings.judging import Ground, fit
from desk.store.store import Store
from desk.volunteers.deployability import proof_states
from schema.codes import TIMES, Gender, Support
from schema.points import Points, leading_signs
from schema.volunteers import Volunteer

_NEAREST = 200
"""Refused volunteers among whom the best after one change is sought: they are the nearest to possible."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """Everybody weighed for one request on one day, with all that is needed to say why."""

    ground: Ground
    volunteers: Mapping[str, Volunteer]
    suggestion: Suggestion


class Comparison(NamedTuple):
    """One volunteer beside the request: the points in their parts, and the facts behind them."""

    points: Points
    most: Mapping[str, int]
    """The most points per criterion."""
    kinds: tuple[Support, ...]
    """Kinds of support asked for and offered."""
    metres: int | None
    """How far apart, where the desk has a table of postcodes."""
    signs: int
    """How many leading signs the two postcodes share."""
    times: tuple[str, ...]
    """Parts of the week that suit both, in the order of the week."""
    language: str | None
    """The language both speak, the one asked first before others."""
    known: bool
    """They worked together before."""
    wish: Gender | None
    """The resident's wish for a woman or a man."""
    ended: int
    """The volunteer's ended pairings in this task."""
    load: int
    maximum: int


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
    ground, known = weighing.ground, weighing.volunteers[volunteer]
    request = ground.request
    shared = request.times & known.times
    return Comparison(
        fit(ground, known),
        ground.settings.weights,
        tuple(kind for kind in Support if kind in request.kinds & known.kinds),
        ground.metres.get(known.postcode),
        leading_signs(known.postcode, request.address.postcode),
        tuple(part for part in TIMES if part in shared),
        next((spoken for spoken in request.languages if spoken in known.languages), None),
        volunteer in ground.known,
        request.gender_wish,
        ground.ended.get(volunteer, 0),
        ground.loads.get(volunteer, 0),
        ground.settings.maximum if known.maximum is None else known.maximum,
    )


def proofs_on_day(weighing: Weighing, volunteer: str) -> list[dict[str, Any]]:
    """Return each kind of proof of a volunteer with its state on the day that is weighed."""
    return proof_states(weighing.volunteers[volunteer], weighing.ground.on, weighing.ground.settings)


def best_after_one_change(weighing: Weighing) -> tuple[HeldBack, int] | None:
    """Return the refused volunteer with the most points among those whom one change would make possible."""
    near = [held for held in weighing.suggestion.refused[:_NEAREST] if len(held.fix) == 1]
    scored = [(held, fit(weighing.ground, weighing.volunteers[held.volunteer]).total) for held in near]
    return max(scored, key=lambda found: found[1], default=None)
