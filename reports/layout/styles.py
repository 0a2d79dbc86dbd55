"""The house style: sizes, colours and spaces. Every colour on white keeps a contrast of 4.5:1 or better."""

from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from reports.layout.fonts import BOLD, REGULAR

INK = HexColor("#1b1b1f")
HOUSE = HexColor("#12405c")
SOFT = HexColor("#e8eff3")
RULE = HexColor("#9fb3bf")
QUIET = HexColor("#55606a")
LOUD = HexColor("#8c1515")
LOUD_BACK = HexColor("#fff0b3")
WATERMARK = HexColor("#e9ecee")


class Page(NamedTuple):
    """A page and its margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


PORTRAIT = Page(A4[0], A4[1], 24 * mm, 22 * mm, 27 * mm, 21 * mm)
LANDSCAPE = Page(A4[1], A4[0], 13 * mm, 13 * mm, 22 * mm, 15 * mm)
ROOM_UNDER_HEADING = 24 * mm
"""A heading with less than this below it, itself included, goes to the next page."""

BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    bulletFontName=REGULAR,
    fontSize=9.6,
    leading=14,
    textColor=INK,
    spaceAfter=4.5,
    splitLongWords=1,
    allowWidows=0,
    allowOrphans=0,
)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=19, leading=24.5, textColor=HOUSE, spaceAfter=11)
HEADING = ParagraphStyle(
    "heading", BODY, fontName=BOLD, fontSize=11.8, leading=16, textColor=HOUSE, spaceBefore=7, spaceAfter=3
)
SUBHEADING = ParagraphStyle("subheading", HEADING, fontSize=9.6, leading=13, spaceBefore=4, spaceAfter=1)
ITEM = ParagraphStyle("item", BODY, leftIndent=11 * mm)
SMALL = ParagraphStyle("small", BODY, fontSize=8.4, leading=11.8, textColor=QUIET, spaceBefore=2)
CELL = ParagraphStyle("cell", BODY, fontSize=8.6, leading=11.6, spaceAfter=0)
NUMBER = ParagraphStyle("number", CELL, alignment=TA_RIGHT)
HEAD = ParagraphStyle("head", CELL, fontName=BOLD, textColor=HOUSE)
HEAD_NUMBER = ParagraphStyle("head-number", HEAD, alignment=TA_RIGHT)
FACT = ParagraphStyle("fact", CELL, fontSize=9.2, leading=12.6)
FACT_NAME = ParagraphStyle("fact-name", FACT, textColor=QUIET)
NOTICE = ParagraphStyle("notice", BODY, fontSize=9.2, leading=12.8, spaceAfter=2)
NOTICE_TITLE = ParagraphStyle("notice-title", NOTICE, fontName=BOLD, textColor=LOUD)
NOTICE_ITEM = ParagraphStyle("notice-item", NOTICE, leftIndent=5 * mm, spaceAfter=0)


class Dense(NamedTuple):
    """Small type for a table that must fit on one page."""

    cell: ParagraphStyle
    head: ParagraphStyle


def _dense(size: float) -> Dense:
    cell = ParagraphStyle(f"dense-{size}", CELL, fontSize=size, leading=size * 1.24)
    return Dense(cell, ParagraphStyle(f"dense-head-{size}", cell, fontName=BOLD, textColor=HOUSE))


DENSE = tuple(map(_dense, (7.4, 6.8, 6.2)))
"""Tried in this order until the page holds everything; smaller is not read with ease."""
