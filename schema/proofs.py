"""Dated proofs of a volunteer: whether one counts on a day, and until when (rules.md, head and section 2)."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from schema.codes import ProofKind
from schema.dates import add_months


class ProofState(StrEnum):
    """What a kind of proof is worth on a day."""

    VALID = "valid"
    MISSING = "missing"
    EXPIRED = "expired"


class Proof(NamedTuple):
    """One dated proof; rows are never changed, a renewal is a new row."""

    kind: ProofKind
    """Which rule it answers."""
    obtained_on: date
    """Signed, issued or completed on; the term runs from this day."""
    reference: str = ""
    """Number or place by which the paper is found again; of a certificate of conduct no copy is kept."""
    issuer: str = ""
    """Who gave it out, so that it can be asked for again: Justis, an insurer, a training institute."""
    seen_on: date | None = None
    """The day on which a certificate of conduct was shown; it goes back to its holder."""
    seen_by: str = ""
    """Who saw it; in place of a copy this is what a check finds."""


class Exemption(NamedTuple):
    """A decision that lifts one kind of proof for one volunteer, from one day to another (both included)."""

    kind: ProofKind
    """The proof that is lifted."""
    starts_on: date
    """First day it counts."""
    ends_on: date
    """Last day it counts; an exemption always ends."""
    reason: str
    """Why; asked for in the yearly account."""
    approver: str
    """Who answers for it."""


def latest(proofs: Iterable[Proof], on: date) -> dict[ProofKind, date]:
    """Return per kind the date of the latest proof dated on or before the day."""
    held: dict[ProofKind, date] = {}
    for proof in proofs:
        if proof.obtained_on <= on and held.get(proof.kind, proof.obtained_on) <= proof.obtained_on:
            held[proof.kind] = proof.obtained_on
    return held


def proof_state(obtained_on: date | None, months: int | None, on: date) -> ProofState:
    """Say what the latest proof of a kind is worth: it counts up to, not on, the day `months` later.

    `obtained_on` comes from `latest`, so it never lies after the day; `months` None counts for good.
    """
    if obtained_on is None:
        return ProofState.MISSING
    if months is not None and on >= add_months(obtained_on, months):
        return ProofState.EXPIRED
    return ProofState.VALID


def last_valid_day(obtained_on: date, months: int | None) -> date | None:
    """Return the day before `obtained_on + months`, or None for a proof that counts for good."""
    return None if months is None else add_months(obtained_on, months) - timedelta(days=1)


def exempted(exemptions: Iterable[Exemption], on: date) -> frozenset[ProofKind]:
    """Return the kinds of proof that are lifted on a day."""
    return frozenset(lift.kind for lift in exemptions if lift.starts_on <= on <= lift.ends_on)


@lru_cache(64)
def hold_reason(kind: ProofKind, state: ProofState) -> str:
    """Return the reason code of a proof that does not count: `vog-expired`, `training-missing:privacy`."""
    stem, colon, training = kind.partition(":")
    return f"{stem}-{state}{colon}{training}"
