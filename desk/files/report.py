"""What an import did, or would do: the answer that every import gives, on screen and as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desk.files.reading import Reject, Warned


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts of rows; `read` is the sum of new, updated, unchanged and rejected."""

    new: int
    updated: int
    unchanged: int
    rejects: Sequence[Reject]
    warnings: Sequence[Warned]
    """What was left empty or ignored, never in silence."""
    dry_run: bool
    cases: int | None = None
    """Cases of a delivery that have their place here; None where they were not asked for."""
    attempts: int | None = None
    """Contact attempts of those cases that were not logged before."""
    kept: str | None = None
    """The partner for whom these headings were kept, "" where none is named; None when nothing was kept of them."""

    @property
    def read(self) -> int:
        """Return the number of rows in the file."""
        return self.new + self.updated + self.unchanged + len(self.rejects)

    def as_json(self) -> dict[str, Any]:
        """Return the report in the shape of the command line's contract."""
        return {
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": len(self.rejects),
            "rejects": [row._asdict() for row in self.rejects],
            "warnings": [warned._asdict() for warned in self.warnings],
            "dry_run": self.dry_run,
            **({} if self.cases is None else {"cases": self.cases, "attempts": self.attempts}),
        }
