"""The monthly review as a meeting: its agenda, and what stays of it once it is closed (rules.md section 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from schema.figures import Figures, month_span
from schema.papers import AuditAnchor
from schema.papers_review import ReviewAction
from schema.refused import Refused
from schema.review import Review
from schema.review_breakdown import Breakdown
from schema.review_series import ReviewSeries


class Point(StrEnum):
    """The points of the agenda, in their order."""

    ACTIONS = "agenda-actions"
    FIGURES = "agenda-figures"
    WAITING = "agenda-waiting"
    STALLING = "agenda-stalling"
    PROOFS = "agenda-proofs"
    FEEDBACK = "agenda-feedback"
    INCIDENTS = "agenda-incidents"
    QUALITY = "agenda-quality"
    AGREEMENTS = "agenda-agreements"
    NEXT = "agenda-next"


class Correction(NamedTuple):
    """A figure of an earlier, closed review that is another now than when it was closed."""

    month: str
    figure: str
    then: int | float | None
    now: int | float | None
    """A rate is a fraction; None when there was, or is, nothing to divide by."""


class Discussed(NamedTuple):
    """A point of the agenda as it was discussed: how much stood under it, and the note; no names of records."""

    point: Point
    lines: int
    note: str


@dataclass(frozen=True, slots=True)
class ClosedReview:
    """A review as it was closed; it is never changed again, later corrections appear in the next one."""

    review: Review
    closed_on: date
    held_on: date | None
    present: str
    """Who were there, as they were written down."""
    next_on: date | None
    points: tuple[Discussed, ...]
    actions: tuple[ReviewAction, ...]
    corrections: tuple[Correction, ...]
    anchor: AuditAnchor
    """The newest event of the audit chain before the closing."""
    series: ReviewSeries | None = None
    """What the charts of its report show."""
    breakdowns: tuple[Breakdown, ...] = ()
    """The figures per partner, channel and so on."""


def check_closable(month: str, on: date) -> None:
    """Refuse to close the review of a month that is not over: its figures would not be the month's.

    Raises:
        Refused: `month-unreadable`, `month-in-future`; `month-running` on a day in the month itself.
    """
    if month_span(month, on).provisional:
        raise Refused("month-running", month=month)


def corrections(month: str, closed: Mapping[str, int | float | None], now: Figures) -> tuple[Correction, ...]:
    """Return which figures of a closed review are others when they are counted now; of those then it has the values."""
    return tuple(
        Correction(month, name, value, now[name].value)
        for name, value in closed.items()
        if name in now and now[name].value != value
    )
