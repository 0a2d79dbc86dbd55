"""Counting a month anew from what the desk holds, whether its review was closed or not."""

from datetime import date

from desk.evaluation.case_counts import count_cases
from desk.evaluation.comparing import compare_groups
from desk.evaluation.facts import month_facts
from desk.evaluation.kept_counts import kept_counts
from desk.evaluation.month_counts import FIGURES, count_signals
from desk.store.store import Store
from schema.figures import Figure, Span, month_span
from schema.kept_counts import with_kept
from schema.refused import Refused
from schema.review import CASE_FIGURES, Review, review
from schema.review_counts import CaseCounts, figures_of, total


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


def count_bare(store: Store, month: str, *, on: date) -> Review:
    """Return what `count_month` does, without the records behind the figures: the database adds up cases and signals.

    Raises:
        Refused: as `counted_span`.
    """
    span, settings = counted_span(store, month, on), store.settings(on)
    facts = month_facts(store, month, span, on=on, figures=set(FIGURES) - {"signals", *CASE_FIGURES})
    made = review(month, facts, on, settings)
    without, helped = count_cases(store, month, month, on=on).get(month, (CaseCounts(), CaseCounts()))
    signals = count_signals(store, span)
    found = made._replace(
        figures={
            **made.figures,
            "signals": Figure("signals", signals, signals, None, ()),
            **figures_of(total((without, helped))),
        },
        with_volunteer=figures_of(helped),
        without_volunteer=figures_of(without),
        differences=compare_groups(store, month, on=on),
    )
    return with_kept(found, kept_counts(store, month))
