"""What residents and volunteers have behind them, for all of them at once.

The conditions say in SQL what `schema.pairings` says of one pairing; the tests hold the two together.
"""

from datetime import date
from typing import NamedTuple

from desk.pairings.history import OPEN
from desk.store.store import Store
from schema.codes import Task
from schema.requests import Exclusion

_KNOWN = """SELECT DISTINCT r.resident, p.volunteer FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
  WHERE p.proposed_on <= ? AND (p.started_on <= ? OR p.ended_on <= ?) AND coalesce(p.refused_on > ?, 1)"""
_ENDED = """SELECT r.task, p.volunteer, count(*) AS n FROM visible_pairings p
  JOIN visible_requests r ON r.id = p.request
  WHERE p.proposed_on <= ? AND p.ended_on <= ? AND coalesce(p.refused_on > ?, 1) GROUP BY 1, 2"""
_REFUSED = """SELECT r.resident, p.volunteer, p.refused_on FROM visible_pairings p
  JOIN visible_requests r ON r.id = p.request WHERE p.refused_on IS NOT NULL ORDER BY p.proposed_on, p.key"""
_OF_PAIRING = ("card_answers", "reveals", "second_volunteers", "pairing_goals", "plan_steps", "promises", "rhythms")
"""Facts of a pairing that may be there before the two have met."""
_NOTHING_MORE = " ".join(
    f"AND NOT EXISTS (SELECT 1 FROM visible_{facts} f WHERE f.pairing = p.id)" for facts in _OF_PAIRING
)
_PROPOSED = f"""SELECT p.id, p.request, p.volunteer, p.version FROM visible_pairings p
  WHERE {OPEN} AND p.introduced_on IS NULL AND p.started_on IS NULL AND p.refused_on IS NULL AND p.ended_on IS NULL
    AND p.resident_agreed_on IS NULL AND p.volunteer_agreed_on IS NULL AND p.override_reason IS NULL
    {_NOTHING_MORE}
    AND NOT EXISTS (SELECT 1 FROM visible_documents d WHERE d.subject = p.id)
    AND NOT EXISTS (SELECT 1 FROM visible_actions a WHERE a.subject = p.id)
    AND NOT EXISTS (SELECT 1 FROM visible_pairings o WHERE o.request = p.request AND o.id <> p.id
      AND {OPEN.replace("p.", "o.")})
    AND EXISTS (SELECT 1 FROM visible_requests r WHERE r.id = p.request AND coalesce(r.withdrawn_on > ?, 1))
  ORDER BY p.key"""


class Proposal(NamedTuple):
    """A pairing that is proposed, and of which nothing more is known."""

    id: str
    request: str
    volunteer: str
    version: int


def known_pairs(store: Store, on: date) -> dict[str, frozenset[str]]:
    """Return per resident the volunteers with whom she has worked by a day, as `schema.pairings.knows` says."""
    met: dict[str, set[str]] = {}
    for row in store.query(_KNOWN, [on.isoformat()] * _KNOWN.count("?")):
        met.setdefault(row["resident"], set()).add(row["volunteer"])
    return {resident: frozenset(volunteers) for resident, volunteers in met.items()}


def ended_by_task(store: Store, on: date) -> dict[Task, dict[str, int]]:
    """Return per task and volunteer the pairings that had ended on a day, as `schema.pairings.ended_in_task` says."""
    counts: dict[Task, dict[str, int]] = {}
    for row in store.query(_ENDED, [on.isoformat()] * _ENDED.count("?")):
        counts.setdefault(Task(row["task"]), {})[row["volunteer"]] = row["n"]
    return counts


def refusals_of(store: Store) -> dict[str, list[Exclusion]]:
    """Return per resident the exclusions that follow from refused pairings, as `schema.pairings.refusals` says."""
    found: dict[str, list[Exclusion]] = {}
    for row in store.query(_REFUSED):
        said = Exclusion(row["volunteer"], date.fromisoformat(row["refused_on"]))
        found.setdefault(row["resident"], []).append(said)
    return found


def standing_proposals(store: Store, on: date) -> list[Proposal]:
    """Return the pairings that are proposed on a day and nothing more: no fact, no paper, no second beside another."""
    return [Proposal(**row) for row in store.query(_PROPOSED, [on.isoformat()] * _PROPOSED.count("?"))]
