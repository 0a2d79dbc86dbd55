"""What shows where somebody signed digitally: a page the size of the room, with its own faces."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from reports.house import PLAIN
from reports.layout import styles
from reports.layout.bars import fitted
from reports.layout.fonts import BOLD, REGULAR, glyphs
from reports.layout.text import clean

_SIZE, _STEP, _EDGE = 7.5, 10.0, 4.0


def signature_stamp(lines: Sequence[str], width: float, height: float) -> bytes:
    """Return a PDF of one page that says by whom and when, the first line strong; sizes in points."""
    glyphs()
    page = BytesIO()
    canvas = Canvas(page, pagesize=(width, height), invariant=1, initialFontName=REGULAR)
    canvas.setStrokeColor(HexColor(PLAIN.main))
    canvas.setLineWidth(0.8)
    canvas.roundRect(0.5, 0.5, width - 1, height - 1, 3)
    canvas.setFillColor(styles.INK)
    for place, line in enumerate(lines, 1):
        face = BOLD if place == 1 else REGULAR
        canvas.setFont(face, _SIZE)
        canvas.drawString(
            _EDGE, height - _EDGE - place * _STEP + 2, fitted(clean(line), width - 2 * _EDGE, _SIZE, face)
        )
    canvas.save()
    return page.getvalue()
