"""Who must be placed anew: people whose session was cancelled and who have no other place, and no proof since."""

from datetime import date
from typing import Any

from desk.locale.formats import full_name
from desk.store.store import Store

_LEFT_OVER = """SELECT s.id AS session, m.name, m.kind, s.starts_on, s.cancelled_on, s.reason, v.id AS volunteer,
    v.kenmerk, v.first_name, v.prefix, v.surname
  FROM visible_enrolments e JOIN visible_sessions s ON s.id = e.training_session
  JOIN visible_modules m ON m.id = s.module JOIN visible_volunteers v ON v.id = e.volunteer
  WHERE s.cancelled_on <= ? AND coalesce(e.withdrawn_on > ?, 1) AND coalesce(v.stopped_on > ?, 1)
    AND NOT EXISTS (
      SELECT 1 FROM visible_enrolments o JOIN visible_sessions t ON t.id = o.training_session
      JOIN visible_modules n ON n.id = t.module
      WHERE o.volunteer = e.volunteer AND n.kind = m.kind AND t.cancelled_on IS NULL AND o.withdrawn_on IS NULL
        AND t.ends_on >= s.cancelled_on)
    AND NOT EXISTS (
      SELECT 1 FROM visible_proofs p
      WHERE p.volunteer = e.volunteer AND p.kind = m.kind AND p.obtained_on BETWEEN s.cancelled_on AND ?)
  ORDER BY s.starts_on, s.key, v.kenmerk"""


def to_place_anew(store: Store, *, on: date, session: str | None = None) -> list[dict[str, Any]]:
    """Return who lost a place by a cancellation and still waits for another, by session.

    Args:
        session: only those of this one.
    """
    rows = store.query(_LEFT_OVER, [on.isoformat()] * _LEFT_OVER.count("?"))
    names = ("first_name", "prefix", "surname")
    return [
        {"name": full_name(row), "module": row["name"]}
        | {field: value for field, value in row.items() if field not in (*names, "name")}
        for row in rows
        if session in (None, row["session"])
    ]
