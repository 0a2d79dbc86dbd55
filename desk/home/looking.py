"""What a file would do, gathered for a reader: how many rows fare alike, and the first of them.

No list shows more, so that a hundred thousand rows are neither handed from one process to another nor drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desk.files.report import ImportReport
from desk.signals.expecting import Expected, Rested, Resting
from desk.signals.importing import Preview

SHOWN = 500
"""Rows of a part that are kept."""
TOO_YOUNG = "too-young"
_RESTING = {Resting.SAME: "unchanged", Resting.FILLED: "updated", Resting.DOUBLE: "double"}


class Part(NamedTuple):
    """Rows that fare alike."""

    number: int
    rows: Sequence[Expected | Rested]
    """The first of them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What importing a file would do, for a reader to judge first."""

    report: ImportReport
    parts: Mapping[str, Part]
    """By name: `new`, `updated`, `unchanged`, `double`; and of the new and updated, by their status or `TOO_YOUNG`."""

    @property
    def updated(self) -> int:
        """Return how many rows change what is here; the cases of a delivery may, where its row tells nothing new."""
        if self.report.cases is None:
            return self.report.updated
        return max(self.report.updated, self.part("updated").number)

    @property
    def brings(self) -> bool:
        """Say whether there is anything to store."""
        return bool(self.report.new or self.updated or self.report.cases)

    def part(self, name: str) -> Part:
        """Return the rows under a name; none where nothing fares so."""
        return self.parts.get(name, Part(0, ()))


def gather(preview: Preview) -> Look:
    """Count the rows of a file by how they fare, and keep the first of each."""
    numbers: Counter[str] = Counter()
    kept: defaultdict[str, list[Expected | Rested]] = defaultdict(list)

    def add(name: str, row: Expected | Rested) -> None:
        numbers[name] += 1
        if numbers[name] <= SHOWN:
            kept[name].append(row)

    for one in preview.expected:
        add("new" if one.new else "updated", one)
        add(TOO_YOUNG if one.too_young else str(one.status), one)
    for rested in preview.rested:
        add(_RESTING[rested.fate], rested)
    return Look(preview.report, {name: Part(number, kept[name]) for name, number in numbers.items()})
