"""A certificate on a key card or another token: the key never leaves it (PKCS#11, where `python-pkcs11` is there)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from desk.files.certificates import Certificate, called, last_day
from schema.refused import Refused


@contextmanager
def token_certificate(library: Path, pin: str, label: str, on: date) -> Iterator[Certificate]:
    """Open the certificate with a label on the first token behind a library, and let the token go afterwards.

    Raises:
        Refused: `no-signing` without the extra, `no-token` where there is no token or no such certificate,
            `token-pin`, `certificate-expired`, `certificate-not-yet`.
    """
    try:
        import pkcs11
        from cryptography import x509
        from cryptography.hazmat.primitives.asymmetric import ec
        from pyhanko.sign.pkcs11 import PKCS11Signer
    except ImportError:
        raise Refused("no-signing") from None
    try:
        cards = [each for each in pkcs11.lib(str(library)).get_tokens() if _is_ready(each.flags)]
        if not cards:
            raise Refused("no-token")
        session: Any = cards[0].open(user_pin=pin)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange, pkcs11.PinLocked):
        raise Refused("token-pin") from None
    except (pkcs11.PKCS11Error, RuntimeError, OSError):
        raise Refused("no-token") from None
    try:
        found = list(session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}))
        held = next((each for each in found if each[pkcs11.Attribute.LABEL] == label), None)
        if held is None:
            raise Refused("no-token")
        known = x509.load_der_x509_certificate(held[pkcs11.Attribute.VALUE])
        # Many tokens sign with an elliptic curve only what was hashed before, and all take that.
        hashed = isinstance(known.public_key(), ec.EllipticCurvePublicKey)
        signer = partial(PKCS11Signer, session, cert_label=label, key_label=label, use_raw_mechanism=hashed)
        yield Certificate(called(known.subject), called(known.issuer), last_day(known, on), signer)
    finally:
        session.close()


def _is_ready(flags: Any) -> bool:
    import pkcs11

    return bool(flags & pkcs11.TokenFlag.TOKEN_INITIALIZED)
