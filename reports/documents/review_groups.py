"""The month told apart by partner and by channel, why pairings stopped, and the national monitor beside our figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from reports.blocks import Bar, Bars, Block, Grid, Heading, Line, Paragraph, Together, plain, strong
from reports.documents.shown_figures import Shown, shown_alone, shown_hidden
from reports.documents.shown_groups import shown_groups
from reports.documents.told_figures import in_full, value, written
from reports.texts import Words
from schema.figures import Figures
from schema.papers_review import MonitorLine, MonitorValue
from schema.review import Review
from schema.review_breakdown import Breakdown, Dimension
from schema.review_comparison import Difference, Trait
from schema.small_numbers import hidden_parts

_TOLD: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.PARTNER: ("signals", "picked_up", "reach_rate", "accepted"),
    Dimension.CHANNEL: ("cases", "attempts", "reach_rate", "accepted"),
}


_FEW_ROWS = 12
"""As many rows stay on one page."""


def group_blocks(breakdowns: Sequence[Breakdown], content: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    """Return for each dimension that is printed a table and a chart of the reach; nothing when none is."""
    printed = [each for each in breakdowns if each.dimension in _TOLD]
    return tuple(block for each in printed for block in _dimension(each, content, words))


def _dimension(found: Breakdown, content: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    told = content["groups_told"][found.dimension]
    heading = Heading(plain(told["heading"]))
    if not found.groups:
        return (Together((heading, Paragraph(plain(words.of("review", "nothing"))))),)
    names = _TOLD[found.dimension]
    several = shown_groups([{name: group.figures[name] for name in names} for group in found.groups])
    rows = tuple(
        (plain(group.name), *(plain(in_full(shown[name], words)) for name in names))
        for group, shown in zip(found.groups, several, strict=True)
    )
    head = (told["head"], *(content["figures"][name][0] for name in names))
    grid = Grid(head, rows, shares=(24, 12, 22, 26, 16), numbers=frozenset(range(1, len(head))))
    opening: tuple[Block, ...] = (heading, Paragraph(plain(told["intro"]), small=True))
    table = (Together((*opening, grid)),) if len(rows) <= _FEW_ROWS else (Together(opening), grid)
    return (
        *table,
        *_reach(found, several, told["chart"], words),
    )


def _reach(found: Breakdown, several: Sequence[Mapping[str, Shown]], title: str, words: Words) -> tuple[Block, ...]:
    bars = tuple(
        Bar(group.name, shown["reach_rate"].rate or 0.0, value(shown["reach_rate"], words))
        for group, shown in zip(found.groups, several, strict=True)
    )
    said = "; ".join(words.of("review", "bars_part").format(label=bar.label, shown=bar.shown) for bar in bars)
    alt = words.of("review", "chart_alt").format(title=title, parts=said)
    return (Together((Heading(plain(title), 3), Bars(alt, bars))),)


def part_blocks(review: Review, content: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    """Return why pairings stopped early and who refused; nothing where no number of it may be printed."""
    rows: list[tuple[Line, ...]] = []
    for name, parts in review.parts.items():
        cells = _cells(parts)
        if any(isinstance(shown, int) for _part, shown in cells):
            label = content["figures"][name][0]
            rows += [(plain(label), plain(content["parts"][it]), plain(written(shown, words))) for it, shown in cells]
    if not rows:
        return ()
    grid = Grid(tuple(content["parts_head"]), tuple(rows), shares=(34, 50, 16), numbers=frozenset({2}))
    return (Together((Heading(plain(content["parts_heading"])), grid)),)


def _cells(parts: Figures) -> list[tuple[str, int | str | None]]:
    """Return the parts of a total, and the number of each as it may be printed."""
    hidden = hidden_parts([figure.numerator for figure in parts.values()])
    return [
        (part, shown_hidden(figure, hidden=place in hidden).count) for place, (part, figure) in enumerate(parts.items())
    ]


def difference_blocks(differences: Sequence[Difference], content: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    """Return the warning that the groups with and without a volunteer cannot be compared, and on what they differ.

    The parts themselves are not printed where a number behind them could be small: an area is named alone.
    """
    if not differences:
        return ()
    told = content["differences"]
    listed = words.listed([told[str(each.trait)] for each in differences])
    said = told["few_said"] if differences[0].trait is Trait.FEW else told["said"].replace("[traits]", listed)
    return (Paragraph(strong(said)),)


def monitor_blocks(
    lines: Sequence[MonitorLine], figures: Figures, content: Mapping[str, Any], words: Words
) -> tuple[Block, ...]:
    """Return the desk's own parts beside those of the national monitor, each with its source."""
    if not lines:
        return ()
    told, shown = content["monitor"], shown_alone(figures)
    rows = tuple(
        (plain(line.term), plain(_here(line, shown, figures, words)), *(_national(each, told) for each in line.values))
        for line in lines
    )
    sources = dict.fromkeys(each.source for line in lines for each in line.values if each.source)
    head = (told["term"], told["here"], *(str(each.year) for each in lines[0].values))
    grid = Grid(head, rows, shares=(32, 17, 17, 17, 17), numbers=frozenset({1, 2, 3, 4}))
    return (
        Together((Heading(plain(told["heading"])), Paragraph(plain(told["intro"]), small=True), grid)),
        Paragraph(plain(f"{told['sources']} {'; '.join(sources)}."), small=True),
    )


def _here(line: MonitorLine, shown: Mapping[str, Shown], figures: Figures, words: Words) -> str:
    """Return the desk's own part; where either of its numbers is not printed, neither is what follows from it."""
    whole = figures[line.of].numerator
    if not whole:
        return words.of("review", "none")
    if any(
        isinstance(part, str) for name in (line.figure, line.of) for part in (shown[name].count, shown[name].numerator)
    ):
        return words.of("review", "hidden")
    return words.percent(figures[line.figure].numerator / whole)


def _national(each: MonitorValue, told: Mapping[str, Any]) -> Line:
    known: str = told["known"][each.known]
    return plain(known.replace("[value]", "" if each.value is None else f"{each.value * 100:.0f}\u00a0%"))
