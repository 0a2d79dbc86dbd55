"""Which case a request belongs to: one at the address of its resident, or one whose signals are about her."""

from typing import Any

from desk.requests.loading import request_id
from desk.store.store import Store, one
from schema.refused import Refused

_FITTING = """SELECT c.id, c.number, c.month, c.kind, c.status FROM visible_requests r
  JOIN visible_residents p ON p.id = r.resident JOIN visible_cases c ON c.address = p.address
    OR c.id IN (SELECT s.case_id FROM visible_signals s WHERE s.resident = r.resident)
  WHERE r.id = ? AND c.signals > 0 ORDER BY c.month DESC, c.key DESC"""
_ROW = "SELECT case_id, version FROM visible_requests WHERE id = ?"


def cases_to_choose(store: Store, request: str) -> list[dict[str, Any]]:
    """Return the cases that a request (id) without a case may belong to, the newest first; of another one none.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query(_ROW, [request]), "unknown-id", id=request)
    return store.query(_FITTING, [request]) if row["case_id"] is None else []


def tie_to_case(store: Store, request: str, case: str) -> int:
    """Say to which case (id) a request (id or kenmerk) belongs, and return the request's new version.

    Raises:
        Refused: `unknown-id`; `case-of-others` when the case is not at the address of the resident and none of its
            signals is about her.
    """
    known = request_id(store, request)
    told = one(store.query("SELECT number FROM visible_cases WHERE id = ?", [case]), "unknown-id", id=case)
    with store.write(store.user, "tie-request", known) as tx:
        if all(row["id"] != case for row in store.query(_FITTING, [known])):
            raise Refused("case-of-others", number=told["number"])
        [row] = store.query(_ROW, [known])
        return tx.change("request", known, {"case_id": case}, row["version"])
