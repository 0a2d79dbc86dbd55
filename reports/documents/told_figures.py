"""How a figure that may be printed is written."""

from reports.documents.shown_figures import Shown
from reports.texts import Words
from schema.figures import Measure


def value(shown: Shown, words: Words) -> str:
    """Return a figure's value: a count, a rate as a percentage, or what was measured."""
    if shown.is_empty:
        return words.of("review", "none")
    if shown.measure is not Measure.NUMBER and shown.measured is not None:
        return words.of("review", str(shown.measure)).format(number=words.number(shown.measured))
    if not shown.is_rate:
        return written(shown.count, words)
    return words.of("review", "hidden") if shown.rate is None else words.percent(shown.rate)


def in_full(shown: Shown, words: Words) -> str:
    """Return a figure's value, a rate with its numerator and denominator behind it."""
    if shown.rate is None:
        return value(shown, words)
    numerator, denominator = (written(part, words) for part in (shown.numerator, shown.denominator))
    return words.of("review", "rate").format(
        percent=words.percent(shown.rate), numerator=numerator, denominator=denominator
    )


def written(part: int | str | None, words: Words) -> str:
    """Return a number, or the word that stands for one that is not shown."""
    if part is None:
        return ""
    return words.count(part) if isinstance(part, int) else words.of("review", part)
