"""The course of one figure over the months up to one: as each was closed, or as it stands on the day."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from desk.evaluation.case_counts import count_cases
from desk.evaluation.counting import count_month
from desk.evaluation.facts import overrides_in
from desk.evaluation.kept_counts import kept_months
from desk.evaluation.work_facts import work_facts
from desk.requests.waiting import count_waiting
from desk.store.store import Store
from desk.volunteers.deployability import count_deployable, expiring_proofs
from schema.dates import month_shift
from schema.figures import Figure, Measure, Span, month_span, without_ids
from schema.refused import Refused
from schema.review import CASE_FIGURES
from schema.review_counts import CaseCounts, figures_of, total
from schema.review_pairings import WORK_FIGURES, work_figures

MONTHS = 24
_SIGNALS = "SELECT count(*) AS n FROM visible_signals WHERE signal_on BETWEEN ? AND ?"
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
    gone = set(kept_months(store)) - set(closed)
    closed_or_kept = closed | {name: _with_kept(store, figure, name, on) for name in names if name in gone}
    spans = {name: month_span(name, on) for name in names if name not in closed_or_kept}
    now = _count(store, figure, spans, on) if spans else {}
    return [
        Point(name, closed_or_kept.get(name) or now[name], name in closed, name in spans and spans[name].provisional)
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


def _with_kept(store: Store, figure: str, month: str, on: date) -> Figure:
    """Count a figure in a month of which records are destroyed: with what was kept of them as a count."""
    return without_ids(count_month(store, month, on=on).figures)[figure]


def _count(store: Store, figure: str, spans: Mapping[str, Span], on: date) -> dict[str, Figure]:
    """Count the figure anew in some months; of many cases the database adds up."""
    if figure in CASE_FIGURES:
        several = count_cases(store, min(spans), max(spans), on=on)
        nothing = CaseCounts(), CaseCounts()
        return {month: figures_of(total(several.get(month, nothing)))[figure] for month in spans}
    if figure in WORK_FIGURES:
        settings = store.settings(on)
        return {
            month: without_ids(work_figures(work_facts(store, month, span, on=on), span, on, settings))[figure]
            for month, span in spans.items()
        }
    counts = _COUNTS[figure](store, spans.values())
    return {month: Figure(figure, count, count, None, ()) for month, count in zip(spans, counts, strict=True)}


_Count = Callable[[Store, Iterable[Span]], Iterable[int]]
_COUNTS: Mapping[str, _Count] = {
    "signals": lambda store, spans: (
        store.query(_SIGNALS, [span.first.isoformat(), span.last.isoformat()])[0]["n"] for span in spans
    ),
    "waiting_requests": lambda store, spans: (count_waiting(store, on=span.last) for span in spans),
    "volunteers_deployable": lambda store, spans: count_deployable(store, [span.last for span in spans]),
    "proofs_expiring_60_days": lambda store, spans: (len(expiring_proofs(store, on=span.last)) for span in spans),
    "overrides": lambda store, spans: (len(overrides_in(store, span)) for span in spans),
}
FIGURES = (*CASE_FIGURES, *WORK_FIGURES, *_COUNTS)
"""The figures that have a course: all but parts of others."""
