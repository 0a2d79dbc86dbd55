"""The two faces of Noto Sans every document embeds."""

from collections.abc import Container
from functools import cache
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"

_FOLDER = Path(__file__).parents[1] / "fonts"


@cache
def glyphs() -> Container[int]:
    """Register the faces, once, and return the code points both can show."""
    faces = [TTFont(name, _FOLDER / file) for name, file in _files().items()]
    for place, font in enumerate(faces):
        pdfmetrics.registerFont(font)
        addMapping(REGULAR, place, 0, font.fontName)
        addMapping(REGULAR, place, 1, font.fontName)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in faces))


def _files() -> dict[str, str]:
    return {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
