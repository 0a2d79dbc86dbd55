"""A volunteer's way for a reader: the facts of it, the stage they make, what is due, and the year's hours."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desk.store.store import Store
from desk.volunteers.loading import day, volunteer_id
from schema.expenses import MonthRow, year_sum
from schema.settings import Settings
from schema.volunteer_course import Course, Term, stage, talk_due
from schema.volunteers import Pause

Row = Mapping[str, Any]
_INTAKES = "SELECT id, volunteer, held_on, held_by, note FROM visible_intakes"
_MENTORS = """SELECT m.id, m.volunteer, m.mentor, m.starts_on, m.ends_on, v.kenmerk, v.first_name, v.prefix, v.surname
  FROM visible_mentorships m JOIN visible_volunteers v ON v.id = m.mentor"""
_TALKS = "SELECT id, held_on, held_by, note FROM visible_progress_talks WHERE volunteer = ? ORDER BY held_on, key"
_PEERS = "SELECT id, held_on, attended FROM visible_peer_sessions WHERE volunteer = ? ORDER BY held_on, key"
_MONTHS = """SELECT id, month, kind, quarters, expenses_cents FROM visible_volunteer_months WHERE volunteer = ?
  ORDER BY month, kind, key"""
_STAGED = "SELECT volunteer, starts_on, ends_on FROM visible_pauses"


def course_file(store: Store, volunteer: Row, on: date, settings: Settings) -> dict[str, Any]:
    """Return what is known of a volunteer's way as it stands on a day: facts, stage, next talk, the year's sums.

    Args:
        volunteer: her row, with `id`, `interested_on`, `started_on` and `stopped_on`.
    """
    own = volunteer["id"]
    talks, months = store.query(_TALKS, [own]), store.query(_MONTHS, [own])
    due = talk_due(
        _day(volunteer["started_on"]), [day(it["held_on"]) for it in talks], settings.progress_talk_months, on
    )
    return {
        "stage": stages(store, [volunteer], on)[own],
        "intakes": _plain(store.query(f"{_INTAKES} WHERE volunteer = ? ORDER BY held_on, key", [own])),
        "mentors": _plain(store.query(f"{_MENTORS} WHERE m.volunteer = ? ORDER BY m.starts_on, m.key", [own])),
        "progress_talks": talks,
        "next_talk_on": due.isoformat() if due else None,
        "peer_sessions": store.query(_PEERS, [own]),
        "months": months,
        "year": _year(months, on, settings),
    }


def stages(store: Store, volunteers: Iterable[Row], on: date) -> dict[str, str]:
    """Return the stage of volunteers on a day, by id; `volunteers` are their rows."""
    rows = list(volunteers)
    one = [rows[0]["id"]] if len(rows) == 1 else []
    own = " WHERE {} = ?" if one else ""
    pauses = _grouped(store.query(f"{_STAGED}{own.format('volunteer')}", one))
    intakes = _grouped(store.query(f"{_INTAKES}{own.format('volunteer')}", one))
    mentors = _grouped(store.query(f"{_MENTORS}{own.format('m.volunteer')}", one))
    return {
        row["id"]: str(
            stage(
                Course(
                    _day(row["interested_on"]),
                    tuple(day(it["held_on"]) for it in intakes.get(row["id"], ())),
                    _day(row["started_on"]),
                    tuple(Term(day(it["starts_on"]), _day(it["ends_on"])) for it in mentors.get(row["id"], ())),
                    tuple(Pause(day(it["starts_on"]), _day(it["ends_on"])) for it in pauses.get(row["id"], ())),
                    _day(row["stopped_on"]),
                ),
                on,
            )
        )
        for row in rows
    }


def expense_year(store: Store, volunteer: str, on: date) -> dict[str, Any]:
    """Return a volunteer's hours and expenses of a day's year against what is free of tax, as her file tells them."""
    known = volunteer_id(store, volunteer)
    return _year(store.query(_MONTHS, [known]), on, store.settings(on))


def _year(months: Iterable[Row], on: date, settings: Settings) -> dict[str, Any]:
    told = year_sum((MonthRow(it["month"], it["quarters"], it["expenses_cents"]) for it in months), on.year, settings)
    return {
        "year": on.year,
        "quarters": told.quarters,
        "expenses_cents": told.expenses_cents,
        "against": str(told.year),
        "passed_months": list(told.passed_months),
        "near_months": list(told.near_months),
    }


def _plain(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != "volunteer"} for row in rows]


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["volunteer"], []).append(row)
    return groups


def _day(text: str | None) -> date | None:
    return day(text) if text else None
