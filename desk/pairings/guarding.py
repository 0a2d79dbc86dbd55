"""What is recorded around residents that may stand between them and a volunteer: creditors, refusals, decisions."""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from desk.store.chunks import query_in
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.conflict_guard import Around, Close, Creditor, Decision, Earlier, Finding, Source
from schema.rounds import Outcome

_CREDITORS = """SELECT r.id AS resident, s.id, p.name, p.name_key FROM visible_residents r
    JOIN visible_signals s ON s.address = r.address OR s.resident = r.id JOIN visible_partners p ON p.id = s.partner
  WHERE r.id IN ({marks}) ORDER BY s.signal_on, s.key"""
_REFUSED = """SELECT r.resident, p.volunteer, p.refused_on AS day, p.id FROM visible_pairings p
    JOIN visible_requests r ON r.id = p.request WHERE p.refused_on IS NOT NULL AND r.resident IN ({marks})
  ORDER BY p.refused_on, p.key"""
_EXCLUDED = """SELECT r.resident, e.volunteer, e.excluded_on AS day, r.id FROM visible_exclusions e
    JOIN visible_requests r ON r.id = e.request WHERE r.resident IN ({marks}) ORDER BY e.key"""
_AT_DOOR = f"""SELECT DISTINCT g.resident, m.volunteer, w.planned_on AS day, w.id FROM visible_signals g
    JOIN visible_round_stops s ON s.case_id = g.case_id AND s.outcome = '{Outcome.NO_CONTACT.value}'
    JOIN visible_visit_rounds w ON w.id = s.visit_round
    JOIN visible_round_members m ON m.visit_round = w.id AND m.dropped_on IS NULL
  WHERE g.resident IN ({{marks}}) ORDER BY w.planned_on, w.key"""
_LIFTED = """SELECT r.resident, b.content, r.id FROM visible_requests r
    JOIN visible_events e ON e.subject = r.id AND e.verb = 'lift-exclusion'
    JOIN visible_before_rows b ON b.event = e.seq AND b.table_name = 'exclusion'
  WHERE r.resident IN ({marks}) AND NOT EXISTS (SELECT 1 FROM visible_exclusions x WHERE x.id = b.row_id)
  ORDER BY e.seq"""
_DECISIONS = "SELECT * FROM visible_guard_decisions WHERE resident IN ({marks}) ORDER BY decided_on, key"
_KINDS = {
    Close.REFUSED: (_REFUSED, "pairing"),
    Close.EXCLUDED: (_EXCLUDED, "request"),
    Close.REFUSED_AT_DOOR: (_AT_DOOR, "round"),
}

Rows = list[dict[str, Any]]


def around(store: Store, resident: str) -> Around:
    """Return what is recorded around one resident (id)."""
    return around_all(store, [resident])[resident]


def around_all(store: Store, residents: Collection[str]) -> dict[str, Around]:
    """Return what is recorded around residents, by their ids; a creditor of the household counts for each in it."""
    creditors = _by_resident(query_in(store, _CREDITORS, residents))
    earlier: dict[str, dict[str, tuple[Earlier, ...]]] = {}
    for resident, one in _earlier(store, residents):
        of_resident = earlier.setdefault(resident, {})
        of_resident[one.volunteer] = (*of_resident.get(one.volunteer, ()), one)
    decisions = _by_resident(query_in(store, _DECISIONS, residents))
    return {
        resident: Around(
            {row["name_key"]: Creditor(row["name"], row["id"]) for row in creditors.get(resident, ())},
            earlier.get(resident, {}),
            tuple(map(_decision, decisions.get(resident, ()))),
        )
        for resident in residents
    }


def decide(tx: Tx, resident: str, volunteer: str, weighed: Iterable[Finding], reason: str, on: date) -> None:
    """Record, inside a write, that the coordinator passes warnings about two people (ids), with the reason."""
    facts = {"resident": resident, "volunteer": volunteer, "reason": reason.strip(), "decided_on": on}
    tx.insert("guard_decision", [{**facts, "code": it.code, "about": it.about} for it in weighed])


def _earlier(store: Store, residents: Collection[str]) -> Iterator[tuple[str, Earlier]]:
    for code, (sql, kind) in _KINDS.items():
        for row in query_in(store, sql, residents):
            day = date.fromisoformat(row["day"]) if row["day"] else None
            yield row["resident"], Earlier(row["volunteer"], code, day, Source(kind, row["id"]))
    for row in query_in(store, _LIFTED, residents):
        was = json.loads(row["content"])
        day = date.fromisoformat(was["excluded_on"]) if was["excluded_on"] else None
        source = Source("request", row["id"])
        yield row["resident"], Earlier(was["volunteer"], Close.EXCLUSION_LIFTED, day, source)


def _decision(row: dict[str, Any]) -> Decision:
    day = date.fromisoformat(row["decided_on"])
    return Decision(row["volunteer"], Close(row["code"]), row["about"], day, row["reason"])


def _by_resident(rows: Rows) -> dict[str, Rows]:
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(row["resident"], []).append(row)
    return groups
