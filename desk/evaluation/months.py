"""The months there are to look at, and how each figure went over the last of them."""

from collections.abc import Mapping
from datetime import date

from desk.evaluation.closed import closed_values
from desk.evaluation.month_counts import FIGURES, count_months
from desk.store.store import Store
from schema.dates import month_of, month_shift
from schema.figures import month_span

MONTHS = 12
"""As many months as stand beside a figure in little."""
_FIRST = """SELECT min(month) AS month FROM (SELECT substr(min(signal_on), 1, 7) AS month FROM visible_signals
  UNION ALL SELECT min(month) FROM visible_month_counts)"""
_CLOSED = "SELECT month FROM visible_reviews WHERE closed_on <= ?"

Values = tuple[float | None, ...]


def months_to_look_at(store: Store, *, on: date) -> dict[str, bool]:
    """Return the months of which there is a review, the newest first, each with whether it is closed.

    Who does not see all that is counted gets the closed months alone.
    """
    closed = {row["month"] for row in store.query(_CLOSED, [on.isoformat()])}
    if not store.user.sees_all:
        return dict.fromkeys(sorted(closed, reverse=True), True)
    month = month_of(on)
    first = min(filter(None, (store.query(_FIRST)[0]["month"], *closed)), default=month)
    found = {}
    while month >= first:
        found[month] = month in closed
        month = month_shift(month, -1)
    return found


def courses(store: Store, month: str, *, on: date) -> Mapping[str, Values]:
    """Return of every figure its value in each of the `MONTHS` up to one, as closed or as it stands; None of nothing.

    For who does not see all that is counted an open month is None.
    """
    names = [month_shift(month, -back) for back in reversed(range(MONTHS))]
    closed = {row["month"] for row in store.query(_CLOSED, [on.isoformat()])}
    spans = {name: month_span(name, on) for name in names if name not in closed and store.user.sees_all}
    now = count_months(store, FIGURES, spans, on=on)
    values = {
        name: closed_values(store, name)
        if name in closed
        else {figure: each.value for figure, each in now.get(name, {}).items()}
        for name in names
    }
    return {figure: tuple(values[name].get(figure) for name in names) for figure in FIGURES}
