"""Where the coordinator of the practice desk chose otherwise than advised, with her reason."""

from typing import Any

_REASONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kent de wijk goed", ("distance",)),
    ("inwoner wilde liever overdag", ("times", "experience")),
    ("beste kandidaat is net begonnen", ("kinds",)),
    ("zij kenden elkaar van de buurtkamer", ("plan", "distance")),
)
_EVERY = 6


def departed(number: int) -> dict[str, Any]:
    """Return the choice behind the pairing with a number: most follow the advice."""
    turn, rest = divmod(number, _EVERY)
    reason, passed = _REASONS[turn % len(_REASONS)] if rest == _EVERY - 1 else (None, ())
    return {"override_reason": reason, "overridden": passed}
