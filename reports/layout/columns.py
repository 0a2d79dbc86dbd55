"""A chart of columns side by side, such as months, read aloud by its text in words."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.blocks import Columns
from reports.layout import styles
from reports.layout.bars import fitted
from reports.layout.fonts import REGULAR
from reports.layout.tags import Node, Tags, artifact
from reports.layout.text import clean

_HEIGHT = 40 * mm
_UNDER, _ABOVE = 9 * mm, 5 * mm
_SIZE = 7.4
_WIDEST = 20 * mm


class ColumnChart(Flowable):  # type: ignore[misc]
    """The columns of one figure over time; each carries its value, so that no scale has to be read off."""

    def __init__(self, block: Columns, tags: Tags, parent: Node) -> None:
        super().__init__()
        self.columns, self.tags = block.columns, tags
        self.node = parent.add("Figure", alt=clean(block.alt))
        self.spaceBefore, self.spaceAfter = 4, 10

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the room the columns need."""
        self.width, self.height = width, _HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw each column over its label, with its value on top, and the line they stand on."""
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        box = [round(side, 2) for side in (x, y, x + self.width, y + self.height)]
        self.node.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
        step = self.width / max(len(self.columns), 1)
        wide = min(step * 0.62, _WIDEST)
        room = self.height - _UNDER - _ABOVE
        with self.tags.content(canvas, self.node):
            canvas.setFont(REGULAR, _SIZE)
            for place, column in enumerate(self.columns):
                middle = (place + 0.5) * step
                high = room * min(max(column.height, 0.0), 1.0)
                if high:
                    canvas.setFillColor(self.tags.look.main)
                    canvas.rect(middle - wide / 2, _UNDER, wide, high, stroke=0, fill=1)
                canvas.setFillColor(styles.INK)
                canvas.drawCentredString(middle, _UNDER + high + 1.2 * mm, fitted(clean(column.shown), step, _SIZE))
                for line, text in enumerate(column.label):
                    under = _UNDER - (3.4 + 3.2 * line) * mm
                    canvas.drawCentredString(middle, under, fitted(clean(text), step, _SIZE))
        with artifact(canvas):
            canvas.setStrokeColor(styles.QUIET)
            canvas.setLineWidth(0.7)
            canvas.line(0, _UNDER, self.width, _UNDER)
