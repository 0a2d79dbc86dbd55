"""The monthly review: figures that open their definition and the records behind them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.evaluation.actions import month_actions
from desk.evaluation.closed import closed_review, earlier_corrections
from desk.evaluation.counting import count_bare, count_month
from desk.evaluation.telling import told
from desk.store.store import Store
from schema.figures import Figure
from schema.refused import Refused
from schema.review import Review

GROUPS = ("figures", "with_volunteer", "without_volunteer")
"""The three sets of figures of a review, by the names under which they are answered."""


def review_of(store: Store, month: str, *, on: date) -> Review:
    """Return the review of a month on a day, each figure with the ids of the records behind it.

    Once closed it stays as it was closed; until then it is counted as it stands on the day.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    closed = closed_review(store, month, on=on)
    return closed.review if closed else count_month(store, month, on=on)


def monthly_review(store: Store, month: str, *, on: date) -> dict[str, Any]:
    """Return the review of a month in the shape of the command line's contract, with the decisions to act on.

    `closed_on` says since when it is frozen; `corrections` are the figures of the last review closed before it that
    are others now; `over_what_is_there` the figures that tell of what is left after records were destroyed.

    Raises:
        Refused: `month-unreadable`, `month-in-future`.
    """
    closed = closed_review(store, month, on=on)
    made = closed.review if closed else count_bare(store, month, on=on)
    changed = closed.corrections if closed else earlier_corrections(store, month, on=on)
    return {
        "month": month,
        "provisional": made.provisional,
        "over_what_is_there": list(made.over_what_is_there),
        "closed_on": closed.closed_on.isoformat() if closed else None,
        **{group: told(_figures(made, group)) for group in GROUPS},
        "differences": [difference._asdict() for difference in made.differences],
        "corrections": [correction._asdict() for correction in changed],
        "actions": month_actions(store, month, on=on),
    }


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
    """Return the figures of a group; among those of the whole month each followed by its parts."""
    whole: Mapping[str, Figure] = getattr(made, group)
    parts = {"overrides": made.overrides, **made.parts} if group == "figures" else {}
    found: dict[str, Figure] = {}
    for name, figure in whole.items():
        found[name] = figure
        found |= {f"{name}_{part}": each for part, each in parts.get(name, {}).items()}
    return found
