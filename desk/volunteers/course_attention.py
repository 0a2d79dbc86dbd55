"""What of a volunteer's way needs attention: a return that is near or overdue, a progress talk that is late."""

from datetime import date, timedelta
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left, full_name
from desk.store.store import Store
from schema.dates import add_months

Items = list[dict[str, Any]]
_FORGOTTEN = timedelta(days=60)
"""A return that nobody recorded is asked for no longer than this; whoever reads an old list in is not asked."""

_RETURNS = """SELECT v.id, v.first_name, v.prefix, v.surname, max(p.ends_on) AS ends_on FROM visible_pauses p
  JOIN visible_volunteers v ON v.id = p.volunteer
  WHERE p.ends_on BETWEEN ? AND ? AND p.starts_on <= ? AND p.returned_on IS NULL AND coalesce(v.stopped_on > ?, 1)
    AND NOT EXISTS (SELECT 1 FROM visible_pauses n WHERE n.volunteer = v.id AND n.starts_on > p.starts_on)
  GROUP BY v.id"""
_LATE = """SELECT v.id, v.first_name, v.prefix, v.surname,
    coalesce((SELECT max(t.held_on) FROM visible_progress_talks t WHERE t.volunteer = v.id AND t.held_on <= ?),
             v.started_on) AS last_on
  FROM visible_volunteers v
  WHERE coalesce(v.stopped_on > ?, 1) AND v.started_on <= ? AND NOT EXISTS (SELECT 1 FROM visible_pauses p
    WHERE p.volunteer = v.id AND p.starts_on <= ? AND (p.ends_on IS NULL OR p.ends_on >= ?)) AND last_on <= ?"""


def return_overdue(store: Store, on: date) -> Items:
    """Return who should be back from a pause since at most sixty days, and of whom no return is recorded."""
    first, last = on - _FORGOTTEN, on - timedelta(days=1)
    return [
        _return(row, on, "return-overdue", _("terug uit pauze? leg het vast met t"))
        for row in _paused(store, first, last, on)
    ]


def return_near(store: Store, on: date) -> Items:
    """Return who comes back from a pause within the days of the setting."""
    last = on + timedelta(days=store.settings(on).return_warning_days - 1)
    return [_return(row, on, "return-near", _("komt terug uit pauze")) for row in _paused(store, on, last, on)]


def talk_late(store: Store, on: date) -> Items:
    """Return who is at work and whose progress talk is late."""
    months, today = store.settings(on).progress_talk_months, on.isoformat()
    latest = add_months(on, -months) + timedelta(days=4)
    found = []
    for row in store.query(_LATE, [*[today] * 5, latest.isoformat()]):
        due = add_months(date.fromisoformat(row["last_on"]), months)
        if due < on:
            why = _("laatste voortgangsgesprek of begin: {day}").format(day=day(row["last_on"]))
            found.append(_item(row, "progress-talk-late", why, due, on))
    return found


REASONS = {"return-overdue": return_overdue, "return-near": return_near, "progress-talk-late": talk_late}
"""Each reason and who knows of it."""


def course_items(store: Store, on: date, reason: str | None, limit: int | None) -> Items:
    """Return what of the volunteers' ways needs attention, the earliest first; of one reason or of all."""
    asked = REASONS.values() if reason is None else [REASONS[reason]]
    found = [item for ask in asked for item in ask(store, on)]
    return sorted(found, key=lambda item: (item["due"], item["id"]))[:limit]


def _paused(store: Store, first: date, last: date, on: date) -> Items:
    day = on.isoformat()
    return store.query(_RETURNS, [first.isoformat(), last.isoformat(), day, day])


def _return(row: dict[str, Any], on: date, reason: str, why: str) -> dict[str, Any]:
    return _item(row, reason, why, date.fromisoformat(row["ends_on"]) + timedelta(days=1), on)


def _item(row: dict[str, Any], reason: str, why: str, due: date, on: date) -> dict[str, Any]:
    who, left = full_name(row), (due - on).days
    return {
        "kind": "volunteer",
        "id": row["id"],
        "title": f"{who}: {why}",
        "due": due.isoformat(),
        "reason": reason,
        "who": who,
        "why": why,
        "left": days_left(abs(left), working=False, overdue=left < 0),
    }
