"""Headings that stay with what they head: where a table follows, with its first row."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from reports.layout.tables import TaggedTable
from reports.layout.text import TaggedParagraph

_NEAR = 5
"""Parts from a heading on: with more text before the table, that text is what stays with the heading."""
_TALLEST = 0.6
"""Of a page: a first row that needs more with its heading may stand on the next one, or half a page stays empty."""


class HeadBreak(CondPageBreak):  # type: ignore[misc]
    """Goes to the next page where too little is left for a heading and what must stand under it."""

    under: Sequence[Flowable] = ()
    """The heading, the text below it, and the table that follows."""

    def __init__(self, least: float, page: float) -> None:
        super().__init__(least)
        self.least, self.page = least, page

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ask for the room of the first row too, unless that is most of a page."""
        needed = sum(_height(part, width, self.page) for part in self.under)
        self.height = max(self.least, needed) if needed <= self.page * _TALLEST else self.least
        wrapped: tuple[float, float] = super().wrap(width, height)
        return wrapped


def keep_heads(story: list[Any]) -> list[Any]:
    """Tell every break before a heading which table stands under it, where little text stands between."""
    for place, part in enumerate(story):
        if isinstance(part, HeadBreak):
            near = [each for each in story[place + 1 : place + _NEAR] if not isinstance(each, HeadBreak)]
            text = list(takewhile(lambda each: isinstance(each, TaggedParagraph), near))
            if len(text) < len(near) and _table(near[len(text)]) is not None:
                part.under = near[: len(text) + 1]
    return story


def _height(part: Flowable, width: float, page: float) -> float:
    """Return the room of a part with the space around it; of a table that may break, up to its first row."""
    table = _table(part)
    around = float(part.getSpaceBefore() + part.getSpaceAfter())
    if table is None or isinstance(part, KeepTogether):
        return float((table or part).wrap(width, page)[1]) + around
    table.wrap(width, page)
    return float(sum(table._rowHeights[: table.repeatRows + 1])) + around


def _table(part: Flowable) -> TaggedTable | None:
    inner = part._content if isinstance(part, KeepTogether) else [part]
    return inner[0] if len(inner) == 1 and isinstance(inner[0], TaggedTable) else None
