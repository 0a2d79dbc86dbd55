"""The hand-overs of a desk, sent and received, with how each stands; and the receipts of all that passed."""

from datetime import date
from typing import Any

from desk.handovers.steps import as_json, steps_now, told_steps
from desk.store.store import Store, one
from schema.handing_over import State, answer_by, state
from schema.settings import Settings

DIRECTIONS = ("sent", "received")
_LIST = """SELECT h.id, h.package, h.direction, h.request, h.organisation, o.name, h.their_reference, h.handed_on,
    h.back_on, h.back_reason, r.kenmerk, r.task, r.withdrawn_on, r.case_id, c.number AS case_number, p.first_name,
    p.initials, p.prefix, p.surname, e.sha256, e.content_fields
  FROM visible_handovers h JOIN visible_organisations o ON o.id = h.organisation
  JOIN visible_requests r ON r.id = h.request JOIN visible_residents p ON p.id = r.resident
  JOIN visible_exchange_receipts e ON e.id = h.exchange_receipt LEFT JOIN visible_cases c ON c.id = r.case_id"""
_RECEIPTS = """SELECT e.id, e.package, e.content_kind, e.direction, e.organisation, o.name, e.sha256, e.content_fields,
    e.made_on, e.passed_on, e.fingerprint FROM visible_exchange_receipts e
  JOIN visible_organisations o ON o.id = e.organisation ORDER BY e.key DESC"""


def list_handovers(store: Store, direction: str | None = None, *, on: date) -> list[dict[str, Any]]:
    """Return the hand-overs, the newest first, with `state`, the `steps` told, and what is still `owed`."""
    where = "" if direction is None else " WHERE h.direction = ?"
    rows = store.query(f"{_LIST}{where} ORDER BY h.key DESC", [] if direction is None else [direction])
    settings = store.settings(on)
    return [_standing(store, row, on, settings) for row in rows]


def handover_record(store: Store, handover: str, *, on: date) -> dict[str, Any]:
    """Return one hand-over (id or package) as `list_handovers` does.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(f"{_LIST} WHERE h.id = ? OR h.package = ?", [handover, handover])
    return _standing(store, one(rows, "unknown-id", id=handover), on, store.settings(on))


def list_receipts(store: Store) -> list[dict[str, Any]]:
    """Return what passed between this desk and others, the newest first; a receipt names nobody."""
    return [{**row, "content_fields": _several(row["content_fields"])} for row in store.query(_RECEIPTS)]


def _standing(store: Store, row: dict[str, Any], on: date, settings: Settings) -> dict[str, Any]:
    told = told_steps(store, row["id"])
    now_there = steps_now(store, row, on) if row["direction"] == "received" else ()
    steps = now_there if told and now_there else told
    owed = [it for it in now_there if it not in told]
    back_on = date.fromisoformat(row["back_on"]) if row["back_on"] else None
    now = state(steps, back_on, on)
    due = answer_by(date.fromisoformat(row["handed_on"]), settings)
    return {
        **row,
        "content_fields": _several(row["content_fields"]),
        "state": str(now),
        "steps": [as_json(it) for it in steps],
        "owed": [str(it.step) for it in owed],
        "answer_by": due.isoformat(),
        "late": now is State.SENT and on > due,
    }


def _several(text: str) -> list[str]:
    return [part for part in text.split("|") if part]
