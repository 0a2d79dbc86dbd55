"""Papers that are signed: how one stands, the code printed on it, and what its signatures make count."""

import re
from collections.abc import Mapping
from enum import StrEnum

from schema.codes import AgreementKind, ProofKind


class Standing(StrEnum):
    """How a document stands on a day; each follows from a dated fact."""

    CONCEPT = "concept"
    """Printed to be looked at; it has no number and is not meant to be signed."""
    ISSUED = "issued"
    SENT = "sent"
    SIGNED = "signed"
    """Everybody has signed, and what they signed is filed."""
    ENDED = "ended"


class Means(StrEnum):
    """How somebody signed."""

    INK = "ink"
    DIGITAL = "digital"


class Sending(StrEnum):
    """How a document went to who must sign it."""

    POST = "post"
    EMAIL = "secure-email"
    BY_HAND = "by-hand"


PROOF_OF: Mapping[str, ProofKind] = {
    "secrecy-declaration": ProofKind.SECRECY,
    "volunteer-agreement": ProofKind.VOLUNTEER_AGREEMENT,
}
"""The documents of which the signed copy is a proof of the volunteer they are about (rules.md section 2)."""

AGREEMENT_OF: Mapping[str, AgreementKind] = {
    "collaboration-agreement": AgreementKind.COLLABORATION,
    "processing-annexes": AgreementKind.PROCESSING,
    "authorisation": AgreementKind.AUTHORISATION,
}
"""The documents of which the signed copy puts an agreement in force with the organisation they are about."""

_CODE = re.compile(r"([A-Z]{2}-\d{4}-\d{4,})[-/ ]+(\d+)[-/ ]+(\d\d)", re.IGNORECASE)


def paper_code(number: str, edition: int) -> str:
    """Return the code printed on every page, by which a paper is known when it comes back.

    Number and version, then two digits that a slip of the pen does not survive (ISO 7064, MOD 97-10).
    """
    return f"{number}-{edition}-{_check(number, edition):02d}"


def is_code(typed: str) -> bool:
    """Say whether a text looks like the code on a paper, right or wrong."""
    return _CODE.fullmatch(typed.strip()) is not None


def read_code(typed: str) -> tuple[str, int] | None:
    """Return the number and version that a code names; None for another text, or when its last digits do not fit."""
    found = _CODE.fullmatch(typed.strip())
    if found is None:
        return None
    number, edition = found[1].upper(), int(found[2])
    return (number, edition) if _check(number, edition) == int(found[3]) else None


def _check(number: str, edition: int) -> int:
    digits = "".join(str(int(sign, 36)) for sign in f"{number}{edition}" if sign.isalnum())
    return 98 - int(digits + "00") % 97
