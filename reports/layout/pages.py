"""The frame of every page: who speaks, which document this is, which page of how many, and the watermark."""

from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from reports.blocks import Sheet
from reports.house import House
from reports.layout import styles
from reports.layout.bars import fitted
from reports.layout.fonts import BOLD, REGULAR
from reports.layout.logos import logo_of
from reports.layout.tags import artifact
from reports.layout.text import clean


class _Room(NamedTuple):
    width: float
    height: float


_LOGO = _Room(42 * mm, 10.5 * mm)


_ESCAPED = {code: escapePDF(bytes([code])) for code in range(256)}


@cache
def _filled(colour: Color) -> str:
    return f"{fp_str(colour.red, colour.green, colour.blue)} rg"


class CountedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that draws the foot of each page when the number of pages is known."""

    _currentMatrix: tuple[float, float, float, float, float, float]
    page_of = "{number} / {count}"
    page = styles.PORTRAIT
    code = ""
    foot = ""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Put the page aside until all are drawn."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish the pages put aside, each with its foot, and the file."""
        for page in self._pages:
            self.__dict__.update(page)
            self._draw_foot(len(self._pages))
            super().showPage()
        super().save()

    def setFillColor(self, colour: Any, alpha: float | None = None) -> None:
        """Fill with a colour; each of the few there are is written out in figures once."""
        if type(colour) is Color and colour.alpha == 1 and alpha is None:
            self._fillColorObj = colour
            self._code.append(_filled(colour))
        else:
            super().setFillColor(colour, alpha)

    def translate(self, right: float, up: float) -> None:
        """Move the origin, as is done for every paragraph: without writing out a whole matrix."""
        if self._code and self._code[-1].endswith(" cm"):
            super().translate(right, up)
            return
        a, b, c, d, e, f = self._currentMatrix
        self._currentMatrix = (a, b, c, d, a * right + c * up + e, b * right + d * up + f)
        self._code.append(f"1 0 0 1 {fp_str(right, up)} cm")

    def _escape(self, text: str | bytes) -> str:
        """Return a text as a PDF string holds it: for each line of a page, so without a loop."""
        return (text.decode("latin-1") if isinstance(text, bytes) else text).translate(_ESCAPED)

    def _draw_foot(self, count: int) -> None:
        with artifact(self, "/Pagination"):
            self.setFont(REGULAR, 8)
            self.setFillColor(styles.QUIET)
            text = self.page_of.format(number=self.getPageNumber(), count=count)
            self.drawRightString(self.page.width - self.page.right, self.page.bottom - 8 * mm, text)
            self.drawString(self.page.left, self.page.bottom - 8 * mm, self.code)
            if self.foot:
                room = self.page.inner * (0.56 if self.code else 0.78)
                told = fitted(self.foot, room, 8)
                self.drawCentredString(self.page.width / 2, self.page.bottom - 8 * mm, told)


def template(target: Any, sheet: Sheet) -> BaseDocTemplate:
    """Return the A4 document a sheet is drawn in; nothing in it depends on the clock."""
    page = page_for(sheet)
    made = BaseDocTemplate(
        target,
        pagesize=(page.width, page.height),
        leftMargin=page.left,
        rightMargin=page.right,
        topMargin=page.top,
        bottomMargin=page.bottom,
        title=clean(sheet.title),
        author=clean(sheet.author),
        creator="Regiedesk",
        invariant=1,
        pageCompression=0,
        initialFontName=REGULAR,
    )
    frame = Frame(
        page.left,
        page.bottom,
        page.inner,
        page.height - page.top - page.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    made.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _: _draw_head(canvas, sheet, page)))
    return made


def page_for(sheet: Sheet) -> styles.Page:
    """Return the page a sheet is drawn on."""
    return styles.LANDSCAPE if sheet.landscape else styles.PORTRAIT


def _draw_head(canvas: Any, sheet: Sheet, page: styles.Page) -> None:
    canvas.saveState()
    if sheet.watermark:
        _draw_watermark(canvas, sheet.watermark, page)
    with artifact(canvas, "/Pagination"):
        y = page.height - page.top + 10 * mm
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(styles.QUIET)
        running = fitted(clean(sheet.running), page.inner * 0.6, 8)
        canvas.drawRightString(page.width - page.right, y, running)
        taken = stringWidth(running, REGULAR, 8) + 6 * mm
        canvas.setFont(BOLD, 9.5)
        canvas.setFillColor(HexColor(sheet.house.main))
        left = page.left + _draw_logo(canvas, sheet.house, page.left, y)
        room = page.width - page.right - taken - left
        canvas.drawString(left, y, fitted(clean(sheet.author), room, 9.5, BOLD))
        canvas.setStrokeColor(HexColor(sheet.house.main))
        canvas.setLineWidth(1.6)
        canvas.line(page.left, y - 3 * mm, page.width - page.right, y - 3 * mm)
    canvas.restoreState()


def _draw_logo(canvas: Any, house: House, left: float, y: float) -> float:
    """Draw the logo above the line at the head, and return how much room it takes."""
    if not house.logo:
        return 0
    logo = logo_of(house.logo)
    wide, high = map(float, logo.getSize())
    scale: float = min(_LOGO.width / wide, _LOGO.height / high)
    canvas.drawImage(logo, left, y - 1.2 * mm, wide * scale, high * scale)
    return wide * scale + 3 * float(mm)


def _draw_watermark(canvas: Any, word: str, page: styles.Page) -> None:
    with artifact(canvas, "/Pagination /Subtype /Watermark"):
        canvas.saveState()
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(52)
        canvas.setFont(BOLD, 108)
        canvas.setFillColor(styles.WATERMARK)
        canvas.drawCentredString(0, -38, clean(word))
        canvas.restoreState()
