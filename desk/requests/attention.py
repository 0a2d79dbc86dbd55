"""What of the requests needs attention: who waits for a volunteer, and for how long."""

from datetime import date
from typing import Any

from desk.locale import ngettext
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.requests.waiting import waiting_requests
from desk.store.store import Store
from schema.codes import Urgency


def due_items(store: Store, on: date) -> list[dict[str, Any]]:
    """Return the waiting requests, the most urgent first, then the longest wait; due since the day they were asked."""
    return [
        {
            "kind": "request",
            "id": row["id"],
            "title": f"{full_name(row)} {_wait(row, on)}",
            "due": row["requested_on"],
            "reason": "waiting-crisis" if row["urgency"] == Urgency.CRISIS else "waiting",
            "who": full_name(row),
            "why": word(row["task"]),
            "left": _wait(row, on),
        }
        for row in waiting_requests(store, on=on)
    ]


def _wait(row: dict[str, Any], on: date) -> str:
    days = (on - date.fromisoformat(row["requested_on"])).days
    return ngettext("wacht {n} dag", "wacht {n} dagen", days).format(n=days)
