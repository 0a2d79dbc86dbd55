"""One volunteer or two: the questions that wait."""

from datetime import date
from typing import Any

from desk.store.store import Store


def likely_items(store: Store, on: date) -> list[dict[str, Any]]:
    """Return nothing yet."""
    return []
