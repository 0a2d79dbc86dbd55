"""How far apart two postcodes lie, where the desk has a table of places."""

from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

from desk.store.store import Store

EARTH_METRES = 6_371_000
"""From the middle of the earth to its surface."""


class Place(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


def place_of(store: Store, postcode: str) -> Place | None:
    """Return where a postcode lies, if the desk knows."""
    rows = store.query("SELECT latitude, longitude FROM postcode_place WHERE postcode = ?", [postcode])
    return Place(**rows[0]) if rows else None


def metres_from(store: Store, postcode: str) -> dict[str, int]:
    """Return the metres from one postcode to every postcode of a volunteer; those the table does not know are left out.

    Empty when the table does not know the postcode itself. Rounded up, so that points per kilometre are rounded down.
    """
    start = place_of(store, postcode)
    if start is None:
        return {}
    rows = store.query(
        "SELECT postcode, latitude, longitude FROM postcode_place "
        "WHERE postcode IN (SELECT postcode FROM visible_volunteers)"
    )
    return {row["postcode"]: metres(start, Place(row["latitude"], row["longitude"])) for row in rows}


def metres(one: Place, other: Place) -> int:
    """Return the whole metres between two places along the globe (haversine), rounded up."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return ceil(2 * EARTH_METRES * asin(sqrt(min(1.0, chord))))
