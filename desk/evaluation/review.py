"""The monthly review: figures that open their definition and the records behind them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.evaluation.actions import list_actions
from desk.evaluation.definitions import definition
from desk.evaluation.facts import month_facts
from desk.store.store import Store
from schema.dates import month_days
from schema.refused import Refused
from schema.review import Figure, Review, month_span, review

GROUPS = ("figures", "with_volunteer", "without_volunteer")
"""The three sets of figures of a review, by the names under which they are answered."""


def review_of(store: Store, month: str, *, on: date) -> Review:
    """Return the review of a month as it stands on a day, each figure with the ids of the records behind it.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    span = month_span(month, on)
    return review(month, month_facts(store, month, span, on=on), on, store.settings(on))


def monthly_review(store: Store, month: str, *, on: date) -> dict[str, Any]:
    """Return the review of a month in the shape of the command line's contract, with the decisions to act on.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    made = review_of(store, month, on=on)
    figures = {group: _told(_figures(made, group)) for group in GROUPS}
    return {"month": month, "provisional": made.provisional, **figures, "actions": month_actions(store, month, on=on)}


def records_behind(store: Store, month: str, figure: str, *, on: date, group: str = "figures") -> tuple[str, ...]:
    """Return the ids of the records that make a figure: of a rate those of its numerator.

    They are signals, cases, pairings, requests or volunteers, by the figure; an expiring proof names its volunteer.

    Args:
        group: one of `GROUPS`.

    Raises:
        Refused: `month-unreadable`, `month-in-future`; `value-not-in-list` when there is no such figure.
    """
    found = _figures(review_of(store, month, on=on), group)
    if figure not in found:
        raise Refused("value-not-in-list", field="figure", value=figure, allowed=list(found))
    return found[figure].ids


def _figures(made: Review, group: str) -> Mapping[str, Figure]:
    """Return the figures of a group; among those of the whole month one for each preference that was passed over."""
    found: dict[str, Figure] = dict(getattr(made, group))
    if group == "figures":
        found |= {f"overrides_{name}": figure for name, figure in made.overrides.items()}
    return found


def _told(figures: Mapping[str, Figure]) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "definition": definition(name),
        }
        for name, figure in figures.items()
    }


def month_actions(store: Store, month: str, *, on: date) -> list[dict[str, Any]]:
    """Return the decisions that are open on the day, and those that were made in the month or are about it.

    Raises:
        Refused: `month-unreadable`.
    """
    first, last = (day.isoformat() for day in month_days(month))
    return [
        action
        for action in list_actions(store, on=on)
        if action["status"] == "open" or first <= action["made_on"] <= last or action["subject"] == month
    ]
