"""What destructions are on record, and who opened a resident's file."""

from datetime import date
from typing import Any

from desk.documents.reading import readers_of
from desk.store.store import Store, one

_ALL = """SELECT id, destroyed_on, cause, reason, destroyed_by, approved_by, held FROM visible_destructions
  ORDER BY key DESC"""
_LINES = "SELECT kind, rule, count, first_on, last_on FROM visible_destroyed_lines WHERE destruction = ? ORDER BY key"
_PAPERS = """SELECT kind, number, language, edition, issued_on, signed_on, sha256 FROM visible_destroyed_documents
  WHERE destruction = ? ORDER BY number, edition"""
_RECORDS = """SELECT id FROM visible_signals WHERE resident = ? UNION SELECT case_id FROM visible_signals
    WHERE resident = ? AND case_id IS NOT NULL
  UNION SELECT id FROM visible_requests WHERE resident = ?
  UNION SELECT p.id FROM visible_pairings p JOIN visible_requests r ON r.id = p.request WHERE r.resident = ?"""


def list_destructions(store: Store) -> list[dict[str, Any]]:
    """Return the destructions of this desk, the newest first, each with its `lines`."""
    return [{**row, "lines": store.query(_LINES, [row["id"]])} for row in store.query(_ALL)]


def destruction_file(store: Store, destruction: str) -> dict[str, Any]:
    """Return one destruction (id) with its lines, and the entries that stay of documents.

    Raises:
        Refused: `unknown-id`.
    """
    rows = [row for row in list_destructions(store) if row["id"] == destruction]
    return {**one(rows, "unknown-id", id=destruction), "documents": store.query(_PAPERS, [destruction])}


def readers(store: Store, resident: str, *, on: date) -> list[dict[str, Any]]:
    """Return who opened a resident's (id) file, cases, requests or pairings, the latest first; which is logged too.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT id FROM visible_residents WHERE id = ?", [resident])
    known = str(one(rows, "unknown-id", id=resident)["id"])
    store.look(known, "readers", on=on)
    records = [row["id"] for row in store.query(_RECORDS, [known] * 4)]
    return readers_of(store, [known, *records])[::-1]
