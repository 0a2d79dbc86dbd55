"""The month figures that stay as counts when the records behind them are destroyed (rules.md section 8)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from schema.figures import NO_FIGURES, Figure, Figures, Measure
from schema.review import Review

BASE = "_base"
"""What stands behind a rate's name for the count of its denominator."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How often one figure was counted in records that are gone; several rows of one month add up."""

    month: str
    figure: str
    """A name of the review; with `BASE` behind it, the denominator of that rate; `overrides_…` per preference."""
    count: int
    with_volunteer: bool = False
    partner_type: str = ""
    """The kinds of partner that sent the case's signals, joined by `|`."""
    channel: str = ""
    """Of attempts alone."""
    kind: str = ""
    """The kind of the case."""
    area: str = ""
    """The four digits of the postcode."""


OF_CASES = frozenset(
    {"cases", "single", "multiple", "consecutive", "picked_up", "reached", "reach_rate", "attempts", "accepted"}
    | {"acceptance_rate", "first_contact_on_time"}
)
"""Figures that are also told with and without a volunteer."""
_FROM: Mapping[str, tuple[str, str]] = {
    "reach_rate": ("reached", "picked_up"),
    "acceptance_rate": ("accepted", "reached"),
}
"""Of which counts a rate is made that is no count of its own."""
KINDS = ("single", "multiple", "consecutive")
MEASURED_OVER_WHAT_IS_THERE = frozenset({"days_to_pairing", "hours", "feedback_on_time"})
"""What cannot be added up from counts of records: an open month tells it of what is there, a closed one keeps it."""


def told_once(figures: Figures) -> dict[str, int]:
    """Return the counts of some figures by name, each once: what follows from others is left out.

    So is what is measured, such as the middle of some days: it cannot be added up from parts.
    """
    found: dict[str, int] = {}
    for name, figure in figures.items():
        if name in KINDS or name in _FROM or figure.measure is not Measure.NUMBER:
            continue
        found[name] = figure.numerator
        if figure.denominator is not None:
            found[f"{name}{BASE}"] = figure.denominator
    return {name: count for name, count in found.items() if count}


def with_kept(made: Review, kept: Iterable[MonthCount]) -> Review:
    """Return a review with what was counted in records that are gone added to it; its lists show what is there."""
    several = list(kept)
    if not several:
        return made
    overrides = {
        name: _added(figure, _sums(several)[f"overrides_{name}"], 0) for name, figure in made.overrides.items()
    }
    return made._replace(
        figures=figures_with_kept(made.figures, several),
        with_volunteer=figures_with_kept(made.with_volunteer, [row for row in several if row.with_volunteer]),
        without_volunteer=figures_with_kept(made.without_volunteer, [row for row in several if not row.with_volunteer]),
        overrides=overrides or NO_FIGURES,
        over_what_is_there=tuple(name for name in made.figures if name in MEASURED_OVER_WHAT_IS_THERE),
    )


def gone_from(figure: Figure, there: Collection[str]) -> int:
    """Return how many records a figure counts that are there no more; of those kept as a count none can be named.

    Args:
        there: the ids of its records that are still there.
    """
    named = sum(1 for record in set(figure.ids) if record not in there)
    return named if figure.name == "attempts" else named + max(0, figure.numerator - len(figure.ids))


def figures_with_kept(figures: Figures, kept: Iterable[MonthCount]) -> dict[str, Figure]:
    """Return figures with what was counted of them in records that are gone."""
    sums = _sums(kept)
    return {name: _added(figure, *(sums[each] for each in _parts(name))) for name, figure in figures.items()}


def names_kept(names: Iterable[str]) -> set[str]:
    """Return under which names the counts stand that some figures are made of."""
    return {"cases" if part in KINDS else part for name in names for part in _parts(name)}


def _parts(name: str) -> tuple[str, str]:
    return _FROM.get(name, (name, f"{name}{BASE}"))


def _sums(kept: Iterable[MonthCount]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in kept:
        sums[row.figure] += row.count
        if row.figure == "cases":
            sums[row.kind] += row.count
    return sums


def _added(figure: Figure, more: int, more_base: int) -> Figure:
    if figure.measure is not Measure.NUMBER:
        return figure
    numerator = figure.numerator + more
    if figure.denominator is None:
        return figure._replace(value=numerator, numerator=numerator)
    denominator = figure.denominator + more_base
    value = numerator / denominator if denominator else None
    return figure._replace(value=value, numerator=numerator, denominator=denominator)
