"""Closing a monthly review: its figures, notes and decisions are kept as they are (rules.md section 7)."""

from datetime import UTC, date, datetime
from typing import Any

from desk.evaluation.actions import month_actions
from desk.evaluation.agenda import agenda
from desk.evaluation.breaking_down import count_down
from desk.evaluation.closed import earlier_corrections
from desk.evaluation.counting import count_month
from desk.evaluation.meeting import meeting_of
from desk.evaluation.series import review_series
from desk.store.store import Store
from schema.papers import AuditAnchor
from schema.papers_review import ReviewAction
from schema.refused import Refused
from schema.review_breakdown import Dimension, counts_only
from schema.review_meeting import ClosedReview, Discussed, Point, check_closable


def close_review(store: Store, month: str, *, on: date) -> str:
    """Close the review of a month: its figures, notes and decisions are kept as they are now; return the record's id.

    Raises:
        Refused: `month-unreadable`, `month-in-future`; `month-running` while the month lasts; `review-closed` with the
            day when it was closed before.
    """
    check_closable(month, on)
    closed = _as_it_stands(store, month, on)
    with store.write(store.user, "close-review", month) as tx:
        for row in store.query("SELECT closed_on FROM visible_reviews WHERE month = ?", [month]):
            raise Refused("review-closed", month=month, date=date.fromisoformat(row["closed_on"]))
        [new] = tx.insert("review", [{"month": month, "figures": _written(closed), "closed_on": on}])
    return new


def _as_it_stands(store: Store, month: str, on: date) -> ClosedReview:
    meeting, head = meeting_of(store, month), store.head()
    return ClosedReview(
        count_month(store, month, on=on),
        on,
        meeting.held_on,
        meeting.present,
        meeting.next_on,
        tuple(
            Discussed(topic.point, len(topic.lines), meeting.notes.get(topic.point, ""))
            for topic in agenda(store, month, on=on)
            if topic.point is not Point.NEXT
        ),
        tuple(map(_decision, month_actions(store, month, on=on))),
        earlier_corrections(store, month, on=on),
        AuditAnchor(head.seq, head.hash, datetime.now(UTC).replace(microsecond=0)),
        review_series(store, month, on=on),
        tuple(map(counts_only, count_down(store, month, Dimension, on=on))),
    )


def _decision(action: dict[str, Any]) -> ReviewAction:
    due_on = date.fromisoformat(action["due_on"]) if action["due_on"] else None
    return ReviewAction(action["title"], action["owner"], due_on, done=action["status"] == "done")


def _written(closed: ClosedReview) -> str:
    from pydantic import TypeAdapter

    return TypeAdapter(ClosedReview).dump_json(closed).decode()
