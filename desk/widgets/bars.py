"""A bar of text: how much of how much, in one line; and a row of them: how something went."""

from collections.abc import Sequence

_HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(value: float, most: float, width: int = 8) -> str:
    """Return a bar such as `━━━╌╌`; nothing of nothing is empty, and a value outside its bounds is held to them."""
    share = min(max(value / most, 0.0), 1.0) if most > 0 else 0.0
    filled = round(share * width)
    return "━" * filled + "╌" * (width - filled)


def sparks(values: Sequence[float | None]) -> str:
    """Return a sign per value, as high as it lies between nothing and the most; a space where there is none."""
    most = max((value for value in values if value is not None), default=0)
    if most <= 0:
        return "".join(" " if value is None else _HEIGHTS[0] for value in values)
    top = len(_HEIGHTS) - 1
    return "".join(" " if value is None else _HEIGHTS[round(max(value, 0) / most * top)] for value in values)
