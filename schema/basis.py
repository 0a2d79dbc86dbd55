"""What a pairing was decided on: kept with it, so that it can be explained when the facts behind it have changed."""

from enum import StrEnum

from schema.points import Points
from schema.settings import WEIGHTS

PLAN = "plan"
"""Stands among the preferences for the plan itself, from which a person may depart."""
PREFERENCES: tuple[str, ...] = (PLAN, *WEIGHTS)
"""What a choice may pass over: soft all of them, for a hard rule is never passed over (rules.md sections 3 and 4)."""


class Way(StrEnum):
    """How a pairing came about."""

    CHOICE = "choice"
    """A person chose among the candidates."""
    PLAN = "plan"
    """The plan was followed."""
    SWAP = "swap"
    """A person set these two together, against the plan."""
    SUCCESSOR = "successor"
    """The next best, where somebody else fell out."""


def passed_over(chosen: Points, instead: Points) -> tuple[str, ...]:
    """Return the criteria on which the volunteer who was not chosen fits better, in the order of the weights."""
    return tuple(name for name in Points._fields if getattr(instead, name) > getattr(chosen, name))
