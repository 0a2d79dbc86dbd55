"""A record as it stood on a day: opened from the desk as it was then, and looked at today."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from desk.home.showing import show_record
from desk.store.as_it_was import Past, as_it_was, last_event_on
from desk.store.ids import is_id
from desk.store.store import Store
from schema.refused import Refused


def show_as_it_was(store: Store, kind: str, record: str, day: date, *, on: date, purpose: str) -> dict[str, Any]:
    """Return one record as it stood at the end of a day, with its history until then.

    Raises:
        Refused: as `looking_back`.
    """
    with looking_back(store, kind, record, day, on=on, purpose=purpose) as past:
        shown = show_record(past, kind, record, on=day, purpose=purpose)
    return {"as_it_was_on": day.isoformat(), **shown}


@contextmanager
def looking_back(store: Store, kind: str, record: str, day: date, *, on: date, purpose: str) -> Iterator[Past]:
    """Give the desk as it stood at the end of a day, to read of one record; that it is looked at is logged today.

    What is computed from facts and a day is computed for that day. What was destroyed since is not there.

    Args:
        on: today.

    Raises:
        Refused: `day-in-future`, `before-memory`; `not-there-then` for a record that the desk did not have that day;
            `value-not-in-list` for a kind that is not known.
    """
    if day > on:
        raise Refused("day-in-future", date=day)
    with as_it_was(store, last_event_on(store, day)) as past:
        try:
            past.derive(set(_ids(show_record(past, kind, record, on=day, purpose=purpose))), on=day)
        except Refused as refused:
            if refused.code != "unknown-id":
                raise
            raise Refused("not-there-then", date=day) from None
        yield past


def _ids(value: Any) -> Iterator[str]:
    """Yield the ids anywhere in what is known of a record."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _ids(part)
    elif isinstance(value, str) and is_id(value):
        yield value
