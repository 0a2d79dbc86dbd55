"""Sizes, colours and spaces, in the house style of who prints."""

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from reports.house import House
from reports.layout.fonts import BOLD, REGULAR

INK = HexColor("#1b1b1f")
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

_WRITTEN = 9.6
_LARGER = 1.13
"""How much larger everything is set for who reads with difficulty."""


class Dense(NamedTuple):
    """Small type for a table that must fit on one page."""

    cell: ParagraphStyle
    head: ParagraphStyle


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """Every style and colour one document is drawn in."""

    main: Color
    tint: Color
    body: ParagraphStyle
    title: ParagraphStyle
    heading: ParagraphStyle
    subheading: ParagraphStyle
    item: ParagraphStyle
    bullet: ParagraphStyle
    under: ParagraphStyle
    """A bullet that belongs to the numbered clause above it."""
    address: ParagraphStyle
    small: ParagraphStyle
    cell: ParagraphStyle
    number: ParagraphStyle
    head: ParagraphStyle
    head_number: ParagraphStyle
    fact: ParagraphStyle
    fact_name: ParagraphStyle
    notice: ParagraphStyle
    notice_title: ParagraphStyle
    notice_item: ParagraphStyle
    dense: tuple[Dense, ...]
    """Tried in this order until the page holds everything; smaller is not read with ease."""


@cache
def look_of(house: House, *, large: bool = False) -> Look:
    """Return the styles in a house style; every colour on white keeps a contrast of 4.5:1 or better."""
    main, scale = HexColor(house.main), _LARGER if large else 1.0
    body = ParagraphStyle(
        "body",
        fontName=REGULAR,
        bulletFontName=REGULAR,
        fontSize=_WRITTEN * scale,
        leading=14 * scale,
        textColor=INK,
        spaceAfter=4.5 * scale,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )
    strong = ParagraphStyle("strong", body, fontName=BOLD, textColor=main)
    return Look(main, HexColor(house.tint), body, **_running(body, strong, scale), **_tables(body, strong, scale))


def _style(name: str, like: ParagraphStyle, size: float, leading: float, scale: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, like, fontSize=size * scale, leading=leading * scale, **more)


def _running(body: ParagraphStyle, strong: ParagraphStyle, scale: float) -> dict[str, ParagraphStyle]:
    """Return the styles of running text."""
    set_in = 11 * mm * scale
    near = 2.5 * scale
    return {
        "title": ParagraphStyle("title", strong, fontSize=19, leading=24.5, spaceAfter=11),
        "heading": _style("heading", strong, 11.8, 16, scale, spaceBefore=7, spaceAfter=3),
        "subheading": _style("subheading", strong, 9.8, 13.6, scale, spaceBefore=5, spaceAfter=2),
        "item": ParagraphStyle("item", body, leftIndent=set_in),
        "bullet": ParagraphStyle("bullet", body, leftIndent=5 * mm * scale, spaceAfter=near),
        "under": ParagraphStyle(
            "under", body, bulletIndent=set_in, leftIndent=set_in + 6 * mm * scale, spaceAfter=near
        ),
        "address": ParagraphStyle("address", body, spaceAfter=0),
        "small": _style("small", body, 8.4, 11.8, scale, textColor=QUIET, spaceBefore=2),
    }


def _tables(body: ParagraphStyle, strong: ParagraphStyle, scale: float) -> dict[str, Any]:
    """Return the styles of tables and framed messages."""
    cell = _style("cell", body, 8.6, 11.6, scale, spaceAfter=0)
    head = _style("head", strong, 8.6, 11.6, scale, spaceAfter=0)
    fact = _style("fact", cell, 9.2, 12.6, scale)
    notice = _style("notice", body, 9.2, 12.8, scale, spaceAfter=2)
    return {
        "cell": cell,
        "number": ParagraphStyle("number", cell, alignment=TA_RIGHT),
        "head": head,
        "head_number": ParagraphStyle("head-number", head, alignment=TA_RIGHT),
        "fact": fact,
        "fact_name": ParagraphStyle("fact-name", fact, textColor=QUIET),
        "notice": notice,
        "notice_title": ParagraphStyle("notice-title", notice, fontName=BOLD, textColor=LOUD),
        "notice_item": ParagraphStyle("notice-item", notice, leftIndent=5 * mm, spaceAfter=0),
        "dense": tuple(_dense(size, cell, strong.textColor) for size in (7.4, 6.8, 6.2)),
    }


def _dense(size: float, like: ParagraphStyle, main: Color) -> Dense:
    cell = ParagraphStyle(f"dense-{size}", like, fontSize=size, leading=size * 1.24)
    return Dense(cell, ParagraphStyle(f"dense-head-{size}", cell, fontName=BOLD, textColor=main))
