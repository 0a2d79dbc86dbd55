"""Signs that have no shape of their own and change how other text looks, or what a terminal does with it."""

from collections.abc import Mapping

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""The marks, embeddings, overrides and isolates that say in which direction text runs (Unicode Standard Annex 9)."""
_REMOVED = dict.fromkeys(map(ord, TURNING))
SHOWN_INSTEAD: Mapping[int, str] = {
    code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), *range(0x7F, 0xA0), *_REMOVED) if code != 0x0A
}
"""What stands in for a control or turning sign where text is shown, as `str.translate` takes it; a line break stays."""


def without_turning(text: str) -> str:
    """Return a text without the signs that turn it: it reads in the order in which it was typed."""
    return text.translate(_REMOVED)
