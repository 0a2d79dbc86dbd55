"""Vandaag: what needs attention, gathered from every capability and put in the order of its consequence."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from desk.store.store import Store

_SOURCES = ("desk.signals", "desk.requests", "desk.pairings", "desk.volunteers", "desk.partners", "desk.evaluation")
"""Each has a module `attention` with `due_items(store, on)`."""

_FIRST = ("crisis", "end-of-supply", "waiting-crisis", "first-contact", "first-talk", "pause-ends", "proof-expires-7")
_LAST = ("waiting", "persons", "proof-expires-30", "agreement-ends", "proof-expires")
"""Reasons by their consequence, the gravest first; one that is named in neither comes between the two."""


def attention(store: Store, on: date) -> list[dict[str, Any]]:
    """Return `{"kind", "id", "title", "due", "reason"}` for all that needs attention on a day, most urgent first.

    `title` is a whole sentence; a list has its parts beside it: `who`, `why` and `left`, the term in words or "".
    The gravest consequence goes first, a crisis on top; inside one the earliest day, overdue or not.
    """
    items: list[dict[str, Any]] = []
    for source in _SOURCES:
        due_items: Callable[[Store, date], list[dict[str, Any]]] = import_module(f"{source}.attention").due_items
        items += due_items(store, on)
    rank = {reason: place - len(_FIRST) for place, reason in enumerate(_FIRST)}
    rank |= {reason: place for place, reason in enumerate(_LAST, 1)}
    return sorted(items, key=lambda item: (rank.get(item["reason"], 0), item["due"] or "9999", item["id"]))
