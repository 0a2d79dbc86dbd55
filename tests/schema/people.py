"""Invented volunteers, organisations, requests and pairings for the tests of the rules."""

from datetime import date
from typing import Any

from schema.codes import AgreementKind, OrganisationKind, ProofKind, Support, Task
from schema.names import Address
from schema.organisations import Agreement, Organisation
from schema.pairings import Pairing
from schema.proofs import Proof
from schema.requests import Consent, ConsentKind, Request, person_keys
from schema.settings import Settings
from schema.volunteers import Volunteer

ON = date(2026, 11, 3)
RECENT = date(2026, 6, 1)
SETTINGS = Settings()
EVERY_PROOF = tuple(Proof(kind, RECENT) for kind in ProofKind)
EVERY_AGREEMENT = tuple(Agreement(kind, date(2020, 1, 1)) for kind in AgreementKind)
AGREED = Organisation("org", OrganisationKind.VOLUNTEER_ORGANISATION, frozenset(Task), EVERY_AGREEMENT)
MUNICIPALITY = Organisation("own", OrganisationKind.MUNICIPALITY, frozenset(Task))


def volunteer(**fields: Any) -> Volunteer:
    """Make a volunteer who may do everything on `ON` for an organisation with every agreement."""
    ready: dict[str, Any] = {
        "id": "v",
        "organisation": "org",
        "surname_key": "bos",
        "postcode": "1234AB",
        "address": Address("1234AB", 5),
        "languages": frozenset({"nl"}),
        "kinds": frozenset(Support),
        "proofs": EVERY_PROOF,
    }
    return Volunteer(**ready | fields)


def without(*kinds: ProofKind) -> tuple[Proof, ...]:
    """Return every proof but these kinds."""
    return tuple(proof for proof in EVERY_PROOF if proof.kind not in kinds)


def consent(kind: ConsentKind, day: int) -> Consent:
    """Make a resident's word of a day in November 2026."""
    return Consent(kind, date(2026, 11, day))


def request(**fields: Any) -> Request:
    """Make a request that `volunteer()` may serve on `ON`."""
    ready: dict[str, Any] = {
        "id": "r",
        "resident": "resident",
        "surname_key": "kuiper",
        "name_keys": person_keys("Ada", "Kuiper"),
        "address": Address("1234CD", 7),
        "task": Task.BUDDY,
        "kinds": frozenset({Support.PRACTICAL}),
        "languages": ("nl",),
        "requested_on": date(2026, 10, 1),
        "consents": (Consent(ConsentKind.GIVEN, date(2026, 10, 1)),),
    }
    return Request(**ready | fields)


def pairing(**fields: Any) -> Pairing:
    """Make a pairing proposed on 1 January 2026."""
    ready: dict[str, Any] = {
        "id": "p",
        "request": "r",
        "resident": "resident",
        "volunteer": "v",
        "task": Task.BUDDY,
        "proposed_on": date(2026, 1, 1),
    }
    return Pairing(**ready | fields)


def running(**fields: Any) -> Pairing:
    """Make a pairing that runs from 5 January 2026."""
    life: dict[str, Any] = {
        "introduced_on": date(2026, 1, 2),
        "resident_agreed_on": date(2026, 1, 3),
        "volunteer_agreed_on": date(2026, 1, 4),
        "started_on": date(2026, 1, 5),
    }
    return pairing(**life | fields)
