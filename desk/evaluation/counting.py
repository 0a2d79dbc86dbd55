"""Counting a month anew from what the desk holds, whether its review was closed or not."""

from datetime import date

from desk.evaluation.comparing import compare_groups
from desk.evaluation.facts import month_facts
from desk.evaluation.kept_counts import kept_counts
from desk.store.store import Store
from schema.figures import Span, month_span
from schema.kept_counts import with_kept
from schema.refused import Refused
from schema.review import Review, review


def counted_span(store: Store, month: str, on: date) -> Span:
    """Return the days of a month that is to be counted on a day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`, `month-still-open` for a user who does not see all that is
            counted: what she sees of it would be no figure.
    """
    span = month_span(month, on)
    if not store.user.sees_all:
        raise Refused("month-still-open", month=month)
    return span


def count_month(store: Store, month: str, *, on: date) -> Review:
    """Return the figures of a month as they stand on a day, each with the ids of the records behind it.

    What was counted in records that are destroyed since is added; the ids are of what is there.

    Raises:
        Refused: as `counted_span`.
    """
    span = counted_span(store, month, on)
    made = review(month, month_facts(store, month, span, on=on), on, store.settings(on))
    made = made._replace(differences=compare_groups(store, month, on=on))
    return with_kept(made, kept_counts(store, month))
