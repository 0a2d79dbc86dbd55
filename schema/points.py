"""How well an allowed pair fits: 0 to 1000 points in seven parts, each kept and shown (rules.md section 4)."""

from collections.abc import Mapping
from typing import NamedTuple

from schema.codes import Gender, Support
from schema.requests import Request
from schema.volunteers import Volunteer

FULL_TIMES = 3
"""Parts of the week: as many in common as that are enough."""
FAR_METRES = 10_000
"""From here on distance gives no points."""
ENDED_FOR_ALL = 5
"""Ended pairings in a task that give all points of experience."""
_POSTCODE_QUARTERS = (0, 0, 1, 2, 3, 3, 4)
"""Per number of equal leading signs, in quarters of the most points: 0, 50, 100, 150 and 200 by default."""


class Points(NamedTuple):
    """The parts of a pair's points; the field names are the criteria of the exchange (`_asdict()`)."""

    kinds: int
    distance: int
    times: int
    language: int
    continuity: int
    wishes: int
    experience: int

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return sum(self)


def points(
    volunteer: Volunteer,
    request: Request,
    weights: Mapping[str, int],
    *,
    known: bool,
    ended_in_task: int,
    metres: int | None = None,
) -> Points:
    """Return the points of a pair; every part is a whole number, rounded down.

    `weights` holds the most points per criterion. `known` is `pairings.knows`, `ended_in_task` is
    `pairings.ended_in_task`. `metres` is the distance, where a postcode table knows it. Who asks for nothing
    (no times, no wish) is fully met.
    """
    return Points(
        kinds=kinds_part(weights["kinds"], request.kinds, volunteer.kinds),
        distance=distance_part(
            weights["distance"], leading_signs(volunteer.postcode, request.address.postcode), metres
        ),
        times=times_part(weights["times"], len(request.times & volunteer.times), len(request.times)),
        language=language_part(weights["language"], request.languages, volunteer.languages),
        continuity=continuity_part(weights["continuity"], known),
        wishes=wishes_part(weights["wishes"], request.gender_wish, volunteer.gender),
        experience=experience_part(weights["experience"], ended_in_task),
    )


def leading_signs(one: str, other: str) -> int:
    """Return how many signs two postcodes share from the left."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared


def kinds_part(most: int, asked: frozenset[Support], offered: frozenset[Support]) -> int:
    """Return the part for the kinds of support: the share of those asked for that is offered."""
    return _share(most, len(asked & offered), len(asked))


def distance_part(most: int, signs: int, metres: int | None) -> int:
    """Take a tenth of the most points per kilometre, or without a postcode table count the signs postcodes share."""
    if metres is not None:
        return most * max(0, FAR_METRES - metres) // FAR_METRES
    return most * _POSTCODE_QUARTERS[signs] // 4


def times_part(most: int, common: int, asked: int) -> int:
    """Return the part for the parts of the week that suit both; more than three count as three."""
    return _share(most, min(common, FULL_TIMES), min(asked, FULL_TIMES))


def language_part(most: int, asked: tuple[str, ...], spoken: frozenset[str]) -> int:
    """Give all for the language asked first, half for another, nothing when only an interpreter helps."""
    if not asked or asked[0] in spoken:
        return most
    return 0 if spoken.isdisjoint(asked) else most // 2


def continuity_part(most: int, known: bool) -> int:
    """Give all to who worked together before."""
    return most if known else 0


def wishes_part(most: int, wish: Gender | None, gender: Gender) -> int:
    """Give all where the resident's wish is met, or she has none."""
    return most if wish in (None, gender) else 0


def experience_part(most: int, ended_in_task: int) -> int:
    """Return the part for ended pairings in the task; more than five count as five."""
    return _share(most, min(ended_in_task, ENDED_FOR_ALL), ENDED_FOR_ALL)


def _share(most: int, got: int, asked: int) -> int:
    return most * got // asked if asked else most
