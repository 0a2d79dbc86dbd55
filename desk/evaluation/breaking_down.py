"""The figures of a month per partner, channel, area, language, task or organisation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from desk.evaluation.belonging import belonging
from desk.evaluation.closed import closed_review
from desk.evaluation.counting import counted_span
from desk.evaluation.facts import month_facts
from desk.evaluation.kept_counts import kept_months
from desk.evaluation.telling import told
from desk.store.store import Store
from schema.figures import Figure
from schema.refused import Refused
from schema.review_breakdown import FIGURES_BY, Breakdown, Dimension, broken_down


def break_down(store: Store, month: str, by: Dimension, *, on: date) -> Breakdown:
    """Return the figures of a month per group of a dimension: as the month was closed, or as it stands on the day.

    Raises:
        Refused: as `counted_span`.
    """
    closed = closed_review(store, month, on=on)
    kept = [each for each in closed.breakdowns if each.dimension is by] if closed else []
    return kept[0] if kept else count_down(store, month, [by], on=on)[0]


def count_down(store: Store, month: str, several: Iterable[Dimension], *, on: date) -> list[Breakdown]:
    """Return the figures of a month per group of each of some dimensions, counted anew.

    Raises:
        Refused: as `counted_span`.
    """
    span, settings, wanted = counted_span(store, month, on), store.settings(on), list(several)
    facts = month_facts(store, month, span, on=on, figures={name for by in wanted for name in FIGURES_BY[by]})
    found = (
        broken_down(span, facts, belonging(store, month, facts, span, by, on=on), by, on, settings) for by in wanted
    )
    gone = month in kept_months(store)
    return [each._replace(over_what_is_there=gone) for each in found]


def group_figure(store: Store, month: str, by: Dimension, group: str, figure: str, *, on: date) -> Figure:
    """Return a figure of a group (id) with the records behind it; of a closed month those it was closed with.

    Raises:
        Refused: as `counted_span`; `value-not-in-list` for a group or figure that is not there.
    """
    groups = {each.id: each.figures for each in count_down(store, month, [by], on=on)[0].groups}
    _check_listed("group", group, groups)
    _check_listed("figure", figure, groups[group])
    found, closed = groups[group][figure], closed_review(store, month, on=on)
    if closed is None or figure not in closed.review.figures:
        return found
    then = closed.review.figures[figure]
    ids, base = frozenset(then.ids), frozenset(then.base)
    return found._replace(
        ids=tuple(it for it in found.ids if it in ids), base=tuple(it for it in found.base if it in base)
    )


def _check_listed(field: str, value: str, allowed: Iterable[str]) -> None:
    several = list(allowed)
    if value not in several:
        raise Refused("value-not-in-list", field=field, value=value, allowed=several)


def told_apart(found: Breakdown) -> dict[str, Any]:
    """Return a breakdown in the shape of the command line's contract: per group its name and figures."""
    return {
        "by": str(found.dimension),
        "over_what_is_there": found.over_what_is_there,
        "groups": [{"id": each.id, "group": each.name, "figures": told(each.figures)} for each in found.groups],
    }
