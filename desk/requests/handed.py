"""Requests that another desk has in hand: nobody here waits for them until they come back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from desk.store.chunks import query_in
from desk.store.store import Store
from schema.refused import Refused

ELSEWHERE = """EXISTS (SELECT 1 FROM visible_handovers h WHERE h.request = r.id AND h.direction = 'sent'
    AND h.handed_on <= ? AND coalesce(h.back_on > ?, 1))"""
"""The condition that a request `r` was handed over and has not come back; each `?` is the day."""
_THERE = f"""SELECT o.name FROM visible_requests r JOIN visible_handovers t ON t.request = r.id AND t.direction = 'sent'
  JOIN visible_organisations o ON o.id = t.organisation WHERE r.id = ? AND {ELSEWHERE} ORDER BY t.key DESC LIMIT 1"""
_HANDED = """SELECT h.id, h.request, h.direction, h.handed_on, h.back_on, o.name AS organisation
  FROM visible_handovers h JOIN visible_organisations o ON o.id = h.organisation WHERE h.request IN ({marks})
  ORDER BY h.handed_on, h.key"""
_STEPS = """SELECT s.id, s.handover, s.step, s.happened_on, s.outcome, s.quarters FROM visible_handover_steps s
  WHERE s.handover IN ({marks}) ORDER BY s.happened_on, s.key"""


_RECEIVERS = """SELECT h.package, o.name, h.handed_on FROM visible_handovers h
  JOIN visible_organisations o ON o.id = h.organisation WHERE h.direction = 'sent' AND h.id IN ({marks})
  ORDER BY h.handed_on, h.key"""


def receivers_among(store: Store, handovers: Iterable[str]) -> list[dict[str, Any]]:
    """Return to whom some hand-overs (ids) went: `name`, `package`, `handed_on`."""
    return query_in(store, _RECEIVERS, handovers)


def refuse_elsewhere(store: Store, request: str, on: date) -> None:
    """Refuse what is to be done here with a request (id) that another desk has in hand on a day.

    Raises:
        Refused: `request-handed-over`.
    """
    for row in store.query(_THERE, [request, *[on.isoformat()] * ELSEWHERE.count("?")]):
        raise Refused("request-handed-over", organisation=row["name"])


def handed_steps(store: Store, requests: Sequence[str]) -> list[dict[str, Any]]:
    """Return, oldest first, what has a day in the hand-overs of some requests (ids), each with the `organisation`."""
    found = []
    for row in handovers_of(store, requests):
        known = {"request": row["request"], "organisation": row["organisation"], "outcome": None}
        first = "received" if row["direction"] == "received" else "handover-sent"
        found.append({**known, "id": row["id"], "step": first, "happened_on": row["handed_on"]})
        found += [{**known, **{name: it[name] for name in _OF_STEP}} for it in row["steps"]]
        if row["back_on"] and not any(it["step"] == "handover-declined" for it in row["steps"]):
            back = {"id": f"{row['id']}-back", "step": "handover-taken-back", "happened_on": row["back_on"]}
            found.append({**known, **back})
    return found


_OF_STEP = ("id", "step", "happened_on", "outcome")


def handovers_of(store: Store, requests: Sequence[str]) -> list[dict[str, Any]]:
    """Return the hand-overs of some requests (ids), oldest first, each with its `steps`."""
    found = query_in(store, _HANDED, requests)
    steps = query_in(store, _STEPS, [row["id"] for row in found])
    return [{**row, "steps": [it for it in steps if it["handover"] == row["id"]]} for row in found]
