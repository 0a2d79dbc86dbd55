"""The paper of a monthly review: its figures, its decisions, and the meeting in which it was closed."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schema.papers import AuditAnchor, Issue, missing
from schema.review import Review
from schema.review_breakdown import Breakdown
from schema.review_series import ReviewSeries


@dataclass(frozen=True, slots=True)
class ReviewAction:
    """A decision of the review with its owner and date."""

    text: str
    owner: str = ""
    due_on: date | None = None
    done: bool = False


class ReviewNote(NamedTuple):
    """What was said under a point of the meeting's agenda."""

    point: str
    """A `schema.review_meeting.Point`."""
    note: str


@dataclass(frozen=True, slots=True)
class ReviewClosing:
    """The meeting in which a review was closed."""

    closed_on: date
    held_on: date | None
    present: str
    next_on: date | None
    notes: tuple[ReviewNote, ...]
    corrected: tuple[str, ...]
    """The figures of the review before this one that have changed since; their names alone, for the difference of two
    numbers is itself a number, and a small one."""


class MonitorValue(NamedTuple):
    """What the national monitor says of one year."""

    year: int
    value: float | None
    """A part of 1; None where it was not found."""
    known: str
    """How it was come by: `told`, `about`, `computed`, `half-year`, `not-found`."""
    source: str


class MonitorLine(NamedTuple):
    """A figure of the review as a part of another, in the terms and with the values of the national monitor."""

    term: str
    figure: str
    of: str
    values: tuple[MonitorValue, ...]


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """The monthly review: counts and rates only, never a person of whom a figure speaks (rules.md section 7)."""

    issue: Issue
    municipality: str
    review: Review
    actions: tuple[ReviewAction, ...] = ()
    computed_on: date | None = None
    """The day up to which the figures reach; the day of issue when empty."""
    anchor: AuditAnchor | None = None
    closing: ReviewClosing | None = None
    """None while the review is open."""
    series: ReviewSeries | None = None
    """What its charts show."""
    breakdowns: tuple[Breakdown, ...] = ()
    """The figures per group, without the records behind them."""
    monitor: tuple[MonitorLine, ...] = ()
    """The national monitor beside the desk's own figures."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of what the review lacks; once it is closed, also of what is unknown of its meeting."""
        return missing(
            (
                ("municipality", self.municipality),
                ("audit_anchor", self.anchor),
                ("action_owner", all(action.owner.strip() for action in self.actions)),
                ("action_due", all(action.due_on for action in self.actions)),
                ("held_on", self.closing is None or self.closing.held_on),
                ("present", self.closing is None or self.closing.present),
                ("next_on", self.closing is None or self.closing.next_on),
            )
        )
