"""The facts that one month's review counts, gathered with a handful of queries from derived columns."""

from datetime import date
from typing import Any

from desk.requests.waiting import waiting_requests
from desk.store.chunks import query_in
from desk.store.store import Store
from desk.volunteers.deployability import deployable_volunteers, expiring_proofs
from schema.cases import Attempt
from schema.codes import CaseKind, Result
from schema.review import CaseFacts, MonthFacts, Override, PairingDates, Span, case_facts

_CASES = """SELECT id, kind, result, closed_on, first_contact_due, attempts, first_attempt_on, first_reached_on,
    by_volunteer FROM visible_cases WHERE month = ? ORDER BY key"""
_LATER = """SELECT DISTINCT a.case_id FROM visible_cases c JOIN visible_attempts a ON a.case_id = c.id
  WHERE c.month = ? AND a.made_on > ?"""
_ATTEMPTS = "SELECT case_id, made_on, reached, volunteers FROM visible_attempts WHERE case_id IN ({marks})"
_PAIRED = """WITH paired AS MATERIALIZED (SELECT r.resident, r.case_id FROM visible_pairings p
    CROSS JOIN visible_requests r ON r.id = p.request WHERE p.started_on <= ?)
  SELECT c.id AS case_id FROM (SELECT DISTINCT resident FROM paired) p
    CROSS JOIN visible_signals s ON s.resident = p.resident CROSS JOIN visible_cases c ON c.id = s.case_id
    WHERE c.month = ?
  UNION SELECT c.id FROM paired CROSS JOIN visible_cases c ON c.id = paired.case_id WHERE c.month = ?"""
"""From the pairings, which are few, to their cases; the cross joins keep to that way round."""
_PAIRINGS = """SELECT id, started_on, ended_on FROM visible_pairings WHERE started_on BETWEEN ? AND ?
  UNION SELECT id, started_on, ended_on FROM visible_pairings WHERE ended_on BETWEEN ? AND ? ORDER BY id"""

_OVERRIDES = """SELECT id, overridden FROM visible_pairings
  WHERE overridden <> '' AND proposed_on BETWEEN ? AND ? ORDER BY proposed_on, key"""


def month_facts(store: Store, month: str, span: Span, *, on: date) -> MonthFacts:
    """Return what the review of a month counts, as it stands on a day."""
    days = [span.first.isoformat(), span.last.isoformat()]
    signals = store.query("SELECT id FROM visible_signals WHERE signal_on BETWEEN ? AND ? ORDER BY signal_on, id", days)
    return MonthFacts(
        _cases(store, month, on),
        [row["id"] for row in signals],
        [
            PairingDates(row["id"], _day(row["started_on"]), _day(row["ended_on"]))
            for row in store.query(_PAIRINGS, days * 2)
        ],
        [row["id"] for row in waiting_requests(store, on=span.last)],
        deployable_volunteers(store, on=span.last),
        [volunteer for volunteer, _proof in expiring_proofs(store, on=span.last)],
        [Override(row["id"], tuple(row["overridden"].split("|"))) for row in store.query(_OVERRIDES, days)],
    )


def _cases(store: Store, month: str, on: date) -> list[CaseFacts]:
    """Return the cases of a month; only one with attempts after the day asked is counted again from its attempts."""
    paired = {row["case_id"] for row in store.query(_PAIRED, [on.isoformat(), month, month])}
    later = {row["case_id"] for row in store.query(_LATER, [month, on.isoformat()])}
    attempts: dict[str, list[Attempt]] = {case: [] for case in later}
    for row in query_in(store, _ATTEMPTS, later):
        made = Attempt(date.fromisoformat(row["made_on"]), bool(row["reached"]), bool(row["volunteers"]))
        attempts[row["case_id"]].append(made)
    return [_case(row, row["id"] in paired, attempts.get(row["id"]), on) for row in store.query(_CASES, [month])]


def _case(row: dict[str, Any], paired: bool, attempts: list[Attempt] | None, on: date) -> CaseFacts:
    kind, due = CaseKind(row["kind"]), date.fromisoformat(row["first_contact_due"])
    result = Result(row["result"]) if row["result"] and row["closed_on"] <= on.isoformat() else None
    if attempts is not None:
        return case_facts(row["id"], kind, result, due, attempts, pairing_ran=paired, on=on)
    return CaseFacts(
        row["id"],
        kind,
        result,
        due,
        row["attempts"],
        _day(row["first_attempt_on"]),
        row["first_reached_on"] is not None,
        bool(row["by_volunteer"]) or paired,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
