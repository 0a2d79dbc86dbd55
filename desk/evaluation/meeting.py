"""The meeting about a month: when it was held, who were there, and a note per point of the agenda."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from desk.store.store import Store
from schema.dates import month_days
from schema.figures import month_span
from schema.refused import Refused
from schema.review_meeting import Point


class Meeting(NamedTuple):
    """What is known of the meeting about a month."""

    month: str
    held_on: date | None
    present: str
    next_on: date | None
    closed_on: date | None
    """When its review was closed; nothing is changed after it."""
    notes: Mapping[Point, str]


def meeting_of(store: Store, month: str) -> Meeting:
    """Return what is known of the meeting about a month, which may not have been held yet.

    Raises:
        Refused: `month-unreadable`.
    """
    month_days(month)
    held = store.query("SELECT held_on, present, next_on FROM visible_review_meetings WHERE month = ?", [month])
    closed = store.query("SELECT closed_on FROM visible_reviews WHERE month = ?", [month])
    notes = store.query("SELECT point, note FROM visible_review_notes WHERE month = ?", [month])
    row: dict[str, Any] = held[0] if held else {"held_on": None, "present": "", "next_on": None}
    return Meeting(
        month,
        _day(row["held_on"]),
        row["present"],
        _day(row["next_on"]),
        _day(closed[0]["closed_on"]) if closed else None,
        {Point(note["point"]): note["note"] for note in notes if note["note"]},
    )


def hold_meeting(
    store: Store, month: str, present: str, *, held_on: date, next_on: date | None = None, on: date
) -> str:
    """Record when the meeting about a month was held, who were there and when the next is; return the record's id.

    Raises:
        Refused: `month-unreadable`, `month-in-future`; `field-needed` without anybody present; `date-in-future` for a
            meeting that is still to be held; `next-before-meeting`; `review-closed`.
    """
    month_span(month, on)
    if not present.strip():
        raise Refused("field-needed", field="present")
    if held_on > on:
        raise Refused("date-in-future", date=held_on)
    if next_on is not None and next_on <= held_on:
        raise Refused("next-before-meeting", date=next_on)
    return _kept(
        store,
        "review_meeting",
        {"month": month},
        {"held_on": held_on, "present": present.strip(), "next_on": next_on},
        "hold-meeting",
    )


def note_point(store: Store, month: str, point: str, note: str, *, on: date) -> str:
    """Record what was said under a point of the agenda; an empty note takes it away. Return the record's id.

    Raises:
        Refused: `month-unreadable`, `month-in-future`; `value-not-in-list` for a point that is not on the agenda;
            `review-closed`.
    """
    month_span(month, on)
    if point not in list(Point):
        raise Refused("value-not-in-list", field="point", value=point, allowed=list(Point))
    return _kept(store, "review_note", {"month": month, "point": point}, {"note": note.strip()}, "note-point")


def _kept(store: Store, table: str, which: Mapping[str, str], facts: Mapping[str, Any], verb: str) -> str:
    """Write the one row of a table that is about a month, or change the one there is."""
    view, keys = f"visible_{table}s", " AND ".join(f"{name} = ?" for name in which)
    with store.write(store.user, verb, which["month"]) as tx:
        for row in store.query("SELECT closed_on FROM visible_reviews WHERE month = ?", [which["month"]]):
            raise Refused("review-closed", month=which["month"], date=date.fromisoformat(row["closed_on"]))
        known = store.query(f"SELECT id, version FROM {view} WHERE {keys}", list(which.values()))
        if not known:
            [new] = tx.insert(table, [{**which, **facts}])
            return new
        tx.change(table, known[0]["id"], facts, known[0]["version"])
        return str(known[0]["id"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
