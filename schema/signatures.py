"""What a digital signature in a file says, and what is known of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Reach(StrEnum):
    """How much of the file a signature vouches for."""

    WHOLE = "whole"
    """All of it."""
    THEN_SIGNED = "then-signed"
    """All there was; after it only further signatures were added."""
    CHANGED = "changed"
    """Something else was added or altered after it, or it was never over all there was."""


class Trust(StrEnum):
    """What is known of the certificate."""

    KNOWN = "known-issuer"
    UNKNOWN = "unknown-issuer"
    EXPIRED = "expired-certificate"
    """On the day asked; it may have counted when it was signed."""


class FoundSignature(NamedTuple):
    """One signature in a PDF."""

    name: str
    issuer: str
    at: datetime | None
    """As the signer's own clock said (UTC); no third party confirms it."""
    intact: bool
    """The bytes are those that were signed, and the signature fits the certificate."""
    reach: Reach
    trust: Trust
    last_day: date
    """Of the certificate."""

    @property
    def counts(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.intact and self.reach is not Reach.CHANGED and self.trust is Trust.KNOWN
