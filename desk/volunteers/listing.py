"""Volunteers for a reader: the list, and one personal file."""

from datetime import date
from typing import Any

from desk.partners.organisations import load_organisations
from desk.store.listing import listed
from desk.store.store import Store
from desk.volunteers.course_file import course_file, stages
from desk.volunteers.deployability import proof_states
from desk.volunteers.loading import load_volunteers, volunteer_id
from desk.volunteers.proof_files import proofs_of
from desk.volunteers.time_line import line_of, told_line
from desk.volunteers.trainings import trainings_of
from schema.deployable import reasons_by_task

STATUSES = ("active", "inactive", "stopped")
"""Working on the day; paused or not yet begun; gone for good."""

_SEARCHED = {"key": "volunteer"}

_LIST = """SELECT v.id, v.kenmerk, v.first_name, v.prefix, v.surname, v.postcode, o.name AS organisation, v.tasks,
    v.kinds, v.languages, v.gender, v.maximum, v.started_on, v.stopped_on, v.interested_on, v.key,
    CASE WHEN v.stopped_on <= ? THEN 'stopped'
         WHEN v.started_on > ? OR (v.started_on IS NULL AND v.interested_on IS NOT NULL) THEN 'inactive'
         WHEN EXISTS (SELECT 1 FROM visible_pauses p WHERE p.volunteer = v.id
              AND p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?)) THEN 'inactive'
         ELSE 'active' END AS status
  FROM visible_volunteers v JOIN visible_organisations o ON o.id = v.organisation"""


def list_volunteers(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return volunteers with their status and `stage` on a day, in the order of their kenmerk.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    rows = listed(store, _LIST, _SEARCHED, "kenmerk", STATUSES, search=search, status=status, limit=limit, on=on)
    how_far = stages(store, rows, on) if rows else {}
    return [{**row, "stage": how_far[row["id"]]} for row in rows]


def volunteer_file(store: Store, volunteer: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one volunteer's personal file, which is logged, and return it whole, with what she may do on a day.

    Raises:
        Refused: `unknown-id`.
    """
    known = volunteer_id(store, volunteer)
    store.look(known, purpose, on=on)
    day = on.isoformat()
    [state] = store.query(f"SELECT status FROM ({_LIST}) WHERE id = ?", [*[day] * _LIST.count("?"), known])
    settings, [model] = store.settings(on), load_volunteers(store, known)
    [row] = store.query(
        "SELECT v.*, o.name AS organisation_name FROM visible_volunteers v "
        "JOIN visible_organisations o ON o.id = v.organisation WHERE v.id = ?",
        [known],
    )
    reasons = reasons_by_task(model, load_organisations(store)[model.organisation], on, settings)
    return {
        **{name: value for name, value in row.items() if name not in ("key", "event", "surname_key")},
        **state,
        "proofs": proof_states(model, on, settings),
        "proof_dates": proofs_of(store, known),
        "time_line": told_line(line_of(store, model), on, settings.renewal_days),
        "trainings": trainings_of(store, known, on),
        "pauses": _facts(store, "pauses", "starts_on, ends_on, returned_on", "starts_on", known),
        "exemptions": _facts(store, "exemptions", "kind, reason, starts_on, ends_on, approver", "starts_on", known),
        "tasks_on_day": [
            {"task": str(task), "deployable": not held, "reasons": list(held)} for task, held in reasons.items()
        ],
        **course_file(store, row, on, settings),
    }


def _facts(store: Store, view: str, columns: str, order: str, volunteer: str) -> list[dict[str, Any]]:
    sql = f"SELECT id, {columns} FROM visible_{view} WHERE volunteer = ? ORDER BY {order}, key"
    return store.query(sql, [volunteer])
