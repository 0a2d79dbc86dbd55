"""The course of one figure over the months up to one: as each was closed, or as it stands on the day."""

import json
from datetime import date
from typing import NamedTuple

from desk.evaluation.kept_counts import kept_months
from desk.evaluation.month_counts import FIGURES, count_months
from desk.store.store import Store
from schema.dates import month_shift
from schema.figures import Figure, Measure, month_span
from schema.kept_counts import MEASURED_OVER_WHAT_IS_THERE
from schema.refused import Refused

MONTHS = 24
_CLOSED = """SELECT month, json_extract(figures, '{place}[1]', '{place}[2]', '{place}[3]', '{place}[6]') AS told
  FROM visible_reviews WHERE month BETWEEN ? AND ? AND closed_on <= ?"""
"""Of a closed review this figure alone is read: with the records behind all figures it is megabytes."""


class Point(NamedTuple):
    """A figure in one month."""

    month: str
    figure: Figure
    """Without the records behind it."""
    closed: bool
    """It is as it was closed with."""
    provisional: bool
    """The month is not over on the day asked."""
    over_what_is_there: bool = False
    """Records of the month are destroyed since, and this figure tells of what is left."""


def course(store: Store, figure: str, month: str, *, months: int = MONTHS, on: date) -> list[Point]:
    """Return a figure in each of so many months up to one, without the months before there was anything.

    Raises:
        Refused: `month-unreadable`, `month-in-future`, `month-still-open`; `value-not-in-list` for a figure that has
            no course.
    """
    points = every_month(store, figure, month, months=months, on=on)
    begun = next(
        (place for place, it in enumerate(points) if it.figure.numerator or it.figure.denominator), len(points) - 1
    )
    return points[begun:]


def every_month(store: Store, figure: str, month: str, *, months: int, on: date) -> list[Point]:
    """Return a figure in each of so many months up to one, the first ones too where there was nothing yet.

    Who does not see all that is counted gets the closed months alone.

    Raises:
        Refused: as `course` does.
    """
    if figure not in FIGURES:
        raise Refused("value-not-in-list", field="figure", value=figure, allowed=list(FIGURES))
    month_span(month, on)
    names = [month_shift(month, -back) for back in reversed(range(months))]
    closed = _closed(store, figure, names, on)
    if not store.user.sees_all:
        names = [name for name in names if name in closed]
        if not names:
            raise Refused("month-still-open", month=month)
    spans = {name: month_span(name, on) for name in names if name not in closed}
    now = count_months(store, [figure], spans, on=on)
    less = kept_months(store) if figure in MEASURED_OVER_WHAT_IS_THERE else frozenset()
    return [
        Point(
            name,
            closed[name] if name in closed else now[name][figure],
            name in closed,
            name in spans and spans[name].provisional,
            name in spans and name in less,
        )
        for name in names
    ]


def _closed(store: Store, figure: str, months: list[str], on: date) -> dict[str, Figure]:
    """Return the figure as the closed reviews of some months have it; one that was not yet counted then is left out."""
    sql = _CLOSED.format(place=f"$.review[2].{figure}")
    found = {}
    for row in store.query(sql, [months[0], months[-1], on.isoformat()]):
        value, numerator, denominator, measure = json.loads(row["told"])
        if numerator is not None:
            kept = Figure(figure, value, numerator, denominator, (), measure=Measure(measure or Measure.NUMBER))
            found[row["month"]] = kept
    return found
