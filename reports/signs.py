"""Keeps every sign readable: a letter the font lacks is printed by its name, never as an empty box."""

from collections.abc import Container
from unicodedata import category, name, normalize


def printable(text: str, glyphs: Container[int]) -> str:
    """Return a text the font can show in full.

    Accents are joined to their letter. White space of any kind that would break a line becomes a space; signs without
    a shape (joiners, variation and direction marks, controls) are left out. Another sign without a glyph is printed as
    `[U+1F600 GRINNING FACE]`: a stray sign in one name must not keep a paper from being made, nor disappear from it.
    """
    text = normalize("NFC", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(sign, glyphs) for sign in text)


def _shown(sign: str, glyphs: Container[int]) -> str:
    if sign in "\n\r\t\v\f\u0085\u2028\u2029":
        return " "
    kind = category(sign)
    if kind in ("Cc", "Cf") or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if ord(sign) in glyphs and sign != "\ufffd":
        return sign
    return f"[U+{ord(sign):04X} {name(sign, '')}".rstrip() + "]"
