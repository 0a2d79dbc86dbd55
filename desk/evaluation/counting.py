"""Counting a month anew from what the desk holds, whether its review was closed or not."""

from datetime import date

from desk.evaluation.comparing import compare_groups
from desk.evaluation.facts import month_facts
from desk.store.store import Store
from schema.figures import month_span
from schema.review import Review, review


def count_month(store: Store, month: str, *, on: date) -> Review:
    """Return the figures of a month as they stand on a day, each with the ids of the records behind it.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    span = month_span(month, on)
    made = review(month, month_facts(store, month, span, on=on), on, store.settings(on))
    return made._replace(differences=compare_groups(store, month, on=on))
