"""The certificate a person signs with: a PKCS#12 file with its key, and whether it counts on a day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from schema.refused import Refused

CERTIFICATE_SUFFIXES = (".p12", ".pfx")
"""What a person may choose from."""
_LARGEST = 1024 * 1024
"""Bytes; a certificate with its chain is some 10 kB."""


class Certificate(NamedTuple):
    """A certificate with its key, opened for one signature; the file and its passphrase are not kept."""

    name: str
    """Of whom it is."""
    issuer: str
    last_day: date
    signer: Callable[[], Any]
    """Makes pyHanko's signer with the key; called once, where it signs."""


def read_certificate(path: Path, passphrase: str, on: date) -> Certificate:
    """Open a PKCS#12 file that counts on a day.

    Raises:
        Refused: `file-unreadable`, `certificate-unreadable`, `certificate-password`, `certificate-expired`,
            `certificate-not-yet`.
    """
    from cryptography.hazmat.primitives.serialization import pkcs12

    content, secret = _content(path), passphrase.encode()
    try:
        opened = pkcs12.load_pkcs12(content, secret or None)
    except ValueError as error:
        code = "certificate-password" if "password" in str(error).lower() else "certificate-unreadable"
        raise Refused(code, path=str(path)) from None
    if opened.key is None or opened.cert is None:
        raise Refused("certificate-unreadable", path=str(path))
    held = opened.cert.certificate
    last = last_day(held, on)
    return Certificate(called(held.subject), called(held.issuer), last, partial(_opened, content, secret))


def _opened(content: bytes, secret: bytes) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    return SimpleSigner.load_pkcs12_data(content, other_certs=set(), passphrase=secret or None)


def last_day(held: Any, on: date) -> date:
    """Return the last day of a certificate (of `cryptography`) that counts on a day.

    Raises:
        Refused: `certificate-expired`, `certificate-not-yet`.
    """
    first, last = held.not_valid_before_utc.date(), held.not_valid_after_utc.date()
    if on > last:
        raise Refused("certificate-expired", date=last)
    if on < first:
        raise Refused("certificate-not-yet", date=first)
    return date(last.year, last.month, last.day)


class Issuer(NamedTuple):
    """Who gives out certificates, and the certificate by which theirs are known."""

    name: str
    fingerprint: str
    """SHA-256 in hexadecimal."""
    pem: str


def read_issuer(path: Path) -> Issuer:
    """Read the certificate of an issuer, in PEM or DER.

    Raises:
        Refused: `file-unreadable`, `issuer-unreadable`.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding

    content = _content(path)
    try:
        load = x509.load_pem_x509_certificate if b"-----BEGIN" in content else x509.load_der_x509_certificate
        held = load(content)
    except ValueError:
        raise Refused("issuer-unreadable", path=str(path)) from None
    return Issuer(called(held.subject), held.fingerprint(SHA256()).hex(), held.public_bytes(Encoding.PEM).decode())


def called(name: Any) -> str:
    """Return how a name in a certificate (of `cryptography`) is called: its common name, else all it says."""
    from cryptography.x509.oid import NameOID

    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else str(name.rfc4514_string())


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused("certificate-unreadable", path=str(path))
        return path.read_bytes()
    except OSError:
        raise Refused("file-unreadable", path=str(path)) from None
