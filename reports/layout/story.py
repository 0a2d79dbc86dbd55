"""Blocks become tagged pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak

from reports.blocks import (
    Bars,
    Block,
    Columns,
    Facts,
    Grid,
    Heading,
    Listing,
    NewPage,
    Notice,
    Paragraph,
    Sheet,
    Signatures,
    Together,
)
from reports.layout import styles
from reports.layout.bars import BarChart
from reports.layout.columns import ColumnChart
from reports.layout.fonts import glyphs
from reports.layout.notices import notice
from reports.layout.pages import CountedCanvas, page_for, template
from reports.layout.places import SignerPlace
from reports.layout.signatures import SignatureBlock
from reports.layout.tables import facts, grid
from reports.layout.tags import Node, Tags
from reports.layout.text import listing, paragraph

_FEW_ROWS = 4
"""A table this short goes to the next page as a whole."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawn pages and the structure that belongs to them."""

    raw: bytes
    pages: int
    root: Node
    signers: tuple[SignerPlace, ...] = ()


def lay_out(sheet: Sheet) -> Drawn:
    """Draw a sheet on as many A4 pages as it takes; one that is to fit on one page is tried in smaller type."""
    glyphs()
    drawn = _draw(sheet, styles.DENSE[0])
    for smaller in styles.DENSE[1:] if sheet.one_page else ():
        if drawn.pages > 1:
            drawn = _draw(sheet, smaller)
    return drawn


def _draw(sheet: Sheet, dense: styles.Dense) -> Drawn:
    tags = Tags()
    target = BytesIO()
    document = template(target, sheet)
    page = page_for(sheet)
    story = list(_flow(sheet.blocks, tags, tags.root, page.inner, dense))
    document.build(story, canvasmaker=partial(_canvas, page_of=sheet.page_of, page=page, code=sheet.code))
    return Drawn(target.getvalue(), document.page, tags.root, tuple(tags.signers))


def _canvas(*arguments: Any, page_of: str, page: styles.Page, code: str, **named: Any) -> CountedCanvas:
    canvas = CountedCanvas(*arguments, **named)
    canvas.page_of, canvas.page, canvas.code = page_of, page, code
    return canvas


def _flow(blocks: Iterable[Block], tags: Tags, parent: Node, width: float, dense: styles.Dense) -> Iterable[Any]:
    for block in blocks:
        match block:
            case Heading(line, level):
                style = {1: styles.TITLE, 2: styles.HEADING}.get(level, styles.SUBHEADING)
                yield CondPageBreak(styles.ROOM_UNDER_HEADING)
                yield paragraph(line, style, tags, parent.add(f"H{level}"))
            case Paragraph(line, small):
                yield paragraph(line, styles.SMALL if small else styles.BODY, tags, parent.add("P"))
            case Listing():
                yield from listing(block.items, styles.ITEM, tags, parent)
            case Facts():
                yield facts(block, tags, parent, width)
            case Grid(rows=rows):
                table = grid(block, tags, parent, width, dense)
                yield KeepTogether([table]) if len(rows) <= _FEW_ROWS else table
            case Notice():
                yield notice(block, tags, parent, width)
            case Signatures():
                yield SignatureBlock(block, tags, parent)
            case Bars():
                yield BarChart(block, tags, parent)
            case Columns():
                yield ColumnChart(block, tags, parent)
            case NewPage():
                yield PageBreak()
            case Together(inner):
                yield KeepTogether(list(_flow(inner, tags, parent, width, dense)))
