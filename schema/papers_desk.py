"""The papers of the desk itself: a warm hand-over, a stand-in's note, what is known of one person, what is gone."""

from dataclasses import dataclass
from datetime import date

from schema.codes import Channel, PartnerType, Support, Task
from schema.papers import AuditAnchor, Issue, missing

Cell = str | int | bool | date | None
"""A fact in a table: a text, a whole number, yes or no, a day."""


@dataclass(frozen=True, slots=True)
class Arrears:
    """What one partner reported of this person."""

    kind: PartnerType
    amount_cents: int
    since: date | None
    """The day the arrears began; the day of the signal where that is not known."""
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to reach the resident, without its note."""

    on: date
    channel: Channel
    reached: bool


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """A warm hand-over of one resident to a professional, in the resident's presence (domain.md 4, SEED-B).

    Kept: what the receiver needs to go on. Not kept: notes, the signals of anybody else on the address.
    """

    issue: Issue
    municipality: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    receiver: str = ""
    """To whom the case was referred."""
    asked_on: date | None = None
    resident: str = ""
    address: str = ""
    phone: str = ""
    case_number: str = ""
    arrears: tuple[Arrears, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    talks: tuple[date, ...] = ()
    checked_on: date | None = None
    """The latest check in the register of residents."""
    informed_on: date | None = None
    """The day the resident was told where the data came from."""
    task: Task | None = None
    supports: tuple[Support, ...] = ()
    languages: tuple[str, ...] = ()
    interpreter: bool = False
    volunteer: str = ""
    """Who already helps; empty when nobody does."""
    two_people: bool = False
    """A safety block counts: nobody goes alone, and the coordinator is called first."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before the case changes hands."""
        names = ("municipality", "coordinator", "coordinator_phone", "receiver", "resident")
        asked = [(name, getattr(self, name)) for name in names]
        asked += [("resident_address", self.address), ("resident_phone", self.phone)]
        return missing([*asked, ("arrears", self.arrears), ("informed_on", self.informed_on)])


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One thing a stand-in must know, by the number of a record and never by a resident's name."""

    due: date | None
    what: str
    record: str


@dataclass(frozen=True, slots=True)
class NotePart:
    """What of one kind needs attention: the first lines, and how many more there are."""

    name: str
    """`cases`, `requests`, `rounds`, `pairings`, `volunteers`, `partners` or `decisions`."""
    lines: tuple[NoteLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom to call at an organisation."""

    name: str
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CoverNotePaper:
    """What a stand-in must know of the desk on a day: dates, numbers, whom to call; no resident by name."""

    issue: Issue
    day: date
    municipality: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    officer: str = ""
    parts: tuple[NotePart, ...] = ()
    reached: tuple[Reached, ...] = ()
    waiting: int = 0
    """Requests that wait for a volunteer."""
    running: int = 0
    """Pairings that run."""
    open_cases: int = 0

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before somebody can stand in."""
        return missing(
            [
                ("municipality", self.municipality),
                ("coordinator", self.coordinator),
                ("coordinator_phone", self.coordinator_phone),
                ("municipality_officer", self.officer),
                ("organisation_contact", all(each.contact.strip() for each in self.reached)),
                ("organisation_phone", all(each.phone.strip() for each in self.reached)),
            ]
        )


@dataclass(frozen=True, slots=True)
class KnownPart:
    """What is known of a person in one respect; its columns are named by the text of the report."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class AccessPaper:
    """Everything the desk knows of one resident, who read it and who was told (GDPR art. 15)."""

    issue: Issue
    computed_on: date
    municipality: str = ""
    address: str = ""
    """The municipality's."""
    phone: str = ""
    officer: str = ""
    resident: str = ""
    parts: tuple[KnownPart, ...] = ()

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before the report is given."""
        return missing(
            [
                ("municipality", self.municipality),
                ("municipality_address", self.address),
                ("municipality_phone", self.phone),
                ("municipality_officer", self.officer),
                ("resident", self.resident),
            ]
        )


@dataclass(frozen=True, slots=True)
class DestroyedLine:
    """How many records of a kind went under one rule; never which (rules.md section 8)."""

    kind: str
    """The singular of a `list` kind."""
    rule: str
    """`not-picked-up`, `without-help`, `with-help`, `volunteers`, `agreements`, `audit` or `asked`."""
    count: int
    first_on: date | None = None
    """The earliest day from which their term ran."""
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class DestructionPaper:
    """The proof that records were destroyed: how many, under which rule, by whom; no name and no number."""

    issue: Issue
    municipality: str = ""
    destroyed_on: date | None = None
    destroyed_by: str = ""
    approved_by: str = ""
    """The second person who said yes."""
    lines: tuple[DestroyedLine, ...] = ()
    held: int = 0
    """Records that were due and stay, because a hold counts."""
    backups_until: date | None = None
    """The last day on which an old backup may still hold what is gone."""
    anchor: AuditAnchor | None = None

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before the record is signed."""
        names = ("municipality", "destroyed_on", "destroyed_by", "approved_by", "backups_until")
        asked = [(name, getattr(self, name)) for name in names]
        return missing([*asked, ("destroyed", self.lines), ("audit_anchor", self.anchor)])
