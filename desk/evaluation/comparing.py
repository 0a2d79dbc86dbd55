"""What the cases of a month with and without a volunteer are made of, so that nobody compares what cannot be."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.evaluation.facts import facts_of_cases, later_attempts
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.review_breakdown import AREA_SIGNS
from schema.review_comparison import Composition, Difference, Trait, differences

_VALUES = f"c.urgent, c.kind, substr(a.postcode, 1, {AREA_SIGNS}) AS area"
_FROM = "FROM visible_cases c JOIN visible_addresses a ON a.id = c.address"
_MADE_OF = f"""SELECT c.by_volunteer OR coalesce(c.paired_on <= ?, 0) AS helped, {_VALUES}, count(*) AS n {_FROM}
  WHERE c.month = ? GROUP BY helped, c.urgent, c.kind, area"""
_THESE = f"SELECT c.id, {_VALUES} {_FROM} WHERE c.id IN ({{marks}})"


def compare_groups(store: Store, month: str, *, on: date) -> tuple[Difference, ...]:
    """Return on what the cases of a month with a volunteer differ too much from those without, as on a day."""
    helped, others = Composition(), Composition()
    groups = (others, helped)
    for row in store.query(_MADE_OF, [on.isoformat(), month]):
        groups[row["helped"]].add(_values(row), row["n"])
    later = later_attempts(store, on=on)
    moved = {
        now.id: (stored.with_volunteer, now.with_volunteer)
        for of, now, stored in facts_of_cases(store, set(later), later, on=on)
        if of == month and now.with_volunteer is not stored.with_volunteer
    }
    for row in query_in(store, _THESE, moved):
        stored, now = moved[row["id"]]
        groups[stored].add(_values(row), -1)
        groups[now].add(_values(row), 1)
    return differences(helped, others, store.settings(on))


def _values(row: Mapping[str, Any]) -> dict[Trait, str]:
    return {
        Trait.URGENCY: "urgent" if row["urgent"] else "not-urgent",
        Trait.KIND: row["kind"],
        Trait.AREA: row["area"],
    }
