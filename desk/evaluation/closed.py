"""Reading a monthly review again as it was closed (rules.md section 7)."""

from datetime import date

from desk.evaluation.month_counts import FIGURES, count_months
from desk.store.store import Store
from schema.dates import month_days
from schema.figures import month_span
from schema.review_meeting import ClosedReview, Correction, corrections

_NEWEST = "SELECT figures FROM visible_reviews WHERE month = ? AND closed_on <= ?"
_BEFORE = "SELECT month FROM visible_reviews WHERE month < ? AND closed_on <= ? ORDER BY month DESC LIMIT 1"
_VALUES = """SELECT e.key AS figure, json_extract(e.value, '$[1]') AS value
  FROM visible_reviews r, json_each(r.figures, '$.review[2]') e WHERE r.month = ?"""
"""Of each figure its value alone: with the records behind all figures a review is megabytes."""

_LATEST = "SELECT max(month) AS month FROM visible_reviews WHERE closed_on <= ?"


def latest_closed(store: Store, *, on: date) -> str | None:
    """Return the latest month whose review was closed on or before a day, or None."""
    [row] = store.query(_LATEST, [on.isoformat()])
    return str(row["month"]) if row["month"] else None


def closed_review(store: Store, month: str, *, on: date) -> ClosedReview | None:
    """Return the review of a month as it was closed on or before a day, or None while it is open."""
    rows = store.query(_NEWEST, [month, on.isoformat()])
    return _read(rows[0]["figures"]) if rows else None


def earlier_corrections(store: Store, month: str, *, on: date) -> tuple[Correction, ...]:
    """Return what changed since in the last review that was closed before a month: it appears in this one.

    Raises:
        Refused: `month-unreadable`.
    """
    month_days(month)
    if not store.user.sees_all:
        return ()
    rows = store.query(_BEFORE, [month, on.isoformat()])
    if not rows:
        return ()
    before = rows[0]["month"]
    closed = closed_values(store, before)
    now = count_months(store, FIGURES, {before: month_span(before, on)}, on=on)[before]
    return corrections(before, closed, now)


def closed_values(store: Store, month: str) -> dict[str, int | float | None]:
    """Return of each figure the value with which a month was closed; nothing for one that is open."""
    return {row["figure"]: row["value"] for row in store.query(_VALUES, [month])}


def _read(text: str) -> ClosedReview:
    from pydantic import TypeAdapter

    return TypeAdapter(ClosedReview).validate_json(text)
