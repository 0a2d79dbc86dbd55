"""Blocks become tagged pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, PageBreak, Spacer

from reports.blocks import (
    Address,
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
    Room,
    Sheet,
    Signatures,
    Together,
)
from reports.layout import styles
from reports.layout.bars import BarChart
from reports.layout.columns import ColumnChart
from reports.layout.fonts import glyphs
from reports.layout.heads import HeadBreak, keep_heads
from reports.layout.notices import notice
from reports.layout.pages import CountedCanvas, page_for, template
from reports.layout.places import SignerPlace
from reports.layout.signatures import SignatureBlock
from reports.layout.tables import facts, grid
from reports.layout.tags import Node, Tags
from reports.layout.text import clean, listing, paragraph

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
    look = styles.look_of(sheet.house, large=sheet.large)
    drawn = _draw(sheet, look, look.dense[0])
    for smaller in look.dense[1:] if sheet.one_page else ():
        if drawn.pages > 1:
            drawn = _draw(sheet, look, smaller)
    return drawn


def _draw(sheet: Sheet, look: styles.Look, dense: styles.Dense) -> Drawn:
    tags = Tags(look)
    target = BytesIO()
    document = template(target, sheet)
    page = page_for(sheet)
    story = keep_heads(list(_flow(sheet.blocks, tags, tags.root, page.inner, dense)))
    foot = clean(sheet.house.foot)
    canvas = partial(_canvas, page_of=sheet.page_of, page=page, code=sheet.code, foot=foot)
    document.build(story, canvasmaker=canvas)
    return Drawn(target.getvalue(), document.page, tags.root, tuple(tags.signers))


def _canvas(*arguments: Any, page_of: str, page: styles.Page, code: str, foot: str, **named: Any) -> CountedCanvas:
    canvas = CountedCanvas(*arguments, **named)
    canvas.page_of, canvas.page, canvas.code, canvas.foot = page_of, page, code, foot
    return canvas


def _flow(blocks: Iterable[Block], tags: Tags, parent: Node, width: float, dense: styles.Dense) -> Iterable[Any]:
    for block in blocks:
        match block:
            case Heading(line, level, room):
                style = {1: tags.look.title, 2: tags.look.heading}.get(level, tags.look.subheading)
                yield HeadBreak(room * mm, styles.PORTRAIT.height - styles.PORTRAIT.top - styles.PORTRAIT.bottom)
                yield paragraph(line, style, tags, parent.add(f"H{level}"))
            case Paragraph(line, small):
                yield paragraph(line, tags.look.small if small else tags.look.body, tags, parent.add("P"))
            case Listing():
                numbering = "Disc" if block.bulleted else "Decimal"
                style = tags.look.bullet if block.bulleted else tags.look.item
                style = tags.look.under if block.under else style
                yield from listing(block.items, style, tags, parent, numbering)
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
            case Address(lines):
                yield from (paragraph(line, tags.look.address, tags, parent.add("P")) for line in lines)
            case Room(height):
                yield Spacer(0, height * mm)
            case NewPage():
                yield PageBreak()
            case Together(inner):
                parts = _flow(inner, tags, parent, width, dense)
                yield KeepTogether([part for part in parts if not isinstance(part, HeadBreak)])
