"""A chart of horizontal bars, read aloud by its text in words."""

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reports.blocks import Bars
from reports.layout import styles
from reports.layout.fonts import REGULAR
from reports.layout.tags import Node, Tags
from reports.layout.text import clean

_ROW = 6.4 * mm
_LABEL = 74 * mm
_VALUE = 24 * mm
_SIZE = 8.6


class BarChart(Flowable):  # type: ignore[misc]
    """The bars of one figure; the place on the page goes into the structure when it is drawn."""

    def __init__(self, block: Bars, tags: Tags, parent: Node) -> None:
        super().__init__()
        self.bars, self.tags = block.bars, tags
        self.node = parent.add("Figure", alt=clean(block.alt))
        self.spaceBefore = self.spaceAfter = 8

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the room the bars need."""
        self.width, self.height = width, _ROW * len(self.bars)
        return self.width, self.height

    def draw(self) -> None:
        """Draw label, bar and value of each row, from the top."""
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        box = [round(side, 2) for side in (x, y, x + self.width, y + self.height)]
        self.node.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
        room = self.width - _LABEL - _VALUE
        with self.tags.content(canvas, self.node):
            canvas.setFont(REGULAR, _SIZE)
            for place, bar in enumerate(self.bars):
                bottom = self.height - (place + 1) * _ROW
                canvas.setFillColor(styles.INK)
                canvas.drawString(0, bottom + 2 * mm, fitted(clean(bar.label), _LABEL - 3 * mm, _SIZE))
                canvas.setFillColor(self.tags.look.tint)
                canvas.rect(_LABEL, bottom + 1 * mm, room, _ROW - 2 * mm, stroke=0, fill=1)
                canvas.setFillColor(self.tags.look.main)
                canvas.rect(_LABEL, bottom + 1 * mm, room * min(bar.share, 1.0), _ROW - 2 * mm, stroke=0, fill=1)
                canvas.setFillColor(styles.INK)
                canvas.drawRightString(self.width, bottom + 2 * mm, clean(bar.shown))


def fitted(text: str, width: float, size: float, face: str = REGULAR) -> str:
    """Return a text cut to a width, with an ellipsis where something is left out."""
    if stringWidth(text, face, size) <= width:
        return text
    kept = text[: int(width)]
    while kept and stringWidth(kept + "…", face, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"
