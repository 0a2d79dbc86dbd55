"""Figures of many months as bare counts, each by the shortest way; no list of records is made for them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from desk.evaluation.case_counts import count_cases
from desk.evaluation.facts import overrides_in
from desk.evaluation.kept_counts import sums_kept
from desk.evaluation.work_facts import work_facts_of
from desk.requests.waiting import count_waiting
from desk.store.store import Store
from desk.volunteers.deployability import count_deployable, expiring_proofs
from schema.figures import Figure, Span, without_ids
from schema.kept_counts import figures_with_kept
from schema.review import CASE_FIGURES
from schema.review_counts import CaseCounts, figures_of, total
from schema.review_pairings import WORK_FIGURES, work_figures

_SIGNALS = "SELECT count(*) AS n FROM visible_signals WHERE signal_on BETWEEN ? AND ?"
_Count = Callable[[Store, Iterable[Span]], Iterable[int]]
_COUNTS: Mapping[str, _Count] = {
    "signals": lambda store, spans: (count_signals(store, span) for span in spans),
    "waiting_requests": lambda store, spans: (count_waiting(store, on=span.last) for span in spans),
    "volunteers_deployable": lambda store, spans: count_deployable(store, [span.last for span in spans]),
    "proofs_expiring_60_days": lambda store, spans: (len(expiring_proofs(store, on=span.last)) for span in spans),
    "overrides": lambda store, spans: (len(overrides_in(store, span)) for span in spans),
}
FIGURES = (*CASE_FIGURES, *WORK_FIGURES, *_COUNTS)
"""The figures that are counted so: all but parts of others."""

Counted = dict[str, dict[str, Figure]]
"""Per month its figures by name, without the records behind them."""


def count_months(store: Store, figures: Collection[str], spans: Mapping[str, Span], *, on: date) -> Counted:
    """Count some of `FIGURES` anew in some months as they stand on a day, with what was kept of records that are gone.

    It counts what `counting.count_month` counts, without the lists.
    """
    if not spans:
        return {}
    found: Counted = {month: {} for month in spans}
    if any(name in CASE_FIGURES for name in figures):
        _count_cases(store, found, on)
    if asked := [name for name in WORK_FIGURES if name in figures]:
        _count_work(store, found, asked, spans, on)
    for name, count in _COUNTS.items():
        if name in figures:
            for month, number in zip(spans, count(store, spans.values()), strict=True):
                found[month][name] = Figure(name, number, number, None, ())
    kept = sums_kept(store, min(spans), max(spans), figures)
    return {
        month: figures_with_kept({name: each[name] for name in figures}, kept.get(month, ()))
        for month, each in found.items()
    }


def count_signals(store: Store, span: Span) -> int:
    """Return how many signals of any status are dated in some days."""
    return int(store.query(_SIGNALS, [span.first.isoformat(), span.last.isoformat()])[0]["n"])


def _count_cases(store: Store, found: Counted, on: date) -> None:
    several = count_cases(store, min(found), max(found), on=on)
    for month, figures in found.items():
        figures |= figures_of(total(several.get(month, (CaseCounts(), CaseCounts()))))


def _count_work(store: Store, found: Counted, asked: Collection[str], spans: Mapping[str, Span], on: date) -> None:
    settings = store.settings(on)
    for month, facts in work_facts_of(store, spans, on=on, figures=asked).items():
        found[month] |= without_ids(work_figures(facts, spans[month], on, settings))
