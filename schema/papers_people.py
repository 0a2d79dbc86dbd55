"""The papers a volunteer or a resident signs or takes home: agreements, the resident's authorisation, letter, card."""

from dataclasses import dataclass
from datetime import date

from schema.codes import Gender, PartnerType, ProofKind, Support, Task, Urgency
from schema.matrix import Goal
from schema.papers import NOBODY, Issue, Party, missing


@dataclass(frozen=True, slots=True)
class VolunteerAgreementPaper:
    """The agreement between a volunteer and the organisation she belongs to (domain.md 5.4).

    Kept: her name, what she offers and with whom she speaks; no address, birth date or account number.
    """

    issue: Issue
    municipality: str = ""
    volunteer: str = ""
    organisation: Party = NOBODY
    """The municipality itself for a volunteer without an organisation."""
    of_municipality: bool = False
    tasks: tuple[Task, ...] = ()
    supports: tuple[Support, ...] = ()
    times: tuple[str, ...] = ()
    """Parts of the week in which she can (`ma-o`)."""
    maximum: int | None = None
    """Most pairings at once."""
    starts_on: date | None = None
    mentor: str = ""
    """The volunteer who guides her; empty is her contact person alone."""
    proofs: tuple[ProofKind, ...] = ()
    """What her tasks ask of her."""
    month_cents: int = 0
    year_cents: int = 0
    """The most she may be given for expenses free of tax."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        names = ("municipality", "volunteer", "tasks", "supports", "starts_on")
        asked = missing((_NAMED.get(name, name), getattr(self, name)) for name in names)
        return (*asked, *self.organisation.gaps("organisation", "name", "representative", "contact", "phone"))


@dataclass(frozen=True, slots=True)
class PairingAgreementPaper:
    """What a resident, a volunteer and the organisation agree for one pairing (domain.md 5.7).

    Kept: who, for which help, how often and until when. Not kept: creditors, amounts, addresses.
    """

    issue: Issue
    municipality: str = ""
    resident: str = ""
    volunteer: str = ""
    organisation: Party = NOBODY
    task: Task | None = None
    supports: tuple[Support, ...] = ()
    goals: tuple[Goal, ...] = ()
    starts_on: date | None = None
    """None while it has not begun: it begins when all have signed."""
    lasts_until: date | None = None
    """The last day that is expected."""
    rhythm: str = ""
    """How often and how long the two meet, in words."""
    consent_on: date | None = None
    """The day the resident agreed to a volunteer."""
    checkin_weeks: int = 0
    checkin_months: int = 0
    second: str = ""
    """Who goes along, if anybody: she signs as well."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        names = ("resident", "volunteer", "task", "supports", "goals", "rhythm", "consent_on")
        asked = missing((_NAMED.get(name, name), getattr(self, name)) for name in names)
        return (*asked, *self.organisation.gaps("organisation", "name", "representative", "contact", "phone"))


@dataclass(frozen=True, slots=True)
class AuthorisedParty:
    """One party a volunteer may speak with for a resident, and about what."""

    name: str
    about: str = ""
    """In words: the rent, an arrangement, a customer number."""


@dataclass(frozen=True, slots=True)
class ResidentAuthorisationPaper:
    """A resident lets one volunteer speak with named parties (rules.md section 3: `belangen`).

    Kept: name, address and birth date, by which a party finds the file; no number of the person.
    """

    issue: Issue
    municipality: str = ""
    resident: str = ""
    address: str = ""
    birth_date: date | None = None
    volunteer: str = ""
    organisation: Party = NOBODY
    parties: tuple[AuthorisedParty, ...] = ()
    valid_until: date | None = None
    """The last day it counts; withdrawn any day before."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this paper can be signed."""
        asked: list[tuple[str, object]] = [
            ("resident", self.resident),
            ("resident_address", self.address),
            ("birth_date", self.birth_date),
            ("volunteer", self.volunteer),
            ("authorised_parties", self.parties),
            ("authorised_about", self.parties and all(party.about.strip() for party in self.parties)),
            ("authorised_until", self.valid_until),
        ]
        return (*missing(asked), *self.organisation.gaps("organisation", "name", "contact", "phone"))


@dataclass(frozen=True, slots=True)
class ResidentLetterPaper:
    """The letter that says why the municipality writes, and who a volunteer is and is not (domain.md 5.6).

    Kept: name and address to send it to, and the kinds of partner that reported this person; no amount, no partner.
    """

    issue: Issue
    municipality: Party = NOBODY
    hours: str = ""
    """When the telephone is answered."""
    officer: str = ""
    """How to reach the data protection officer."""
    resident: str = ""
    """Empty when no signal names anybody."""
    street: str = ""
    place: str = ""
    kinds: tuple[PartnerType, ...] = ()
    organisations: tuple[str, ...] = ()
    """Whose volunteers may come."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before this letter is sent."""
        asked = [
            ("letter_street", self.street),
            ("letter_place", self.place),
            ("letter_kinds", self.kinds),
            ("municipality_hours", self.hours),
            ("municipality_officer", self.officer),
        ]
        return (
            *self.municipality.gaps("municipality", "name", "address", "contact", "phone", "email"),
            *missing(asked),
        )


@dataclass(frozen=True, slots=True)
class CaseCardPaper:
    """What a volunteer is told before she says yes: nothing by which somebody can be found.

    Kept: four digits of the postcode, the task, support, languages, times and wishes.
    Never: name, street, house number, creditor, amount (not even about), birth date, note, the request's own reference.
    """

    issue: Issue
    municipality: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    area: str = ""
    """Four digits."""
    task: Task | None = None
    supports: tuple[Support, ...] = ()
    languages: tuple[str, ...] = ()
    """ISO codes."""
    interpreter: bool = False
    times: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    gender_wish: Gender | None = None
    consent: bool = True
    """The resident agreed to a volunteer."""

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields to fill in before the card is shown to anybody."""
        names = ("municipality", "coordinator", "coordinator_phone", "area", "task", "supports", "languages", "times")
        named = ((_NAMED.get(name, name), getattr(self, name)) for name in names)
        return (*missing(named), *missing([("consent_on", self.consent)]))


_NAMED = {"task": "tasks", "times": "part_times"}
"""Fields whose gap another paper names alike."""
