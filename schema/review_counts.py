"""The figures about cases as bare counts: added up by the database over many cases, and corrected for a few."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from schema.codes import CaseKind
from schema.figures import Figure
from schema.review import CASE_FIGURES


class CaseCounts(NamedTuple):
    """How many cases of a month each figure about cases counts (`schema.review.case_figures`)."""

    cases: int = 0
    single: int = 0
    multiple: int = 0
    consecutive: int = 0
    picked_up: int = 0
    reached: int = 0
    attempts: int = 0
    accepted: int = 0
    on_time: int = 0
    """First contact on time."""
    judged: int = 0
    """Of whose first contact it can be said whether it was on time."""


def counts_of(figures: Mapping[str, Figure]) -> CaseCounts:
    """Return the counts that stand in figures about cases."""
    on_time = figures["first_contact_on_time"]
    told = [figures[name].numerator for name in CaseCounts._fields[:-2]]
    return CaseCounts._make([*told, on_time.numerator, on_time.denominator or 0])


def added(one: CaseCounts, other: CaseCounts, sign: int = 1) -> CaseCounts:
    """Return two counts together, or with a sign of -1 the first less the second."""
    return CaseCounts(*(mine + sign * theirs for mine, theirs in zip(one, other, strict=True)))


def total(several: Sequence[CaseCounts]) -> CaseCounts:
    """Return several counts together."""
    return CaseCounts(*map(sum, zip(*several, strict=True))) if several else CaseCounts()


def figures_of(counts: CaseCounts) -> dict[str, Figure]:
    """Return the figures about cases with these counts, without the records behind them."""
    rates = {
        "reach_rate": (counts.reached, counts.picked_up),
        "acceptance_rate": (counts.accepted, counts.reached),
        "first_contact_on_time": (counts.on_time, counts.judged),
    }
    names = ("cases", *(kind.value for kind in CaseKind), "picked_up", "reached", "attempts", "accepted")
    figures = {name: Figure(name, getattr(counts, name), getattr(counts, name), None, ()) for name in names}
    for name, (part, whole) in rates.items():
        figures[name] = Figure(name, part / whole if whole else None, part, whole, ())
    return {name: figures[name] for name in CASE_FIGURES}
