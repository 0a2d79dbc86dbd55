"""A resident's request for a volunteer, with its dated facts of consent, objection and safety (rules.md section 3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from schema.codes import Gender, Support, Task, Urgency
from schema.matrix import Matrix, allowed
from schema.names import Address, name_key


class ConsentKind(StrEnum):
    """What a resident said about help by a volunteer."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    OBJECTION_TAKEN_BACK = "objection-taken-back"


class Consent(NamedTuple):
    """One dated word of a resident; it counts from its day."""

    kind: ConsentKind
    """What was said."""
    given_on: date
    """First day it counts."""


class SafetyBlock(NamedTuple):
    """A time in which no volunteer goes to this resident or this address (both days included)."""

    starts_on: date
    """First day of the block."""
    ends_on: date | None = None
    """Last day of the block; None means until further notice."""


class Exclusion(NamedTuple):
    """A volunteer who is not paired with this resident."""

    volunteer: str
    """Who."""
    excluded_on: date | None = None
    """First day it counts; None means from the start (the request came with it)."""


class Clearance(NamedTuple):
    """A decision that a conflict by name is none for this pair: the names are alike, the people are strangers."""

    volunteer: str
    """With whom."""
    cleared_on: date
    """First day it counts."""
    reason: str
    """Why; the decision must be explainable."""


class ResidentAuthorisation(NamedTuple):
    """A resident's own signed word that a volunteer may speak for her; she may take it back any day."""

    signed_on: date
    """First day it counts."""
    until_on: date | None = None
    """Last day it counts; None means until further notice."""
    withdrawn_on: date | None = None
    """First day it no longer counts."""


class Person(Protocol):
    """What keeps a volunteer from a resident, whether she asked for one or is called on at her door."""

    @property
    def surname_key(self) -> str:
        """`name_key` of the surname without tussenvoegsel."""

    @property
    def name_keys(self) -> frozenset[str]:
        """What `person_keys` makes of the name."""

    @property
    def address(self) -> Address:
        """The exact door."""

    @property
    def consents(self) -> tuple[Consent, ...]:
        """Her words about help by a volunteer."""

    @property
    def safety_blocks(self) -> tuple[SafetyBlock, ...]:
        """Of the resident and of the address alike."""

    @property
    def clearances(self) -> tuple[Clearance, ...]:
        """Decisions that clear a conflict by name."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the rules ask of a request for a volunteer, as ids, codes and keys."""

    id: str
    """Pairings point at it."""
    resident: str
    """Continuity, refusals and objections belong to the resident, not to one request."""
    surname_key: str
    """`name_key` of the surname without tussenvoegsel: family is not paired."""
    name_keys: frozenset[str]
    """What `person_keys` makes of the name: looked up in conflict lists."""
    address: Address
    """The exact door: conflict, area and distance."""
    task: Task
    """A row of the role matrix."""
    kinds: frozenset[Support]
    """Kinds of support asked for."""
    languages: tuple[str, ...]
    """ISO codes, the one preferred first."""
    requested_on: date
    """The wait runs from this day."""
    interpreter: bool = False
    """Someone translates, so no language need be shared."""
    times: frozenset[str] = frozenset()
    """Parts of the week from `codes.TIMES`."""
    urgency: Urgency = Urgency.NORMAL
    """Lower goes first."""
    gender_wish: Gender | None = None
    """A wish, never a condition."""
    consents: tuple[Consent, ...] = ()
    """The whole time line; an objection counts from any request of the resident."""
    safety_blocks: tuple[SafetyBlock, ...] = ()
    """Of the resident and of the address alike."""
    exclusions: tuple[Exclusion, ...] = ()
    """By the coordinator, and by either side's refusal (`pairings.refusals`)."""
    clearances: tuple[Clearance, ...] = ()
    """Decisions that clear a conflict by name."""
    pinned: str | None = None
    """The volunteer the plan keeps, if the pair is allowed."""
    authorisation_on: date | None = None
    """The resident signed that the volunteer may speak for her; asked for `belangen`."""
    authorisations: tuple[ResidentAuthorisation, ...] = ()
    """The same, each with the day until which it counts and that on which she took it back."""
    task_division_on: date | None = None
    """The division of tasks with the professional was recorded on; asked for `begeleiding`."""
    withdrawn_on: date | None = None
    """First day on which the request is no longer asked."""


def person_keys(first_name: str, surname: str) -> frozenset[str]:
    """Return the keys under which a conflict list may know a person: the surname, and first name plus surname."""
    return frozenset(key for key in (name_key(surname), name_key(first_name + surname)) if key)


def has_consent(request: Request, on: date) -> bool:
    """Say whether the resident agrees on a day: the latest fact on or before it counts, on one day the withdrawal."""
    return _latest(request, ConsentKind.GIVEN, on) > _latest(request, ConsentKind.WITHDRAWN, on)


def has_objected(person: Person, on: date) -> bool:
    """Say whether the resident's no stands on a day; of a no and its taking back on one day the no counts."""
    objected = _latest(person, ConsentKind.OBJECTED, on)
    return objected > date.min and objected >= _latest(person, ConsentKind.OBJECTION_TAKEN_BACK, on)


def is_blocked(person: Person, on: date) -> bool:
    """Say whether a safety block holds on a day."""
    return any(holds(block, on) for block in person.safety_blocks)


def holds(block: SafetyBlock, on: date) -> bool:
    """Say whether this safety block holds on a day."""
    return block.starts_on <= on and (block.ends_on is None or on <= block.ends_on)


def is_excluded(request: Request, volunteer: str, on: date) -> bool:
    """Say whether this resident and this volunteer are kept apart on a day."""
    return any(
        kept.volunteer == volunteer and (kept.excluded_on is None or kept.excluded_on <= on)
        for kept in request.exclusions
    )


def is_authorised(request: Request, on: date) -> bool:
    """Say whether the resident's own authorisation to speak for her counts on a day."""
    bare = request.authorisation_on is not None and request.authorisation_on <= on
    return bare or any(authorisation_in_force(it, on) for it in request.authorisations)


def authorisation_in_force(given: ResidentAuthorisation, on: date) -> bool:
    """Say whether this authorisation counts on a day."""
    ended = given.until_on is not None and given.until_on < on
    return given.signed_on <= on and not ended and not (given.withdrawn_on and given.withdrawn_on <= on)


def request_reasons(request: Request, matrix: Matrix, on: date) -> tuple[str, ...]:
    """Return what holds a request back from every volunteer on a day, in the order of rules.md section 3.

    `eerste-contact` needs no consent: its ground is the public task.
    """
    reasons = []
    if request.task is not Task.FIRST_CONTACT and not has_consent(request, on):
        reasons.append("no-consent")
    if has_objected(request, on):
        reasons.append("objected")
    if is_blocked(request, on):
        reasons.append("safety-block")
    if not allowed(matrix, request.task, request.kinds):
        reasons.append("support-not-in-matrix")
    return tuple(reasons)


def _latest(person: Person, kind: ConsentKind, on: date) -> date:
    said = (word.given_on for word in person.consents if word.kind is kind and word.given_on <= on)
    return max(said, default=date.min)
