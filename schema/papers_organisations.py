"""The papers beside the collaboration agreement: the authorisation, and the annexes of the processing agreement."""

from dataclasses import dataclass
from datetime import date

from schema.agreements import DataRole, FactualAct
from schema.codes import Task
from schema.papers import NOBODY, Issue, Party, missing


@dataclass(frozen=True, slots=True)
class AuthorisationPaper:
    """The authorisation for factual acts, and the organisation's consent (domain.md 5.5; Awb 10:4, 10:5, 10:12).

    Kept: both parties, the exhaustive list of acts, the dates and the mandate behind it.
    """

    issue: Issue
    municipality: Party = NOBODY
    organisation: Party = NOBODY
    mandate: str = ""
    """The decision by which who signs may give this authorisation."""
    acts: tuple[FactualAct, ...] = ()
    tasks: tuple[Task, ...] = ()
    """The agreed tasks that ask for an authorisation."""
    in_force_from: date | None = None
    in_force_to: date | None = None
    """The last day; None is until further notice."""
    consent_on: date | None = None
    """The day the organisation agreed; None is agreed by signing here."""
    change_reason: str = ""
    """Why this version replaces the one before it; needed from version 2."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        asked: list[tuple[str, object]] = [
            ("mandate", self.mandate),
            ("acts", self.acts),
            ("authorised_tasks", self.tasks),
            ("in_force_from", self.in_force_from),
        ]
        if self.issue.version > 1:
            asked.append(("change_reason", self.change_reason))
        sides = ("name", "address", "kvk", "representative", "function")
        return (
            *self.municipality.gaps("municipality", *sides),
            *self.organisation.gaps("organisation", *sides, "contact", "phone"),
            *missing(asked),
        )


@dataclass(frozen=True, slots=True)
class ProcessingPaper:
    """The cover and the filled annexes of a processing agreement; the national standard itself is only referred to.

    Kept: who processes what for whom, how long, and whom to call at a breach (domain.md 5.2, GDPR art. 28(3)).
    """

    issue: Issue
    municipality: Party = NOBODY
    organisation: Party = NOBODY
    officer: str = ""
    """How to reach the municipality's data protection officer."""
    role: DataRole | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    """The last day; None is until further notice."""
    tasks: tuple[Task, ...] = ()
    retention: str = ""
    breach_contact: str = ""
    breach_phone: str = ""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        asked: list[tuple[str, object]] = [
            ("municipality_officer", self.officer),
            ("data_role", self.role),
            ("in_force_from", self.in_force_from),
            ("tasks", self.tasks),
            ("retention", self.retention),
            ("breach_contact", self.breach_contact),
            ("breach_phone", self.breach_phone),
        ]
        sides = ("name", "address", "kvk", "representative", "function", "contact", "phone")
        return (
            *self.municipality.gaps("municipality", *sides),
            *self.organisation.gaps("organisation", *sides),
            *missing(asked),
        )
