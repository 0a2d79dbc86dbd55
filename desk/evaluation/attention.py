"""What of the decisions and of the vision track needs attention: what is open and due."""

from datetime import date, timedelta
from typing import Any

from desk.evaluation.actions import list_actions
from desk.evaluation.vision_attention import REASON, due_steps
from desk.locale.formats import days_left
from desk.store.store import Store

_AHEAD = 7
"""Calendar days ahead at which a decision is shown: a week's work."""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the open decisions and steps that are overdue or soon due, each with its reason, the earliest first."""
    found = _due_actions(store, on) if reason in (None, "action") else []
    found += due_steps(store, on) if reason in (None, REASON) else []
    return sorted(found, key=lambda item: item["due"])[:limit]


def _due_actions(store: Store, on: date) -> list[dict[str, Any]]:
    """Return the open decisions that are overdue or due within a week."""
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
    ]


def _left(due: date, on: date) -> str:
    return days_left(abs((due - on).days), working=False, overdue=due < on)
