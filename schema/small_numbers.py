"""Which numbers may leave the desk: none below 5, and none from which such a number follows (rules.md section 7)."""

from collections.abc import Sequence

SMALLEST_SHOWN = 5


def is_small(count: int) -> bool:
    """Say whether a count is too small to leave the desk; 0 is."""
    return count < SMALLEST_SHOWN


def hidden_parts(parts: Sequence[int]) -> frozenset[int]:
    """Return the positions of the parts of a shown total that stay hidden.

    Every small part is hidden. Where that is exactly one, subtracting the others from the total would give it
    back, so the smallest of the others is hidden with it.
    """
    hidden = {place for place, count in enumerate(parts) if is_small(count)}
    others = [place for place in range(len(parts)) if place not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda place: (parts[place], place)))
    return frozenset(hidden)
