"""How well an allowed pair fits: 0 to 1000 points in seven parts, each kept and shown (rules.md section 4)."""

from collections.abc import Mapping
from typing import NamedTuple

from schema.requests import Request
from schema.volunteers import Volunteer

_FULL_TIMES = 3
_FAR_METRES = 10_000
_ENDED_FOR_ALL = 5
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
        kinds=_share(weights["kinds"], len(request.kinds & volunteer.kinds), len(request.kinds)),
        distance=_distance(weights["distance"], volunteer.postcode, request.address.postcode, metres),
        times=_share(
            weights["times"],
            min(len(request.times & volunteer.times), _FULL_TIMES),
            min(len(request.times), _FULL_TIMES),
        ),
        language=_language(weights["language"], volunteer.languages, request.languages),
        continuity=weights["continuity"] if known else 0,
        wishes=weights["wishes"] if request.gender_wish in (None, volunteer.gender) else 0,
        experience=_share(weights["experience"], min(ended_in_task, _ENDED_FOR_ALL), _ENDED_FOR_ALL),
    )


def leading_signs(one: str, other: str) -> int:
    """Return how many signs two postcodes share from the left."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared


def _share(most: int, got: int, asked: int) -> int:
    return most * got // asked if asked else most


def _distance(most: int, one: str, other: str, metres: int | None) -> int:
    """Take a tenth of the most points per kilometre, or without a postcode table compare the postcodes."""
    if metres is not None:
        return most * max(0, _FAR_METRES - metres) // _FAR_METRES
    return most * _POSTCODE_QUARTERS[leading_signs(one, other)] // 4


def _language(most: int, spoken: frozenset[str], asked: tuple[str, ...]) -> int:
    """Give all for the language asked first, half for another, nothing when only an interpreter helps."""
    if not asked or asked[0] in spoken:
        return most
    return 0 if spoken.isdisjoint(asked) else most // 2
