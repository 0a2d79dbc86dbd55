"""What of a figure may be printed: no number below 5, nor one that gives it away by subtraction (rules.md section 7).

Two sums are known to the reader: the kinds of case add up to the cases, and the cases with and without a volunteer add
up to all of them.
"""

from dataclasses import dataclass

from schema.codes import CaseKind
from schema.figures import Figure, Figures, Measure, shareable
from schema.small_numbers import hidden_parts, is_small

LESS = "less"
"""Stands for a number below 5."""
HIDDEN = "hidden"
"""Stands for a number from which a number below 5 would follow."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it leaves the desk: each number as it is, or the word that stands for it."""

    is_rate: bool
    is_empty: bool = False
    """A rate without a denominator."""
    count: int | str | None = None
    rate: float | None = None
    numerator: int | str | None = None
    denominator: int | str | None = None
    measure: Measure = Measure.NUMBER
    measured: float | None = None
    """What was measured, of a figure that is no number; with a word as `count` it is not shown."""


def shown_alone(figures: Figures) -> dict[str, Shown]:
    """Return, by name, each figure as it may be printed among the figures of the whole month."""
    kinds = [kind.value for kind in CaseKind if kind.value in figures]
    hidden = {kinds[place] for place in hidden_parts([figures[kind].numerator for kind in kinds])}
    return {name: shown_hidden(figure, hidden=name in hidden) for name, figure in figures.items()}


def shown_apart(
    whole: Figures, with_volunteer: Figures, without_volunteer: Figures
) -> dict[str, tuple[Shown, Shown, Shown]]:
    """Return, by name, the figures known for all cases, with and without a volunteer, as they may be printed."""
    return {
        name: (shown, *_two(with_volunteer[name], without_volunteer[name], shown))
        for name, shown in shown_alone(whole).items()
        if name in with_volunteer and name in without_volunteer
    }


def _two(one: Figure, other: Figure, whole: Shown) -> tuple[Shown, Shown]:
    hidden = frozenset({0, 1} if whole.count == HIDDEN else ())
    for parts in zip(_numbers(one), _numbers(other), strict=True):
        hidden |= hidden_parts(parts)
    return shown_hidden(one, hidden=0 in hidden), shown_hidden(other, hidden=1 in hidden)


def _numbers(figure: Figure) -> tuple[int, ...]:
    """Return the numbers of a figure that add up over the groups."""
    return (figure.numerator,) if figure.denominator is None else (figure.numerator, figure.denominator)


def shown_hidden(figure: Figure, *, hidden: bool) -> Shown:
    """Return a figure as it may be printed, hidden also where only another number asks it."""
    numerator = _part(figure.numerator, hidden=hidden)
    if figure.measure is not Measure.NUMBER:
        value = None if isinstance(numerator, str) else figure.value
        return Shown(
            is_rate=False,
            is_empty=figure.value is None,
            count=numerator,
            numerator=numerator,
            measure=figure.measure,
            measured=value,
        )
    if figure.denominator is None:
        return Shown(is_rate=False, count=numerator)
    denominator = _part(figure.denominator, hidden=hidden)
    return Shown(
        is_rate=True,
        is_empty=figure.denominator == 0,
        rate=figure.value if shareable(figure) and not hidden else None,
        numerator=numerator,
        denominator=denominator,
    )


def _part(number: int, *, hidden: bool) -> int | str:
    if is_small(number):
        return LESS
    return HIDDEN if hidden else number
