"""What of the decisions needs attention: those that are open and due."""

from datetime import date, timedelta
from typing import Any

from desk.evaluation.actions import list_actions
from desk.locale.formats import days_left
from desk.store.store import Store

_AHEAD = 7
"""Calendar days ahead at which a decision is shown: a week's work."""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the open decisions that are overdue or due within a week, with `action` as reason, the earliest first."""
    if reason not in (None, "action"):
        return []
    horizon = (on + timedelta(days=_AHEAD)).isoformat()
    return [
        {
            "kind": "action",
            "id": row["id"],
            "title": f"{row['title']} ({row['owner']})",
            "due": row["due_on"],
            "reason": "action",
            "who": row["owner"],
            "why": row["title"],
            "left": _left(date.fromisoformat(row["due_on"]), on),
        }
        for row in list_actions(store, status="open", on=on)
        if row["due_on"] <= horizon
    ][:limit]


def _left(due: date, on: date) -> str:
    return days_left(abs((due - on).days), working=False, overdue=due < on)
