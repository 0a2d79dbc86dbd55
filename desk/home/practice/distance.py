"""Where the postcodes of the practice desk lie: a town of ten by six squares, somewhat over a kilometre each."""

from desk.store.store import Store

_FIRST, _AREAS, _ACROSS = 8400, 60, 10
_NORTH, _EAST = 52.95, 5.90
_HIGH, _WIDE = 0.010, 0.016
"""Degrees from one square to the next."""


def add_places(store: Store) -> None:
    """Add where the four figures of each postcode lie, so that kilometres count."""
    rows = [
        {
            "postcode": str(_FIRST + area),
            "latitude": round(_NORTH + area // _ACROSS * _HIGH, 3),
            "longitude": round(_EAST + area % _ACROSS * _WIDE, 3),
        }
        for area in range(_AREAS)
    ]
    with store.write(store.user, "import-postcodes", "postcodes") as tx:
        tx.insert("postcode_place", rows)


def reach(number: int) -> int | None:
    """Return how far the given volunteer goes, in kilometres; most do not say."""
    return 5 if number % 7 == 3 else 9 if number % 11 == 5 else None
