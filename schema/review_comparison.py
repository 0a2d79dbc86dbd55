"""Whether the cases with and without a volunteer are alike enough to compare, and on what they differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from schema.settings import Settings


class Trait(StrEnum):
    """On what two groups of cases may differ."""

    FEW = "few"
    """One of the groups is too small to say anything of."""
    URGENCY = "urgency"
    KIND = "kind"
    AREA = "area"


class Difference(NamedTuple):
    """A trait on which the groups differ, told by the value on which they differ most."""

    trait: Trait
    value: str
    """`urgent`, a kind of case, or an area; of `few` nothing."""
    with_volunteer: float
    """Part of the cases with a volunteer that has this value, from 0 to 1; of `few` the number of cases."""
    without_volunteer: float


@dataclass(slots=True)
class Composition:
    """What a group of cases is made of: how many cases have each value of a trait."""

    cases: int = 0
    traits: dict[Trait, dict[str, int]] = field(
        default_factory=lambda: {trait: {} for trait in (Trait.URGENCY, Trait.KIND, Trait.AREA)}
    )

    def add(self, values: Mapping[Trait, str], count: int) -> None:
        """Count cases with these values among the group; a count below 0 takes them out."""
        self.cases += count
        for trait, value in values.items():
            counts = self.traits[trait]
            counts[value] = counts.get(value, 0) + count


def differences(helped: Composition, others: Composition, settings: Settings) -> tuple[Difference, ...]:
    """Return on what cases with a volunteer (`helped`) differ too much from the others to compare their figures.

    A group of fewer than `comparable_cases` is not compared at all. Of each trait the value counts whose parts lie
    furthest apart: the groups differ when that is `comparable_points` percentage points or more. A mean over many areas
    would find small groups different by chance alone.
    """
    if min(helped.cases, others.cases) < settings.comparable_cases:
        return (Difference(Trait.FEW, "", helped.cases, others.cases),)
    found = []
    for trait, counts in helped.traits.items():
        there = others.traits[trait]
        parts = [
            Difference(trait, value, counts.get(value, 0) / helped.cases, there.get(value, 0) / others.cases)
            for value in sorted({*counts, *there})
        ]
        furthest = max(parts, key=lambda it: (_apart(it), it.value), default=None)
        if furthest is not None and _apart(furthest) >= settings.comparable_points / 100:
            found.append(furthest)
    return tuple(found)


def _apart(difference: Difference) -> float:
    return abs(difference.with_volunteer - difference.without_volunteer)
