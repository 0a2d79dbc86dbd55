"""The figures of a month per partner, channel, area, language, task or organisation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from desk.evaluation.belonging import belonging
from desk.evaluation.closed import closed_review
from desk.evaluation.facts import month_facts
from desk.evaluation.telling import told
from desk.store.store import Store
from schema.figures import month_span
from schema.review_breakdown import Breakdown, Dimension, broken_down


def break_down(store: Store, month: str, by: Dimension, *, on: date) -> Breakdown:
    """Return the figures of a month per group of a dimension: as the month was closed, or as it stands on the day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    closed = closed_review(store, month, on=on)
    kept = [each for each in closed.breakdowns if each.dimension is by] if closed else []
    return kept[0] if kept else count_down(store, month, [by], on=on)[0]


def count_down(store: Store, month: str, several: Iterable[Dimension], *, on: date) -> list[Breakdown]:
    """Return the figures of a month per group of each of some dimensions, counted anew.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    span, settings = month_span(month, on), store.settings(on)
    facts = month_facts(store, month, span, on=on)
    return [
        broken_down(month, facts, belonging(store, month, facts, span, by, on=on), by, on, settings) for by in several
    ]


def group_records(store: Store, month: str, by: Dimension, group: str, figure: str, *, on: date) -> tuple[str, ...]:
    """Return the ids of the records behind a figure of a group (id); of a closed month those it was closed with.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    found = count_down(store, month, [by], on=on)[0]
    ids = next((each.figures[figure].ids for each in found.groups if each.id == group), ())
    if closed := closed_review(store, month, on=on):
        then = frozenset(closed.review.figures[figure].ids)
        return tuple(record for record in ids if record in then)
    return ids


def told_apart(found: Breakdown) -> dict[str, Any]:
    """Return a breakdown in the shape of the command line's contract: per group its name and figures."""
    return {
        "by": str(found.dimension),
        "groups": [{"group": each.name, "figures": told(each.figures)} for each in found.groups],
    }
