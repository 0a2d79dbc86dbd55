"""What is recorded on a volunteer's way: intake, mentor, progress talks, peer sessions, hours, coming back."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from desk.store.store import Store
from desk.volunteers.loading import load_volunteers, volunteer_id
from desk.volunteers.recording import check_term
from schema.dates import month_days, month_of
from schema.expenses import ExpenseKind
from schema.refused import Refused
from schema.volunteers import is_active


def record_intake(store: Store, volunteer: str, held_on: date, held_by: str, note: str = "", *, on: date) -> str:
    """Record that an intake talk was held, by whom, and return its id.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `fact-already-there`; `field-needed` without who held it.
    """
    return _record_talk(store, "volunteer_intake", "record-intake", volunteer, held_on, held_by, note, on)


def record_progress_talk(store: Store, volunteer: str, held_on: date, held_by: str, note: str = "", *, on: date) -> str:
    """Record a progress talk, by whom, and return its id; the next one is due a setting's months later.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `fact-already-there`; `field-needed` without who held it.
    """
    return _record_talk(store, "progress_talk", "record-progress-talk", volunteer, held_on, held_by, note, on)


def _record_talk(
    store: Store, table: str, verb: str, volunteer: str, held_on: date, held_by: str, note: str, on: date
) -> str:
    known = volunteer_id(store, volunteer)
    _check_past(held_on, on)
    if not held_by.strip():
        raise Refused("field-needed", field="held_by")
    view = "visible_intakes" if table == "volunteer_intake" else "visible_progress_talks"
    with store.write(store.user, verb, known) as tx:
        same = f"SELECT id FROM {view} WHERE volunteer = ? AND held_on = ?"
        if store.query(same, [known, held_on.isoformat()]):
            raise Refused("fact-already-there")
        fact = {"volunteer": known, "held_on": held_on, "held_by": held_by.strip(), "note": note.strip() or None}
        [new] = tx.insert(table, [fact])
    return new


def set_mentor(store: Store, volunteer: str, mentor: str, starts_on: date, ends_on: date | None = None) -> str:
    """Give a volunteer another one as mentor for her settling in, and return the id of the period.

    A period that runs on the first day ends the day before it.

    Args:
        ends_on: the last day of the settling in; None is until further notice.

    Raises:
        Refused: `unknown-id`, `mentor-herself`, `mentor-not-active`, `ends-before-start`, `fact-already-there`.
    """
    known, other = volunteer_id(store, volunteer), volunteer_id(store, mentor)
    check_term(starts_on, ends_on)
    if known == other:
        raise Refused("mentor-herself")
    with store.write(store.user, "set-mentor", known) as tx:
        [told] = load_volunteers(store, other)
        if not is_active(told, starts_on):
            raise Refused("mentor-not-active", date=starts_on)
        day = starts_on.isoformat()
        for row in store.query("SELECT * FROM visible_mentorships WHERE volunteer = ?", [known]):
            if row["starts_on"] == day:
                raise Refused("fact-already-there")
            if row["starts_on"] < day and (row["ends_on"] is None or row["ends_on"] >= day):
                tx.change("mentorship", row["id"], {"ends_on": starts_on - timedelta(days=1)}, row["version"])
        fact = {"volunteer": known, "mentor": other, "starts_on": starts_on, "ends_on": ends_on}
        [new] = tx.insert("mentorship", [fact])
    return new


def record_peer_session(
    store: Store, volunteers: Sequence[str], held_on: date, *, attended: bool = True, on: date
) -> list[str]:
    """Record a peer session for one or several volunteers, there or not, and return the ids.

    One of whom this day is known already is corrected.

    Raises:
        Refused: `unknown-id`, `date-in-future`, `fact-already-there` when nothing would change.
    """
    known = list(dict.fromkeys(volunteer_id(store, volunteer) for volunteer in volunteers))
    _check_past(held_on, on)
    with store.write(store.user, "record-peer-session", known[0]) as tx:
        there = {row["volunteer"]: row for row in _sessions(store, held_on) if row["volunteer"] in known}
        if there and all(bool(row["attended"]) == attended for row in there.values()) and len(there) == len(known):
            raise Refused("fact-already-there")
        for row in there.values():
            tx.change("peer_session", row["id"], {"attended": attended}, row["version"])
        fresh = [volunteer for volunteer in known if volunteer not in there]
        new = tx.insert("peer_session", [{"volunteer": it, "held_on": held_on, "attended": attended} for it in fresh])
    ids = {volunteer: row["id"] for volunteer, row in there.items()} | dict(zip(fresh, new, strict=True))
    return [ids[volunteer] for volunteer in known]


def record_hours(
    store: Store, volunteer: str, month: str, kind: ExpenseKind, quarters: int, expenses_cents: int, *, on: date
) -> str:
    """Record the hours and expenses of a month, and return the id; of one month and kind the last word counts.

    Args:
        month: `2026-10`.
        quarters: of an hour.
        expenses_cents: euro cents.

    Raises:
        Refused: `unknown-id`, `month-unreadable`, `month-in-future`; `hours-missing` when there is nothing to record.
    """
    known = volunteer_id(store, volunteer)
    month_days(month)
    if month > month_of(on):
        raise Refused("month-in-future", month=month)
    with store.write(store.user, "record-hours", known) as tx:
        sql = "SELECT * FROM visible_volunteer_months WHERE volunteer = ? AND month = ? AND kind = ?"
        rows = store.query(sql, [known, month, str(kind)])
        if not rows and not quarters and not expenses_cents:
            raise Refused("hours-missing")
        told = {"quarters": quarters, "expenses_cents": expenses_cents}
        if rows:
            tx.change("volunteer_month", rows[0]["id"], told, rows[0]["version"])
            return str(rows[0]["id"])
        [new] = tx.insert("volunteer_month", [{"volunteer": known, "month": month, "kind": kind, **told}])
    return new


def change_pause(store: Store, volunteer: str, starts_on: date, ends_on: date | None) -> str:
    """Give the pause that starts on a day another last day (None: until further notice), and return its id.

    Raises:
        Refused: `unknown-id`, `ends-before-start`, `no-pause`.
    """
    known = volunteer_id(store, volunteer)
    check_term(starts_on, ends_on)
    with store.write(store.user, "change-pause", known) as tx:
        for row in store.query("SELECT * FROM visible_pauses WHERE volunteer = ?", [known]):
            if row["starts_on"] == starts_on.isoformat():
                tx.change("pause", row["id"], {"ends_on": ends_on, "returned_on": None}, row["version"])
                return str(row["id"])
    raise Refused("no-pause", date=starts_on)


def record_return(store: Store, volunteer: str, returned_on: date, *, on: date) -> str:
    """Record that a volunteer is back from the pause that began last, and return the pause's id.

    A pause that would have lasted longer ends the day before.

    Raises:
        Refused: `unknown-id`, `date-in-future`; `no-pause` where none began before that day or she is back already.
    """
    known = volunteer_id(store, volunteer)
    _check_past(returned_on, on)
    day = returned_on.isoformat()
    with store.write(store.user, "record-return", known) as tx:
        sql = "SELECT * FROM visible_pauses WHERE volunteer = ? AND starts_on < ? ORDER BY starts_on DESC LIMIT 1"
        for row in store.query(sql, [known, day]):
            if row["returned_on"] is None:
                shorter = row["ends_on"] is None or row["ends_on"] >= day
                told = {"returned_on": returned_on} | ({"ends_on": _day_before(returned_on)} if shorter else {})
                tx.change("pause", row["id"], told, row["version"])
                return str(row["id"])
    raise Refused("no-pause", date=returned_on)


def _sessions(store: Store, held_on: date) -> Iterable[dict[str, Any]]:
    return store.query("SELECT * FROM visible_peer_sessions WHERE held_on = ?", [held_on.isoformat()])


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _check_past(day: date, on: date) -> None:
    if day > on:
        raise Refused("date-in-future", date=day)
