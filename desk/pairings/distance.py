"""How far apart two postcodes lie, where the desk has a table of places."""

from collections.abc import Iterable
from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

from desk.store.chunks import query_in
from desk.store.store import Store

EARTH_METRES = 6_371_000
"""From the middle of the earth to its surface."""


_FIGURES = 4
_PLACES = "SELECT postcode, latitude, longitude FROM postcode_place WHERE postcode IN ({marks})"


class Place(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


def metres_from(store: Store, postcode: str) -> dict[str, int]:
    """Return the metres from one postcode to every postcode of a volunteer; those the table does not know are left out.

    Empty when the table does not know the postcode itself. Rounded up, so that points per kilometre are rounded down.
    """
    start = places_of(store, [postcode]).get(postcode)
    if start is None:
        return {}
    rows = store.query("SELECT DISTINCT postcode FROM visible_volunteers")
    there = places_of(store, [row["postcode"] for row in rows])
    return {code: metres(start, place) for code, place in there.items()}


def places_of(store: Store, postcodes: Iterable[str]) -> dict[str, Place]:
    """Return where postcodes lie, as far as the table knows; of one it does not know, where its four figures lie."""
    wanted = set(postcodes)
    rows = query_in(store, _PLACES, wanted | {code[:_FIGURES] for code in wanted})
    known = {row["postcode"]: Place(row["latitude"], row["longitude"]) for row in rows}
    found = {code: known.get(code) or known.get(code[:_FIGURES]) for code in wanted} if known else {}
    return {code: place for code, place in found.items() if place is not None}


def metres(one: Place, other: Place) -> int:
    """Return the whole metres between two places along the globe (haversine), rounded up."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return ceil(2 * EARTH_METRES * asin(sqrt(min(1.0, chord))))
