"""An own certificate authority, and certificates with their keys as a person gets them; all invented."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "vier losse woorden samen"


class Authority:
    """Gives out certificates."""

    def __init__(self, name: str = "Oefen-CA Voorbeeldstad") -> None:
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = (
            self._made(self.name, self.key, date(2020, 1, 1), date(2040, 1, 1))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_others=True), critical=True)
            .sign(self.key, SHA256())
        )

    def pem(self, path: Path) -> Path:
        """Write the authority's own certificate."""
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path

    def give(self, path: Path, name: str, first: date = date(2025, 1, 1), last: date = date(2035, 1, 1)) -> Path:
        """Write a certificate with its key for a person, under `PASSPHRASE`."""
        held, key = self.certified(name, first, last)
        locked = BestAvailableEncryption(PASSPHRASE.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"desk", key, held, [self.certificate], locked))
        return path

    def certified(self, name: str, first: date, last: date) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
        """Return a certificate with its key for a person."""
        key = ec.generate_private_key(ec.SECP256R1())
        who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        held = self._made(who, key, first, last).add_extension(_usage(signs_others=False), critical=True)
        return held.sign(self.key, SHA256()), key

    def _made(
        self, who: x509.Name, key: ec.EllipticCurvePrivateKey, first: date, last: date
    ) -> x509.CertificateBuilder:
        begin, end = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
        return (
            x509.CertificateBuilder()
            .subject_name(who)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(end - timedelta(seconds=1))
        )


def _usage(*, signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        content_commitment=not signs_others,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        encipher_only=False,
        decipher_only=False,
    )
