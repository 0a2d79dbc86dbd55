"""The report of a monthly review: the same figures as on screen, with the anchor of the audit chain."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from desk.evaluation.actions import month_actions
from desk.evaluation.breaking_down import count_down
from desk.evaluation.closed import closed_review
from desk.evaluation.monitor import reference
from desk.evaluation.review import review_of
from desk.evaluation.series import review_series
from desk.store.store import Store
from schema.figures import Figures, without_ids
from schema.papers import AuditAnchor, Issue
from schema.papers_review import MonitorLine, MonitorValue, ReviewAction, ReviewClosing, ReviewNote, ReviewPaper
from schema.review import Review
from schema.review_breakdown import Dimension, counts_only
from schema.review_meeting import ClosedReview

_PRINTED = (Dimension.PARTNER, Dimension.CHANNEL)


def review_paper(store: Store, month: str, issue: Issue, on: date) -> ReviewPaper:
    """Make the report of a month: as it was closed, or while it is open as it stands on a day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    if closed := closed_review(store, month, on=on):
        return ReviewPaper(
            issue,
            store.setting("municipality"),
            _counts_only(closed.review),
            closed.actions,
            closed.closed_on,
            closed.anchor,
            _closing(closed),
            closed.series,
            closed.breakdowns,
            monitor_lines(closed.review.figures),
        )
    head, made = store.head(), review_of(store, month, on=on)
    return ReviewPaper(
        issue,
        store.setting("municipality"),
        _counts_only(made),
        tuple(_action(action) for action in month_actions(store, month, on=on)),
        on,
        AuditAnchor(head.seq, head.hash, datetime.now(UTC).replace(microsecond=0)),
        series=review_series(store, month, on=on),
        breakdowns=tuple(map(counts_only, count_down(store, month, _PRINTED, on=on))),
        monitor=monitor_lines(made.figures),
    )


def _closing(closed: ClosedReview) -> ReviewClosing:
    return ReviewClosing(
        closed.closed_on,
        closed.held_on,
        closed.present,
        closed.next_on,
        tuple(ReviewNote(said.point.value, said.note) for said in closed.points if said.note),
        tuple(correction.figure for correction in closed.corrections),
    )


def monitor_lines(figures: Figures) -> tuple[MonitorLine, ...]:
    """Return the figures that the national monitor has too, in its terms."""
    found = ((name, reference(name)) for name in figures)
    return tuple(
        MonitorLine(
            told.term,
            name,
            told.of,
            tuple(MonitorValue(each.year, each.value, each.known, each.source) for each in told.values),
        )
        for name, told in found
        if told is not None
    )


def _counts_only(review: Review) -> Review:
    """Return the review without the ids of its records: paper knows no way to a person."""
    return review._replace(
        figures=without_ids(review.figures),
        with_volunteer=without_ids(review.with_volunteer),
        without_volunteer=without_ids(review.without_volunteer),
        overrides={},
        parts={name: without_ids(parts) for name, parts in review.parts.items()},
    )


def _action(action: Mapping[str, Any]) -> ReviewAction:
    due_on = date.fromisoformat(action["due_on"]) if action["due_on"] else None
    return ReviewAction(action["title"], action["owner"], due_on, done=action["status"] == "done")
