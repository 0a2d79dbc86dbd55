"""How much each criterion of the points may count at most: what a desk may choose (rules.md section 4)."""

from collections.abc import Mapping

from schema.refused import Refused
from schema.settings import WEIGHTS

MOST_IN_ALL = 1000
"""The points of a pair go from 0 to 1000, so all criteria together may count no more."""


def read_weights(known: Mapping[str, int], typed: Mapping[str, str]) -> dict[str, int]:
    """Return the weights after a change, in the order of the criteria; what is not named stays as it is.

    Raises:
        Refused: `value-not-in-list` for an unknown criterion; `weight-unreadable`; `weights-too-many` where they are
            more than `MOST_IN_ALL` together; `weights-none`; `weights-same`.
    """
    for name, value in typed.items():
        if name not in WEIGHTS:
            raise Refused("value-not-in-list", field="weights", value=name, allowed=list(WEIGHTS))
        if not (value.strip().isascii() and value.strip().isdecimal()) or int(value) > MOST_IN_ALL:
            raise Refused("weight-unreadable", value=value, most=MOST_IN_ALL)
    wanted = {name: int(typed[name]) if name in typed else known[name] for name in WEIGHTS}
    total = sum(wanted.values())
    if total > MOST_IN_ALL:
        raise Refused("weights-too-many", total=total, most=MOST_IN_ALL)
    if not total:
        raise Refused("weights-none")
    if wanted == dict(known):
        raise Refused("weights-same")
    return wanted
