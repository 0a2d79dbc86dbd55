"""A bar of text: how much of how much, in one line."""


def bar(value: float, most: float, width: int = 8) -> str:
    """Return a bar such as `━━━╌╌`; nothing of nothing is empty, and a value outside its bounds is held to them."""
    share = min(max(value / most, 0.0), 1.0) if most > 0 else 0.0
    filled = round(share * width)
    return "━" * filled + "╌" * (width - filled)
