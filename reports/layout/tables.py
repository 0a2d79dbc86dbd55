"""Tables: the cells mark their own content, the lines and backgrounds are decoration."""

from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Table, TableStyle

from reports.blocks import Facts, Grid, Line, plain
from reports.layout import styles
from reports.layout.fonts import REGULAR
from reports.layout.tags import Node, Tags, artifact
from reports.layout.text import TaggedParagraph, paragraph

_PADDING = [("LEFTPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (0, 0), (-1, -1), 5)]


class _Ruled(NamedTuple):
    """How the tables of one look are ruled."""

    grid: TableStyle
    dense: TableStyle
    facts: TableStyle


@cache
def _ruled(look: styles.Look) -> _Ruled:
    grid = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("BACKGROUND", (0, 0), (-1, 0), look.tint),
            ("LINEBELOW", (0, 0), (-1, 0), 1, look.main),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, styles.RULE),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            *_PADDING,
        ]
    )
    dense = TableStyle([("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5)], parent=grid)
    facts = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEABOVE", (0, 0), (-1, 0), 1, look.main),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, styles.RULE),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            *_PADDING,
        ]
    )
    return _Ruled(grid, dense, facts)


_PEN = 8.5 * mm
"""The height of a line to write on."""
_LONG = 500
"""Signs in a cell; more than this may not fit on a page in the narrowest column."""


class TaggedTable(Table):  # type: ignore[misc]
    """A table whose own drawing is decoration."""

    def _drawBkgrnd(self) -> None:
        with artifact(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with artifact(self.canv):
            super()._drawLines()


def grid(block: Grid, tags: Tags, parent: Node, width: float, dense: styles.Dense) -> TaggedTable:
    """Return a table with a header row that comes back on every page."""
    table = parent.add("Table")
    head = table.add("TR")
    look = tags.look
    head_style, cell_style = (dense.head, dense.cell) if block.dense else (look.head, look.cell)
    cells = [
        [
            _cell(
                head,
                plain(text),
                look.head_number if place in block.numbers else head_style,
                tags,
                "Column",
                repeats=True,
            )
            for place, text in enumerate(block.head)
        ]
    ]
    for row in (*block.rows, *[(plain(""),) * len(block.head)] * block.room):
        element = table.add("TR")
        cells.append(
            [
                _cell(
                    element,
                    line,
                    look.number if place in block.numbers else cell_style,
                    tags,
                    "Row" if place == 0 and block.row_heads else "",
                )
                for place, line in enumerate(row)
            ]
        )
    widths = [width * share / sum(block.shares) for share in block.shares]
    frames = [("BOX", (place, 1), (place, -1), 0.9, styles.INK) for place in sorted(block.boxes)]
    rules = [("LINEBELOW", (place, 1), (place, -1), 0.9, styles.INK) for place in sorted(block.boxes)]
    house = _ruled(look).dense if block.dense else _ruled(look).grid
    style = TableStyle([*frames, *rules], parent=house) if frames else house
    return _made(cells, widths, style, heads=1, room=block.room)


def facts(block: Facts, tags: Tags, parent: Node, width: float) -> TaggedTable:
    """Return a table in which the first cell of each row names the second."""
    table, look = parent.add("Table"), tags.look
    cells = []
    for name, line in block.rows:
        row = table.add("TR")
        cells.append([_cell(row, plain(name), look.fact_name, tags, "Row"), _cell(row, line, look.fact, tags)])
    return _made(cells, [width * 0.27, width * 0.73], _ruled(look).facts, heads=0)


def _made(
    cells: list[list[TaggedParagraph]], widths: list[float], style: TableStyle, heads: int, room: int = 0
) -> TaggedTable:
    """Return the table; only where a row may be too tall for a page do rows break inside."""
    tall = any(sum(len(run.text) for run in cell.frags) > _LONG for row in cells for cell in row)
    heights = [None] * (len(cells) - room) + [_PEN] * room if room else None
    made = TaggedTable(cells, widths, heights, repeatRows=heads, splitInRow=int(tall), style=style)
    made.spaceBefore, made.spaceAfter = 4, 9
    return made


def _cell(
    row: Node, line: Line, style: ParagraphStyle, tags: Tags, scope: str = "", *, repeats: bool = False
) -> TaggedParagraph:
    attributes: dict[str, Any] = {"O": "Table", "Scope": scope} if scope else {}
    cell = row.add("TH" if scope else "TD", attributes=attributes, repeats=repeats)
    return paragraph(line, style, tags, cell)
