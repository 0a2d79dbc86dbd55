"""The weights of the criteria: their versions, what others would do to today's plan, and deciding on others."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.matching.forcing import Difference, difference
from desk.matching.planning import plan
from desk.store.store import Store
from schema.progress import Tell
from schema.refused import Refused
from schema.settings import WEIGHTS

_DECIDED = "SELECT value, starts_on, reason FROM setting WHERE name = 'weights' ORDER BY starts_on, key"


@dataclass(frozen=True, slots=True)
class Effect:
    """What other weights would do to the plan of a day."""

    waiting: int
    served: Mapping[int, int]
    """Per urgency; with any weights the same, for points never decide who is served (rules.md section 5)."""
    points: int
    """Of the plan with the weights of now."""
    points_kept: int
    """Of the same pairs with the other weights."""
    points_new: int
    """Of the plan with the other weights."""
    change: Difference
    """The plan with the other weights, against the pairs of now."""

    def as_json(self) -> dict[str, Any]:
        """Return the effect with stable names."""
        per = {str(urgency): count for urgency, count in self.served.items()}
        points = {"points": self.points, "points_kept": self.points_kept, "points_new": self.points_new}
        return {"waiting": self.waiting, "served": sum(per.values()), "served_by_urgency": per, **points} | {
            "changed": self.change.as_json()["moved"]
        }


def weight_versions(store: Store) -> list[dict[str, Any]]:
    """Return every version of the weights, the first that of the rules: `version`, `starts_on`, `reason`, `weights`."""
    decided = [
        {"version": place, "starts_on": row["starts_on"], "reason": row["reason"], "weights": json.loads(row["value"])}
        for place, row in enumerate(store.query(_DECIDED), 2)
    ]
    return [{"version": 1, "starts_on": None, "reason": "", "weights": dict(WEIGHTS)}, *decided]


def weights_effect(store: Store, weights: Mapping[str, int], *, on: date, tell: Tell | None = None) -> Effect:
    """Return what other weights would do to the plan of a day, without keeping them."""
    now = plan(store, on=on, tell=tell)
    pairs = {pair.request: pair.volunteer for pair in now.pairs}
    kept = plan(store, on=on, held=pairs, weights=weights, tell=tell)
    new = plan(store, on=on, weights=weights, tell=tell)
    return Effect(now.waiting, now.served_by_urgency, now.points, kept.points, new.points, difference(kept, new))


def change_weights(store: Store, weights: Mapping[str, int], reason: str, *, on: date) -> int:
    """Make the next version of the weights (as `schema.weights.read_weights` gives them), from today on; return it.

    Raises:
        Refused: `reason-missing`.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    facts = {"starts_on": on, "reason": reason.strip()}
    with store.write(store.user, "change-weights", "desk") as tx:
        version = len(weight_versions(store)) + 1
        rows = [
            {"name": "weights", "value": json.dumps(dict(weights)), **facts},
            {"name": "weights_version", "value": json.dumps(version), **facts},
        ]
        tx.insert("setting", rows)
    return version
