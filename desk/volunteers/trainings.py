"""The trainings of a volunteer: every session in which she has or had a place, and what became of it."""

from datetime import date
from typing import Any

from desk.store.store import Store
from desk.volunteers.loading import day
from schema.training import Attendance, Enrolment, place_state

_TRAININGS = """SELECT e.id, e.enrolled_on, e.withdrawn_on, s.id AS session, m.name, m.kind, s.starts_on,
    s.ends_on, s.place, s.cancelled_on, a.present,
    EXISTS (SELECT 1 FROM visible_certificates c WHERE c.attendance = a.id) AS certified
  FROM visible_enrolments e JOIN visible_sessions s ON s.id = e.training_session
  JOIN visible_modules m ON m.id = s.module
  LEFT JOIN visible_attendances a ON a.training_session = s.id AND a.volunteer = e.volunteer AND a.noted_on <= ?
  WHERE e.volunteer = ? AND e.enrolled_on <= ? AND NOT EXISTS (SELECT 1 FROM visible_enrolments n
    WHERE n.training_session = s.id AND n.volunteer = e.volunteer AND n.enrolled_on <= ? AND n.key > e.key)
  ORDER BY s.starts_on, s.key"""


def trainings_of(store: Store, volunteer: str, on: date) -> list[dict[str, Any]]:
    """Return the trainings of a volunteer (id) as they stand on a day, the earliest first, each with its `state`.

    Of several places in one session the last one given counts.
    """
    today = on.isoformat()
    rows = store.query(_TRAININGS, [today, volunteer, today, today])
    facts = ("id", "state", "name", "kind", "starts_on", "ends_on", "place", "session")
    return [{name: {**row, "state": _state(volunteer, row, on)}[name] for name in facts} for row in rows]


def _state(volunteer: str, row: dict[str, Any], on: date) -> str:
    place = Enrolment(volunteer, day(row["enrolled_on"]), _day(row["withdrawn_on"]))
    noted = row["present"] is not None
    came = Attendance(volunteer, bool(row["present"]), bool(row["certified"])) if noted else None
    return str(place_state(place, came, _day(row["cancelled_on"]), on))


def _day(text: str | None) -> date | None:
    return day(text) if text else None
