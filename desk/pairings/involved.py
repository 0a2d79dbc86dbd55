"""The pairings of one volunteer, for a reader of her file."""

from datetime import date
from typing import Any

from desk.store.store import Store

_PAIRINGS = """SELECT p.id, r.task, i.first_name, i.initials, i.prefix, i.surname, p.proposed_on,
    p.started_on, p.ended_on,
    CASE WHEN p.refused_on <= ? THEN 'refused' WHEN p.ended_on <= ? THEN 'ended' WHEN p.started_on <= ? THEN 'running'
         WHEN p.resident_agreed_on <= ? AND p.volunteer_agreed_on <= ? THEN 'agreed'
         WHEN p.introduced_on <= ? THEN 'introduced' ELSE 'proposed' END AS status
  FROM visible_pairings p JOIN visible_requests r ON r.id = p.request JOIN visible_residents i ON i.id = r.resident
  WHERE (p.volunteer = ? OR p.id IN (SELECT s.pairing FROM visible_second_volunteers s
      WHERE s.volunteer = ? AND s.joined_on <= ? AND coalesce(s.left_on > ?, 1)))
    AND p.proposed_on <= ? ORDER BY p.ended_on IS NOT NULL, p.proposed_on DESC, p.key DESC"""


def pairings_of_volunteer(store: Store, volunteer: str, *, on: date) -> list[dict[str, Any]]:
    """Return every pairing of a volunteer that was proposed by a day, with its status on it: open ones first.

    Those in which she goes along as the second on that day are among them.
    """
    day = on.isoformat()
    return store.query(_PAIRINGS, [*[day] * 6, volunteer, volunteer, day, day, day])
