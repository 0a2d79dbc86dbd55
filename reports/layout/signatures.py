"""Places to sign: side by side, with room for ink, on one page."""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.blocks import Line, Signatures, Signer, Tone, plain
from reports.layout import styles
from reports.layout.places import SignerPlace
from reports.layout.tags import Node, Tags, artifact
from reports.layout.text import TaggedParagraph, clean, paragraph

_GAP = 9 * mm
_NAME = 20 * mm
_ROW = 9.5 * mm
_ROOM = 26 * mm
_LABEL = 5 * mm
_LONGEST = 160
"""Signs of a name beside a signature; the whole name stands in the text above."""


class SignatureBlock(Flowable):  # type: ignore[misc]
    """The signers of a document; it has no split, so it never breaks over a page."""

    def __init__(self, block: Signatures, tags: Tags, parent: Node) -> None:
        super().__init__()
        self.tags = tags
        self.columns = [_Column(signer, tags, parent) for signer in block.signers]
        self.spaceBefore, self.spaceAfter = 10, 16

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the room all signers need beside each other."""
        self.share = (width - _GAP * (len(self.columns) - 1)) / len(self.columns)
        self.head = max(column.head.wrap(self.share, styles.PORTRAIT.height)[1] for column in self.columns) + 3 * mm
        self.height = max(column.wrap(self.share) for column in self.columns) + self.head + _ROOM
        return width, self.height

    def draw(self) -> None:
        """Draw each signer: for whom, what is known, lines for the rest, and room for the signature."""
        for place, column in enumerate(self.columns):
            left = place * (self.share + _GAP)
            column.draw(self.canv, left, self.height, self.head, self.share)
            x, y = self.canv.absolutePosition(left, 0)
            box = (x, y + 1, x + self.share, y + _ROOM - _LABEL)
            told = (column.party, column.name, self.canv.getPageNumber())
            self.tags.signers.append(SignerPlace(*told, tuple(round(side, 1) for side in box)))


class _Column:
    def __init__(self, signer: Signer, tags: Tags, parent: Node) -> None:
        node = parent.add("Div")
        self.party = _said(signer.party)
        self.name = _said(signer.rows[0][1]) if signer.rows else ""
        self.head = paragraph(_short(signer.party), styles.HEAD, tags, node.add("P"))
        self.rows: list[tuple[TaggedParagraph, TaggedParagraph | None]] = []
        for label, line in signer.rows:
            name = paragraph(plain(label), styles.FACT_NAME, tags, node.add("P"))
            self.rows.append((name, paragraph(_short(line), styles.FACT, tags, node.add("P")) if line else None))
        self.signature = paragraph(plain(signer.signature), styles.FACT_NAME, tags, node.add("P"))

    def wrap(self, width: float) -> float:
        self.heights: list[float] = []
        for name, value in self.rows:
            name.wrap(_NAME, styles.PORTRAIT.height)
            known = value.wrap(width - _NAME, styles.PORTRAIT.height)[1] if value else 0
            self.heights.append(max(_ROW, known + 2 * mm))
        self.signature.wrap(width, styles.PORTRAIT.height)
        return sum(self.heights)

    def draw(self, canvas: Any, left: float, top: float, head: float, width: float) -> None:
        self.head.drawOn(canvas, left, top - self.head.height)
        y = top - head
        for (name, value), height in zip(self.rows, self.heights, strict=True):
            bottom = y - height
            name.drawOn(canvas, left, y - name.height)
            if value is not None:
                value.drawOn(canvas, left + _NAME, y - value.height)
            else:
                _line(canvas, left + _NAME, left + width, y - name.height)
            y = bottom
        self.signature.drawOn(canvas, left, y - self.signature.height)
        _line(canvas, left, left + width, y - _ROOM + 1)


def _short(line: Line) -> Line:
    runs = [run._replace(text=clean(run.text)) for run in line]
    return tuple(
        run._replace(text=run.text[:_LONGEST].rstrip() + "…") if len(run.text) > _LONGEST else run for run in runs
    )


def _said(line: Line) -> str:
    """Return what a line says, but for what is still to be filled in."""
    return "".join(run.text for run in line if run.tone is not Tone.GAP).strip()


def _line(canvas: Any, left: float, right: float, y: float) -> None:
    with artifact(canvas):
        canvas.saveState()
        canvas.setStrokeColor(styles.QUIET)
        canvas.setLineWidth(0.7)
        canvas.line(left, y, right, y)
        canvas.restoreState()
