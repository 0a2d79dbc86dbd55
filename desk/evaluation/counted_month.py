"""A month as it was counted, with what is told beside its figures."""

from datetime import date
from typing import Any, NamedTuple

from desk.evaluation.actions import month_actions
from desk.evaluation.meeting import meeting_of
from desk.evaluation.review import review_of
from desk.evaluation.voices import list_voices
from desk.store.store import Store
from schema.review import Review


class CountedMonth(NamedTuple):
    """The review of a month, and the actions and voices that belong to it."""

    review: Review
    actions: list[dict[str, Any]]
    voices: list[dict[str, Any]]
    closed_on: date | None


def counted_month(store: Store, month: str, *, on: date) -> CountedMonth:
    """Return the review of a month on a day, as it was closed or as it stands, with what is told beside it.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    return CountedMonth(
        review_of(store, month, on=on),
        month_actions(store, month, on=on),
        list_voices(store, month=month, on=on),
        meeting_of(store, month).closed_on,
    )
