"""Paragraphs that mark their own content; their text never passes a markup parser."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import attrgetter

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reports.blocks import Line, Tone
from reports.layout.fonts import BOLD, glyphs
from reports.layout.styles import LOUD, LOUD_BACK
from reports.layout.tags import Node, Tags
from reports.signs import printable

_BLANK = "\u00a0"


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of one structure node, with its label, if it has one, as a node of its own."""

    tags: Tags
    node: Node
    label: tuple[str, Node] | None = None
    goes_on = False
    """The rest of the paragraph stands on the next page."""
    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines for a width, once: a table asks when it measures a cell and again when it draws it."""
        if self._wrapped is None or self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = width, super().wrap(width, height)
        return self._wrapped[1]

    def split(self, width: float, height: float) -> list["TaggedParagraph"]:
        """Split over two pages: both parts belong to the node, the label to the first."""
        parts: list[TaggedParagraph] = super().split(width, height)
        for place, part in enumerate(parts):
            if part is not self:
                part.tags, part.node = self.tags, self.node
                part.label = self.label if place == 0 else None
                part.goes_on = self.goes_on if place else True
        return parts

    def draw(self) -> None:
        """Draw the label and the lines, each between the marks of its node."""
        if self.label is not None:
            with self.tags.content(self.canv, self.label[1]):
                self._draw_label(self.label[0])
        self._end_lines_with_a_space()
        with self.tags.content(self.canv, self.node):
            if self._runs_plainly():
                self._draw_lines()
            else:
                super().draw()

    def _draw_label(self, label: str) -> None:
        style = self.style
        self.canv.setFont(style.fontName, style.fontSize)
        self.canv.setFillColor(style.textColor)
        self.canv.drawString(style.bulletIndent, self.height - style.fontSize, label)

    def _runs_plainly(self) -> bool:
        """Say whether all is in one tone and set to the left, with no spaces narrowed: most of what there is."""
        left = self.style.alignment == TA_LEFT
        return left and self.blPara.kind == 0 and all(room >= 0 for room, _words in self.blPara.lines)

    def _draw_lines(self) -> None:
        """Draw lines that run plainly, with no more than they need."""
        tone = self.blPara
        self.canv.setFillColor(tone.textColor)
        text = self.canv.beginText(self.style.leftIndent, self.height - tone.fontSize)
        text.setFont(tone.fontName, tone.fontSize, self.style.leading)
        for _room, words in tone.lines:
            text.textLine(" ".join(words))
        self.canv.drawText(text)

    def _end_lines_with_a_space(self) -> None:
        """Keep the last word of a line apart from the first of the next when the text is read or copied."""
        self._wrapped = None  # a head that comes back on the next page breaks its lines anew
        para = self.blPara
        for line in para.lines if self.goes_on else para.lines[:-1]:
            if para.kind == 0:
                line[1].append("")
            elif line.words:
                line.words[-1].text += " "


def paragraph(line: Line, style: ParagraphStyle, tags: Tags, node: Node) -> TaggedParagraph:
    """Return a line as a paragraph of a node."""
    made = TaggedParagraph(None, style, frags=_fragments(line, style))
    made.tags, made.node = tags, node
    return made


def listing(
    items: Iterable[tuple[str, Line]], style: ParagraphStyle, tags: Tags, parent: Node, numbering: str = "Decimal"
) -> list[TaggedParagraph]:
    """Return a list's items as paragraphs, each with its label."""
    node = parent.add("L", attributes={"O": "List", "ListNumbering": numbering})
    made = []
    for label, line in items:
        item = node.add("LI")
        mark = item.add("Lbl")
        made.append(paragraph(line, style, tags, item.add("LBody")))
        made[-1].label = (clean(label), mark)
    return made


def clean(text: str) -> str:
    """Return a text with nothing in it that the faces cannot show."""
    return printable(text, glyphs())


def _fragments(line: Line, style: ParagraphStyle) -> list[ParaFrag]:
    made = []
    for tone, runs in groupby(line, attrgetter("tone")):
        if text := clean("".join(run.text for run in runs)):
            made.append(_like(style, tone).clone(text=text))
    return made or [_like(style, Tone.PLAIN).clone(text=_BLANK)]


@cache
def _like(style: ParagraphStyle, tone: Tone) -> ParaFrag:
    """Return the fragment reportlab's own parser makes for a word in this style, to copy."""
    fragment = Paragraph("x", style).frags[0]
    if tone is Tone.PLAIN:
        return fragment
    if tone is Tone.STRONG:
        return fragment.clone(fontName=BOLD)
    return fragment.clone(fontName=BOLD, textColor=LOUD, backColor=LOUD_BACK)
