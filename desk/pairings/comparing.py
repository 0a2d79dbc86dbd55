"""One volunteer beside one request: the points in their parts, and the facts behind each."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from desk.pairings.judging import Ground, fit
from schema.codes import TIMES, Gender, Support
from schema.points import Points, leading_signs
from schema.requests import Request
from schema.volunteers import Volunteer


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

    def facts(self) -> dict[str, Any]:
        """Return the facts with stable names, without the points."""
        told = self._asdict()
        return {name: told[name] for name in told if name not in ("points", "most")}


def compare_on(ground: Ground, volunteer: Volunteer) -> Comparison:
    """Return the facts behind the points of one volunteer, whether she may serve the request or not."""
    request = ground.request
    shared = request.times & volunteer.times
    return Comparison(
        fit(ground, volunteer),
        ground.settings.weights,
        tuple(kind for kind in Support if kind in request.kinds & volunteer.kinds),
        ground.metres.get(volunteer.postcode),
        leading_signs(volunteer.postcode, request.address.postcode),
        tuple(part for part in TIMES if part in shared),
        next((spoken for spoken in request.languages if spoken in volunteer.languages), None),
        volunteer.id in ground.known,
        request.gender_wish,
        ground.ended.get(volunteer.id, 0),
        ground.loads.get(volunteer.id, 0),
        ground.settings.maximum if volunteer.maximum is None else volunteer.maximum,
    )


def asked_of(request: Request) -> dict[str, Any]:
    """Return what a request asks for, as far as the points go by it, with stable names."""
    return {"kinds": sorted(request.kinds), "languages": list(request.languages), "times": len(request.times)}
