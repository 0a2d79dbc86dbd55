"""The charts of the monthly review: months, partners, channels, waiting, who can go, what lapses.

No number below 5 is in them, nor one from which such a number follows by subtraction from a total that is told.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from reports.blocks import Bar, Bars, Block, Column, Columns, Heading, Paragraph, Together, plain
from reports.documents.shown_figures import HIDDEN, LESS
from reports.texts import Words
from schema.dates import month_days
from schema.review_series import WAITS, MonthCounts, ReviewSeries, Share
from schema.small_numbers import hidden_parts, is_small

_LETTERS = 3
"""Of the name of a month under its column."""


def chart_blocks(series: ReviewSeries | None, content: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    """Return the charts with their headings; one that has nothing to show says so."""
    if series is None:
        return ()
    told = content["charts"]
    rates = [_rate(each, words) for each in series.months]
    return (
        Heading(plain(told["heading"])),
        Paragraph(plain(told["intro"]), small=True),
        *_columns(told["signals"], series.months, [each.signals for each in series.months], words),
        *_chart(told["reach"], Columns, tuple(map(_column, _labels(series.months, words), rates)), words),
        *_bars(told["partners"], [_named(each, told["others"]) for each in series.partners], words),
        *_reached(told, series.channels, words),
        *_bars(told["waits"], [_wait(each, told, words) for each in series.waits], words),
        *_columns(told["deployable"], series.months, [each.deployable for each in series.months], words),
        *_columns(told["lapsing"], series.lapsing, [each.number for each in series.lapsing], words),
    )


def _columns(
    title: str, months: Sequence[MonthCounts | Share], counts: Sequence[int], words: Words
) -> tuple[Block, ...]:
    """Return a chart of one count per month; a column that may not be shown has no height."""
    most = max(counts, default=0) or 1
    values = [(0.0, words.of("review", LESS)) if is_small(n) else (n / most, words.count(n)) for n in counts]
    return _chart(title, Columns, tuple(map(_column, _labels(months, words), values)), words)


def _bars(title: str, shares: Sequence[Share], words: Words) -> tuple[Block, ...]:
    """Return a chart of parts of a total that is told elsewhere."""
    hidden = hidden_parts([share.number for share in shares])
    most = max((share.number for share in shares), default=0) or 1
    bars = []
    for place, share in enumerate(shares):
        if place in hidden:
            bars.append(Bar(share.name, 0.0, words.of("review", LESS if is_small(share.number) else HIDDEN)))
        else:
            bars.append(Bar(share.name, share.number / most, words.count(share.number)))
    return _chart(title, Bars, tuple(bars), words)


def _reached(told: Mapping[str, Any], channels: Sequence[Share], words: Words) -> tuple[Block, ...]:
    """Return the chart of how many attempts over each channel reached the resident."""
    bars = []
    for share in channels:
        name = words.content["channels"].get(share.name, share.name) or told["others"]
        if is_small(share.part) or is_small(share.number - share.part):
            count = words.of("review", LESS) if is_small(share.number) else words.count(share.number)
            bars.append(
                Bar(words.of("review", "attempts").format(channel=name, count=count), 0.0, words.of("review", HIDDEN))
            )
        else:
            rate, count = share.part / share.number, words.count(share.number)
            bars.append(
                Bar(words.of("review", "attempts").format(channel=name, count=count), rate, words.percent(rate))
            )
    return _chart(told["channels"], Bars, tuple(bars), words)


def _chart(title: str, kind: type[Bars] | type[Columns], parts: tuple[Any, ...], words: Words) -> tuple[Block, ...]:
    heading = Heading(plain(title), 3)
    if not parts:
        return (Together((heading, Paragraph(plain(words.of("review", "nothing"))))),)
    said = "; ".join(words.of("review", "bars_part").format(label=_label(part), shown=part.shown) for part in parts)
    return (Together((heading, kind(words.of("review", "chart_alt").format(title=title, parts=said), parts))),)


def _label(part: Bar | Column) -> str:
    return part.label if isinstance(part, Bar) else part.said


def _column(label: tuple[str, str, str], value: tuple[float, str]) -> Column:
    short, year, said = label
    return Column((short, year), said, *value)


def _labels(months: Sequence[MonthCounts | Share], words: Words) -> list[tuple[str, str, str]]:
    """Return per month its short name, its year, and both in full."""
    names = [each.month if isinstance(each, MonthCounts) else each.name for each in months]
    full = [words.month(month_days(name)[0]) for name in names]
    return [(said[:_LETTERS], name[:4], said) for name, said in zip(names, full, strict=True)]


def _rate(month: MonthCounts, words: Words) -> tuple[float, str]:
    if not month.picked_up:
        return 0.0, words.of("review", "none")
    if is_small(month.reached) or is_small(month.picked_up):
        return 0.0, words.of("review", LESS)
    rate = month.reached / month.picked_up
    return rate, words.percent(rate)


def _named(share: Share, others: str) -> Share:
    return share if share.name else share._replace(name=others)


def _wait(share: Share, told: Mapping[str, Any], words: Words) -> Share:
    """Return a class of waiting under its words."""
    if share.name == "more":
        return share._replace(name=told["longer"])
    place = WAITS.index(int(share.name))
    if not place:
        return share._replace(name=words.of("review", "weeks").format(weeks=share.name))
    return share._replace(name=words.of("review", "weeks_between").format(first=WAITS[place - 1], weeks=share.name))
