"""What the volunteers have on their hands and behind them, counted by the file for all of them at once.

The conditions say in SQL what `schema.pairings.status` says of one pairing; the tests hold the two together.
"""

from datetime import date

from desk.store.store import Store
from schema.codes import Task

OPEN = "p.proposed_on <= ? AND coalesce(p.refused_on > ?, 1) AND coalesce(p.ended_on > ?, 1)"
"""Proposed to running on a day."""
TAKING_PART = f"""SELECT p.id, p.volunteer FROM visible_pairings p WHERE {OPEN}
  UNION ALL SELECT p.id, s.volunteer FROM visible_second_volunteers s JOIN visible_pairings p ON p.id = s.pairing
  WHERE {OPEN} AND s.joined_on <= ? AND coalesce(s.left_on > ?, 1)"""
"""Each open pairing on a day with who is in it: the volunteer, and who goes along as the second."""


def loads(store: Store, on: date, volunteer: str | None = None) -> dict[str, int]:
    """Return per volunteer the number of pairings proposed, introduced, agreed or running on a day; none is left out.

    One in which she goes along as the second volunteer takes a place too.

    Args:
        volunteer: only this one's.
    """
    who, values = ("", []) if volunteer is None else (" WHERE volunteer = ?", [volunteer])
    rows = store.query(
        f"SELECT volunteer, count(*) AS n FROM ({TAKING_PART}){who} GROUP BY volunteer",
        [*[on.isoformat()] * TAKING_PART.count("?"), *values],
    )
    return {row["volunteer"]: row["n"] for row in rows}


def ended_counts(store: Store, task: Task, on: date) -> dict[str, int]:
    """Return per volunteer the number of pairings in a task that had ended on a day; none is left out."""
    rows = store.query(
        "SELECT p.volunteer, count(*) AS n FROM visible_pairings p JOIN visible_requests r ON r.id = p.request "
        "WHERE r.task = ? AND p.ended_on <= ? AND coalesce(p.refused_on > ?, 1) GROUP BY p.volunteer",
        [task, on.isoformat(), on.isoformat()],
    )
    return {row["volunteer"]: row["n"] for row in rows}
