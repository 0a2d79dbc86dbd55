"""Invented signals for the tests of the rules."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from schema.codes import SignalStatus
from schema.names import Address
from schema.signals import Signal

DOOR = Address("1234AB", 5)


def signal(id: str = "a", on: date = date(2026, 6, 15), **fields: Any) -> Signal:  # noqa: A002
    """Make a signal of € 200 from one landlord, unless told otherwise."""
    return Signal(**{"id": id, "partner": "anker", "address": DOOR, "on": on, "amount": 20_000, **fields})


STORED = st.lists(
    st.builds(
        Signal,
        id=st.uuids().map(str),
        partner=st.sampled_from(["anker", "stroom"]),
        address=st.just(DOOR),
        on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        amount=st.sampled_from([4_999, 5_000, 20_000, 20_001]),
        reference=st.sampled_from(["", "1", "10", "9"]),
        since=st.none() | st.dates(date(2025, 6, 1), date(2025, 12, 31)),
        crisis=st.booleans(),
        surname=st.sampled_from(["", "jansen", "bakker", "yilmaz"]),
        birth_date=st.sampled_from([None, date(1980, 1, 1), date(1990, 1, 1)]),
        decision=st.sampled_from([None, None, None, SignalStatus.PICKED_UP, SignalStatus.LEFT]),
        held=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: (one.partner, one.on, one.reference),
)
"""All that is stored for one address, with every kind of coincidence likely."""
