"""A framed message that must not be missed, such as the list of what is still to be filled in."""

from reportlab.platypus import TableStyle

from reports.blocks import Notice, plain
from reports.layout import styles
from reports.layout.fonts import REGULAR
from reports.layout.tables import TaggedTable
from reports.layout.tags import Node, Tags
from reports.layout.text import listing, paragraph

_STYLE = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("BACKGROUND", (0, 0), (-1, -1), styles.LOUD_BACK),
        ("LINEBEFORE", (0, 0), (0, -1), 3, styles.LOUD),
        ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("TOPPADDING", (0, 0), (-1, 0), 7),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 8),
    ]
)


def notice(block: Notice, tags: Tags, parent: Node, width: float) -> TaggedTable:
    """Return the message in its frame; the frame is decoration, the message paragraphs and a list."""
    box = parent.add("Div")
    rows = [
        paragraph(plain(block.title), tags.look.notice_title, tags, box.add("P")),
        paragraph(block.line, tags.look.notice, tags, box.add("P")),
    ]
    if block.items:
        rows += listing((("–", plain(item)) for item in block.items), tags.look.notice_item, tags, box)
    made = TaggedTable([[row] for row in rows], [width], style=_STYLE)
    made.spaceBefore, made.spaceAfter = 4, 10
    return made
