"""The waiting list: requests asked for, not withdrawn, and served by no pairing on a day."""

from datetime import date
from typing import Any

from desk.store.store import Store

WAITING = """r.requested_on <= ? AND coalesce(r.withdrawn_on > ?, 1) AND NOT EXISTS (
    SELECT 1 FROM visible_pairings p WHERE p.request = r.id AND p.proposed_on <= ?
    AND coalesce(p.refused_on > ?, 1) AND coalesce(p.ended_on > ?, 1))"""
"""The condition on a request `r`; each `?` is the day. It says in SQL what `schema.pairings.is_waiting` says."""


def waiting_requests(store: Store, *, on: date) -> list[dict[str, Any]]:
    """Return the waiting requests of a day with who asks, the most urgent first, then the longest wait."""
    return store.query(
        "SELECT r.id, r.kenmerk, r.resident, p.first_name, p.initials, p.prefix, p.surname, r.task, r.urgency, "
        "r.requested_on FROM visible_requests r JOIN visible_residents p ON p.id = r.resident "
        f"WHERE {WAITING} ORDER BY r.urgency, r.requested_on, r.kenmerk",
        [on.isoformat()] * WAITING.count("?"),
    )
