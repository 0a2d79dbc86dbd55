"""The waiting list: requests asked for, not withdrawn, and served by no pairing on a day."""

from datetime import date
from typing import Any

from desk.requests.handed import ELSEWHERE
from desk.store.store import Store
from schema.codes import Urgency

WAITING = f"""r.requested_on <= ? AND coalesce(r.withdrawn_on > ?, 1) AND NOT EXISTS (
    SELECT 1 FROM visible_pairings p WHERE p.request = r.id AND p.proposed_on <= ?
    AND coalesce(p.refused_on > ?, 1) AND coalesce(p.ended_on > ?, 1)) AND NOT {ELSEWHERE}"""
"""The condition on a request `r`; each `?` is the day. It says in SQL what `schema.pairings.is_waiting` says, and that
no other desk has the request in hand."""


def waiting_requests(
    store: Store, *, on: date, crisis: bool | None = None, limit: int | None = None
) -> list[dict[str, Any]]:
    """Return the waiting requests of a day with who asks, the most urgent first, then the longest wait.

    Args:
        crisis: only those in a crisis, or only all others; then the longest wait goes first.
        limit: no more than this.
    """
    asked = "" if crisis is None else f" AND r.urgency {'=' if crisis else '<>'} {int(Urgency.CRISIS)}"
    order = "r.urgency, r.requested_on, r.kenmerk" if crisis is None else "r.requested_on, r.kenmerk"
    return store.query(
        "SELECT r.id, r.kenmerk, r.resident, p.first_name, p.initials, p.prefix, p.surname, r.task, r.urgency, "
        "r.requested_on FROM visible_requests r JOIN visible_residents p ON p.id = r.resident "
        f"WHERE {WAITING}{asked} ORDER BY {order} LIMIT ?",
        [*[on.isoformat()] * WAITING.count("?"), -1 if limit is None else limit],
    )


def count_waiting(store: Store, *, on: date) -> int:
    """Return how many requests wait on a day."""
    sql = f"SELECT count(*) AS n FROM visible_requests r WHERE {WAITING}"
    return int(store.query(sql, [on.isoformat()] * WAITING.count("?"))[0]["n"])
