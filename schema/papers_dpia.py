"""The starting sheet for a data protection impact assessment: what the desk itself knows of how it is used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from schema.agreements import DataRole
from schema.papers import Issue, missing
from schema.roles import Role


@dataclass(frozen=True, slots=True)
class PaperReceiver:
    """An organisation with whose volunteers is worked."""

    name: str
    agreed: bool = False
    """A processing agreement with it is in force."""
    role: DataRole | None = None
    """What it is under the GDPR, where that agreement says so."""
    until: date | None = None
    """The last day of that agreement; None until further notice."""


@dataclass(frozen=True, slots=True)
class PaperAccount:
    """Somebody who can open the desk."""

    name: str
    role: Role
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DpiaPaper:
    """What a privacy officer begins an assessment with (AVG art. 35); to judge is hers, not the program's.

    Kept: names of organisations and of who works at the desk. Not kept: any resident or volunteer.
    """

    issue: Issue
    municipality: str = ""
    officer: str = ""
    """How to reach the municipality's data protection officer."""
    coordinator: str = ""
    partners: tuple[str, ...] = ()
    """Who sent signals."""
    receivers: tuple[PaperReceiver, ...] = ()
    accounts: tuple[PaperAccount, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    """Per rule of `schema.retention.Rule` how many whole months is kept."""
    untouched_months: int = 0
    backup_days: int = 0
    lock_minutes: int = 0
    """0 never locks."""
    conditions: frozenset[str] = frozenset()
    """`brp-here`, `brp-elsewhere`, `second-person`, `one-person`, `locks`, `never-locks`."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in."""
        return missing(
            (
                ("municipality", self.municipality),
                ("municipality_officer", self.officer),
                ("municipality_contact", self.coordinator),
                ("signal_partners", self.partners),
            )
        )
