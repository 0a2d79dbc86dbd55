"""Rows of the files people bring, typed; an empty text, None or an empty tuple says that the cell was empty."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from schema.codes import Gender, OrganisationKind, PartnerType, ProofKind, Support, Task, Urgency
from schema.volunteer_course import Limit, StopReason


class SignalRow(NamedTuple):
    """One reported arrears. Named tuples, not dataclasses: made 100,000 at a time."""

    line: int
    reference: str
    signal_date: date
    partner: str
    type: PartnerType
    client_number: str
    initials: str
    prefix: str
    surname: str
    born_on: date | None
    street: str
    postcode: str
    number: int
    addition: str
    """As people write it: `bis`, `2-hg`."""
    place: str
    phone: str
    email: str
    amount: int
    """Euro cents."""
    since: date | None
    """The day on which the arrears began."""
    crisis: bool | None
    warm_handover: bool | None
    end_of_supply: bool | None
    supply_ends_on: date | None


class OrganisationRow(NamedTuple):
    """One organisation with the terms of its agreements; the last days are included."""

    line: int
    reference: str
    name: str
    kind: OrganisationKind | None
    chamber_number: str
    contact: str
    phone: str
    email: str
    collaboration_from: date | None
    collaboration_until: date | None
    processing_from: date | None
    processing_until: date | None
    authorisation_from: date | None
    authorisation_until: date | None
    tasks: tuple[Task, ...]


class VolunteerRow(NamedTuple):
    """One volunteer with the dates of the proofs that are known."""

    line: int
    reference: str
    first_name: str
    prefix: str
    surname: str
    email: str
    phone: str
    postcode: str
    number: int | None
    addition: str
    organisation: str
    """The organisation's reference, unchecked; empty for the municipality."""
    languages: tuple[str, ...]
    kinds: tuple[Support, ...]
    tasks: tuple[Task, ...]
    slots: tuple[str, ...]
    """Parts of the week: `ma-o`."""
    maximum: int | None
    area: tuple[str, ...]
    """Postcode beginnings."""
    gender: Gender | None
    started_on: date | None
    paused_from: date | None
    paused_until: date | None
    stopped_on: date | None
    conflicts: tuple[str, ...]
    """Postcodes (`1234AB`) and names not to be paired with."""
    proofs: Mapping[ProofKind, date]
    interested_on: date | None
    wishes: str
    limits: tuple[Limit, ...]
    stop_reason: StopReason | None
    employer: str
    maximum_km: int | None


class RequestRow(NamedTuple):
    """One request for support; references to cases and volunteers are unchecked."""

    line: int
    reference: str
    case: str
    first_name: str
    prefix: str
    surname: str
    postcode: str
    number: int
    addition: str
    task: Task
    kinds: tuple[Support, ...]
    languages: tuple[str, ...]
    interpreter: bool | None
    slots: tuple[str, ...]
    urgency: Urgency | None
    asked_on: date
    consent_on: date | None
    consent_until: date | None
    objected_on: date | None
    division_on: date | None
    gender_wish: Gender | None
    pinned: str
    excluded: tuple[str, ...]


class PostcodeRow(NamedTuple):
    """Where a postcode lies: degrees north and east."""

    line: int
    postcode: str
    latitude: float
    longitude: float
