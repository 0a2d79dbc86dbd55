"""Places to sign: side by side, with room for ink, on one page."""

from itertools import zip_longest
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
_NARROW = 58 * mm
"""In less than this a name stands below its label, so that long words stay whole."""
_ROW = 8.8 * mm
_ROOM, _LESS_ROOM = 22 * mm, 19 * mm
"""For a signature; for each of three beside each other."""
_LABEL = 5 * mm
_LONGEST = 160
"""Signs of a name beside a signature; the whole name stands in the text above."""


class SignatureBlock(Flowable):  # type: ignore[misc]
    """The signers of a document; it has no split, so it never breaks over a page."""

    def __init__(self, block: Signatures, tags: Tags, parent: Node) -> None:
        super().__init__()
        self.tags = tags
        self.columns = [_Column(signer, tags, parent) for signer in block.signers]
        self.room = _ROOM if len(self.columns) < 3 else _LESS_ROOM
        self.spaceBefore, self.spaceAfter = 8, 8

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the room all signers need beside each other."""
        self.share = (width - _GAP * (len(self.columns) - 1)) / len(self.columns)
        self.head = max(column.head.wrap(self.share, styles.PORTRAIT.height)[1] for column in self.columns) + 2 * mm
        for column in self.columns:
            column.wrap(self.share)
        rows = list(zip_longest(*(column.heights for column in self.columns), fillvalue=0.0))
        for column in self.columns:
            column.heights = [max(row) for row in rows][: len(column.heights)]
        self.height = sum(map(max, rows)) + self.head + self.room
        return width, self.height

    def draw(self) -> None:
        """Draw each signer: for whom, what is known, lines for the rest, and room for the signature."""
        for place, column in enumerate(self.columns):
            left = place * (self.share + _GAP)
            column.draw(self.canv, left, self.height, self.head, self.share, self.room)
            x, y = self.canv.absolutePosition(left, 0)
            box = (x, y + 1, x + self.share, y + self.room - _LABEL)
            told = (column.party, column.name, self.canv.getPageNumber())
            self.tags.signers.append(SignerPlace(*told, tuple(round(side, 1) for side in box)))


class _Column:
    def __init__(self, signer: Signer, tags: Tags, parent: Node) -> None:
        node = parent.add("Div")
        self.party = _said(signer.party)
        self.name = _said(signer.rows[0][1]) if signer.rows else ""
        self.head = paragraph(_short(signer.party), tags.look.head, tags, node.add("P"))
        self.rows: list[tuple[TaggedParagraph, TaggedParagraph | None]] = []
        for label, line in signer.rows:
            name = paragraph(plain(label), tags.look.fact_name, tags, node.add("P"))
            self.rows.append((name, paragraph(_short(line), tags.look.fact, tags, node.add("P")) if line else None))
        self.signature = paragraph(plain(signer.signature), tags.look.fact_name, tags, node.add("P"))

    def wrap(self, width: float) -> None:
        self.heights: list[float] = []
        self.aside = _NAME if width >= _NARROW else 0
        for name, value in self.rows:
            name.wrap(_NAME, styles.PORTRAIT.height)
            known = value.wrap(width - self.aside, styles.PORTRAIT.height)[1] if value else 0
            above = 0 if self.aside else name.height
            self.heights.append(max(_ROW, known + above + 2 * mm) if value else _ROW)
        self.signature.wrap(width, styles.PORTRAIT.height)

    def draw(self, canvas: Any, left: float, top: float, head: float, width: float, room: float) -> None:
        self.head.drawOn(canvas, left, top - self.head.height)
        y = top - head
        for (name, value), height in zip(self.rows, self.heights, strict=True):
            bottom = y - height
            name.drawOn(canvas, left, y - name.height)
            if value is not None:
                above = 0 if self.aside else name.height
                value.drawOn(canvas, left + self.aside, y - above - value.height)
            else:
                _line(canvas, left + _NAME, left + width, y - name.height)
            y = bottom
        self.signature.drawOn(canvas, left, y - self.signature.height)
        _line(canvas, left, left + width, y - room + 1)


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
