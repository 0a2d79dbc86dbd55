"""What a printed document is made from: the facts of one paper on one day, and which of them are still missing."""

from collections.abc import Iterable
from dataclasses import Field, dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar, Protocol

from schema.agreements import Notice
from schema.chain import ChainParty
from schema.codes import Channel, DayPart, Support, Task
from schema.deployable import AUTHORISED_TASKS


@dataclass(frozen=True, slots=True)
class Issue:
    """Which document this is: it stands at the head of every page.

    Kept because a signed copy must be traceable to the text and the facts it was made from.
    """

    number: str
    version: int
    issued_on: date
    draft: bool = False
    """A draft carries a watermark and is not meant to be signed."""


class Paper(Protocol):
    """Anything that can be printed: frozen facts, and which of them are missing."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def issue(self) -> Issue:
        """Which document it is."""
        ...

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in."""
        ...


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an agreement; an empty field is a gap in the paper.

    Kept: identity (name, address, KvK), who may sign, and whom to call.
    """

    name: str = ""
    address: str = ""
    kvk: str = ""
    """Eight digits."""
    representative: str = ""
    function: str = ""
    """The representative's function."""
    contact: str = ""
    phone: str = ""
    email: str = ""
    signs_as: str = ""
    """For whom the representative signs, where that is another body; empty is the party itself."""

    def gaps(self, side: str, *asked: str) -> tuple[str, ...]:
        """Return the names of the missing fields, each with the side in front (`organisation_kvk`).

        Args:
            asked: the fields the paper needs; without any, all of them.
        """
        names = asked or tuple(field.name for field in fields(self) if field.name != "signs_as")
        return missing((f"{side}_{name}", getattr(self, name)) for name in names)


NOBODY = Party()
"""A party of whom nothing is known yet."""


@dataclass(frozen=True, slots=True)
class AgreedTask:
    """One row of the role matrix that the organisation takes on."""

    task: Task
    supports: frozenset[Support]
    """The kinds of support the role matrix allows for this task on the day of issue."""
    intensity: str = ""
    """How often or how long, in words; empty is left to the working arrangements."""


@dataclass(frozen=True, slots=True)
class CollaborationPaper:
    """The collaboration agreement between the municipality and one organisation (domain.md 5.1)."""

    issue: Issue
    municipality: Party
    organisation: Party
    in_force_from: date | None = None
    in_force_to: date | None = None
    """The last day; None is until further notice."""
    tasks: tuple[AgreedTask, ...] = ()
    processing_reference: str = ""
    """How the paper refers to the processing agreement: its number or its dates."""
    authorisation_reference: str = ""
    change_reason: str = ""
    """Why this version replaces the one before it; needed from version 2."""
    target_groups: str = ""
    caseload: int | None = None
    """Most pairings of one volunteer at once."""
    finance: str = ""
    handover: str = ""
    feedback: str = ""
    notice: Notice | None = None

    @property
    def needs_authorisation(self) -> bool:
        """Say whether one of the tasks asks for an authorisation (rules.md section 2)."""
        return any(agreed.task in AUTHORISED_TASKS for agreed in self.tasks)

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        asked: list[tuple[str, object]] = [
            ("in_force_from", self.in_force_from),
            ("tasks", self.tasks),
            ("processing_reference", self.processing_reference),
        ]
        if self.needs_authorisation:
            asked.append(("authorisation_reference", self.authorisation_reference))
        if self.issue.version > 1:
            asked.append(("change_reason", self.change_reason))
        agreed = ("target_groups", "handover", "caseload", "feedback", "finance", "notice")
        asked += [(name, getattr(self, name)) for name in agreed]
        return (*self.municipality.gaps("municipality"), *self.organisation.gaps("organisation"), *missing(asked))


@dataclass(frozen=True, slots=True)
class SecrecyPaper:
    """The secrecy declaration of one volunteer (domain.md 5.3).

    Kept: the name that signs, for which organisation, and with whom; no birth date and no address.
    """

    issue: Issue
    municipality: str = ""
    volunteer: str = ""
    organisation: str = ""
    """The municipality's own name for a volunteer without an organisation."""
    coordinator: str = ""
    coordinator_phone: str = ""
    valid_until: date | None = None
    """The last valid day when signed on the day of issue; None is without end."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        names = ("municipality", "volunteer", "organisation", "coordinator", "coordinator_phone")
        return missing((name, getattr(self, name)) for name in names)


@dataclass(frozen=True, slots=True)
class AuditAnchor:
    """The head of the audit chain on the day of issue; a later chain must still contain it."""

    events: int
    head: str
    """SHA-256 in hexadecimal."""
    at: datetime
    """UTC."""


BY_NUMBER = frozenset({Channel.PHONE, Channel.MESSAGE})
"""Rounds for which the people need a telephone number, and no address."""


@dataclass(frozen=True, slots=True)
class VisitStop:
    """One line of the list: only what those who go need.

    Kept: where to be and whom to ask for. Not kept: amounts, partner, kind of case, birth date, notes, earlier
    attempts, and the language, which nobody knows before the first contact (domain.md 1.4, 1.3 for the ticks).
    """

    code: int
    """Stands for the case on the list and when results are entered; the case number stays at the desk."""
    where: str
    """The address; for a round by telephone the number, and then no address."""
    name: str = ""
    """Initials and surname; empty when the signals name nobody."""


@dataclass(frozen=True, slots=True)
class VisitRound:
    """The people who go together, and their stops in the order of the street."""

    people: tuple[str, ...]
    """Full names: they show who they are at the door."""
    channel: Channel
    part: DayPart | None
    stops: tuple[VisitStop, ...]
    held: int = 0
    """Addresses that were given to them and to which they do not go: how many, never why."""


@dataclass(frozen=True, slots=True)
class VisitListPaper:
    """The rounds of one day, each on a page of its own, since each goes with other people."""

    issue: Issue
    day: date
    municipality: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    rounds: tuple[VisitRound, ...] = ()

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before people go out with this list."""
        return missing((name, getattr(self, name)) for name in ("municipality", "coordinator", "coordinator_phone"))


@dataclass(frozen=True, slots=True)
class ChainPaper:
    """The local debt chain on a day, for the team: organisations and their contacts, never a resident."""

    issue: Issue
    computed_on: date
    municipality: str = ""
    parties: tuple[ChainParty, ...] = ()

    def gaps(self) -> tuple[str, ...]:
        """Return the names of what the overview lacks: its municipality, its parties, whom to call at one of them."""
        return missing(
            (
                ("municipality", self.municipality),
                ("chain_parties", self.parties),
                ("chain_contact", all(each.offer.contact.strip() for each in self.parties)),
                ("chain_phone", all(each.offer.phone.strip() for each in self.parties)),
            )
        )


def missing(asked: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """Return the names of what is asked for and empty, in the order given."""
    return tuple(name for name, value in asked if not (value.strip() if isinstance(value, str) else value))
