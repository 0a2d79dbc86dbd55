"""The month figures that stay as counts when the records behind them are destroyed (rules.md section 8)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from schema.review import NO_FIGURES, Figure, Figures, Review

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
_FROM: Mapping[str, tuple[str, str | None]] = {
    "reach_rate": ("reached", "picked_up"),
    "acceptance_rate": ("accepted", "reached"),
    "first_contact_on_time": ("first_contact_on_time", f"first_contact_on_time{BASE}"),
}
"""Of which counts a rate is made."""
KINDS = ("single", "multiple", "consecutive")


def told_once(figures: Figures) -> dict[str, int]:
    """Return the counts of some figures by name, each once: what follows from others is left out."""
    found = {
        name: figure.numerator
        for name, figure in figures.items()
        if name not in KINDS and name not in ("reach_rate", "acceptance_rate")
    }
    on_time = figures.get("first_contact_on_time")
    if on_time is not None and on_time.denominator is not None:
        found[f"first_contact_on_time{BASE}"] = on_time.denominator
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
        figures=_with(made.figures, several),
        with_volunteer=_with(made.with_volunteer, [row for row in several if row.with_volunteer]),
        without_volunteer=_with(made.without_volunteer, [row for row in several if not row.with_volunteer]),
        overrides=overrides or NO_FIGURES,
    )


def gone_from(figure: Figure, there: Collection[str]) -> int:
    """Return how many records a figure counts that are there no more; of those kept as a count none can be named.

    Args:
        there: the ids of its records that are still there.
    """
    named = sum(1 for record in set(figure.ids) if record not in there)
    return named if figure.name == "attempts" else named + max(0, figure.numerator - len(figure.ids))


def _with(figures: Figures, kept: Iterable[MonthCount]) -> Figures:
    sums = _sums(kept)
    found = {}
    for name, figure in figures.items():
        numerator, base = _FROM.get(name, (name, None))
        found[name] = _added(figure, sums[numerator], sums[base] if base else 0)
    return found


def _sums(kept: Iterable[MonthCount]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in kept:
        sums[row.figure] += row.count
        if row.figure == "cases":
            sums[row.kind] += row.count
    return sums


def _added(figure: Figure, more: int, more_base: int) -> Figure:
    numerator = figure.numerator + more
    if figure.denominator is None:
        return figure._replace(value=numerator, numerator=numerator)
    denominator = figure.denominator + more_base
    value = numerator / denominator if denominator else None
    return figure._replace(value=value, numerator=numerator, denominator=denominator)
