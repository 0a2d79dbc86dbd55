"""Whether two colours can be told apart: the contrast of WCAG 2, between 1 and 21."""

import re

from schema.refused import Refused

WHITE = "#ffffff"
ENOUGH = 4.5
"""WCAG 2.1, 1.4.3: text of the usual size (EN 301 549)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, `#rrggbb`."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def check_colours(main: str, tint: str) -> None:
    """Refuse two colours of a house style in which text could not be read.

    Args:
        main: titles and headings, on white and on the tint.
        tint: behind the heads of tables.

    Raises:
        Refused: `colour-unreadable`; `colour-too-pale` with the pair and its contrast.
    """
    for colour in (main, tint):
        if not re.fullmatch(r"#[0-9a-f]{6}", colour):
            raise Refused("colour-unreadable", value=colour)
    for behind in (WHITE, tint):
        if (found := contrast(main, behind)) < ENOUGH:
            raise Refused("colour-too-pale", colour=main, behind=behind, contrast=f"{found:.1f}", least=f"{ENOUGH}")


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
