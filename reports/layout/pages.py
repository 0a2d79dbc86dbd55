"""The frame of every page: who speaks, which document this is, which page of how many, and the watermark."""

from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from reports.blocks import Sheet
from reports.layout import styles
from reports.layout.bars import fitted
from reports.layout.fonts import BOLD, REGULAR
from reports.layout.tags import artifact
from reports.layout.text import clean


class CountedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that draws the foot of each page when the number of pages is known."""

    page_of = "{number} / {count}"
    page = styles.PORTRAIT
    code = ""

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

    def _draw_foot(self, count: int) -> None:
        with artifact(self, "/Pagination"):
            self.setFont(REGULAR, 8)
            self.setFillColor(styles.QUIET)
            text = self.page_of.format(number=self.getPageNumber(), count=count)
            self.drawRightString(self.page.width - self.page.right, self.page.bottom - 8 * mm, text)
            self.drawString(self.page.left, self.page.bottom - 8 * mm, self.code)


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
        canvas.setFont(BOLD, 9.5)
        canvas.setFillColor(styles.HOUSE)
        canvas.drawString(page.left, y, fitted(clean(sheet.author), page.inner * 0.38, 9.5, BOLD))
        canvas.setStrokeColor(styles.HOUSE)
        canvas.setLineWidth(1.6)
        canvas.line(page.left, y - 3 * mm, page.width - page.right, y - 3 * mm)
    canvas.restoreState()


def _draw_watermark(canvas: Any, word: str, page: styles.Page) -> None:
    with artifact(canvas, "/Pagination /Subtype /Watermark"):
        canvas.saveState()
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(52)
        canvas.setFont(BOLD, 108)
        canvas.setFillColor(styles.WATERMARK)
        canvas.drawCentredString(0, -38, clean(word))
        canvas.restoreState()
