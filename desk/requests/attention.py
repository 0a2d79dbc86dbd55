"""What of the requests needs attention: who waits for a volunteer, and for how long."""

from datetime import date
from typing import Any

from desk.locale import ngettext
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.requests.waiting import waiting_requests
from desk.store.store import Store

_CRISIS = "waiting-crisis"
_REASONS = (_CRISIS, "waiting")


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the waiting requests, a crisis first, then the longest wait; due since the day they were asked.

    Args:
        reason: `waiting-crisis` or `waiting` alone.
        limit: no more than this of each.
    """
    return [
        _item(row, on, name)
        for name in _REASONS
        if reason in (None, name)
        for row in waiting_requests(store, on=on, crisis=name == _CRISIS, limit=limit)
    ]


def _item(row: dict[str, Any], on: date, reason: str) -> dict[str, Any]:
    who, days = full_name(row), (on - date.fromisoformat(row["requested_on"])).days
    wait = ngettext("wacht {n} dag", "wacht {n} dagen", days).format(n=days)
    return {
        "kind": "request",
        "id": row["id"],
        "title": f"{who} {wait}",
        "due": row["requested_on"],
        "reason": reason,
        "who": who,
        "why": word(row["task"]),
        "left": wait,
    }
