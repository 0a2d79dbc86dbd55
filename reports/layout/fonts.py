"""The two faces of Noto Sans every document embeds."""

from collections.abc import Container
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"

_FOLDER = Path(__file__).parents[1] / "fonts"
_MEASURED = 5_000
"""Words whose width is remembered, the last used: about what the texts of all documents hold."""


class QuickFont(TTFont):  # type: ignore[misc]
    """A face that measures a word once, for the same words stand in every document, and encodes plain text at once."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, file)
        self._wide = lru_cache(_MEASURED)(super().stringWidth)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """Return the width of a text in points."""
        return float(self._wide(text, size, encoding))

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Return a text in the codes of this face's subsets; the first one holds ASCII as it is."""
        if text.isascii() and text.isprintable() and text and doc in self.state:
            return [(0, text.encode())]
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split


@cache
def glyphs() -> Container[int]:
    """Register the faces, once, and return the code points both can show."""
    faces = [QuickFont(name, _FOLDER / file) for name, file in _files().items()]
    for place, font in enumerate(faces):
        pdfmetrics.registerFont(font)
        addMapping(REGULAR, place, 0, font.fontName)
        addMapping(REGULAR, place, 1, font.fontName)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in faces))


def _files() -> dict[str, str]:
    return {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
