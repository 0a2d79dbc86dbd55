"""What the digital signatures in a PDF say: by whom, when, over how much of it, and whether its issuer is known."""

import logging
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from schema.refused import Refused
from schema.signatures import FoundSignature, Reach, Trust


def signatures_in(pdf: bytes, issuers: Sequence[str], on: date) -> list[FoundSignature]:
    """Return the signatures in a PDF, oldest first. Not to be called where an event loop runs.

    Args:
        issuers: the certificates (PEM) of those whose certificates are trusted.

    Raises:
        Refused: `no-signing` without the extra, `scan-unreadable`.
    """
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        raise Refused("no-signing") from None
    _keep_quiet()
    roots = [_certificate(pem) for pem in issuers]
    try:
        return [_found(embedded, roots, on) for embedded in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures]
    except PdfError:
        raise Refused("scan-unreadable", path="PDF") from None


def _keep_quiet() -> None:
    """Let pyHanko write nothing on the terminal: an unknown issuer is an answer here, not an error."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        told = logging.getLogger(name)
        if not told.handlers:
            told.addHandler(logging.NullHandler())


def _found(embedded: Any, roots: list[Any], on: date) -> FoundSignature:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    held = embedded.signer_cert
    last = held["tbs_certificate"]["validity"]["not_after"].native.date()
    moment = min(datetime.now(UTC), datetime.combine(last, datetime.min.time(), UTC))
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment, best_signature_time=moment)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    status = validate_pdf_signature(embedded, context, key_usage_settings=usage)
    reach = Reach.CHANGED
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        reach = Reach.WHOLE
    elif status.coverage is SignatureCoverageLevel.ENTIRE_REVISION and status.docmdp_ok:
        reach = Reach.THEN_SIGNED
    trust = Trust.KNOWN if status.trusted else Trust.UNKNOWN
    return FoundSignature(
        _called(held.subject),
        _called(held.issuer),
        embedded.self_reported_timestamp,
        status.intact and status.valid,
        reach,
        Trust.EXPIRED if on > last else trust,
        last,
    )


def _certificate(pem: str) -> Any:
    from asn1crypto import pem as armour
    from asn1crypto import x509

    return x509.Certificate.load(armour.unarmor(pem.encode())[2])


def _called(name: Any) -> str:
    """Return how a name in a certificate (of asn1crypto) is called."""
    return str(name.native.get("common_name") or name.human_friendly)
