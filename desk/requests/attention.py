"""What of the requests needs attention: who waits for a volunteer, and for how long."""

from datetime import date
from typing import Any

from desk.locale import ngettext
from desk.locale.formats import full_name
from desk.requests.waiting import waiting_requests
from desk.store.store import Store
from schema.codes import Urgency


def due_items(store: Store, on: date) -> list[dict[str, Any]]:
    """Return the waiting requests, the most urgent first, then the longest wait; due since the day they were asked."""
    return [
        {
            "kind": "request",
            "id": row["id"],
            "title": _title(row, (on - date.fromisoformat(row["requested_on"])).days),
            "due": row["requested_on"],
            "reason": "waiting-crisis" if row["urgency"] == Urgency.CRISIS else "waiting",
        }
        for row in waiting_requests(store, on=on)
    ]


def _title(row: dict[str, Any], days: int) -> str:
    return ngettext("{name} wacht {n} dag", "{name} wacht {n} dagen", days).format(name=full_name(row), n=days)
