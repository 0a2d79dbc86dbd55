"""Packages between two desks: signed by the one, encrypted as an age file for the other alone (docs/handover.md).

An age file tells nobody who made it; the signature inside does.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import TYPE_CHECKING

from schema.refused import Refused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LARGEST = 64 * 1024
"""Bytes of a package; one with every field filled in takes a few thousand."""
_SIGNATURE = 64
_FOR_ANOTHER = "No matching keys found"
_AGE = b"age-encryption.org/"
_VERSION = b"age-encryption.org/v1\n"


def new_key() -> tuple[str, str]:
    """Return a public key and its secret, each as one line of two parts: to encrypt with, and to sign with."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import x25519

    identity, signing = x25519.Identity.generate(), Ed25519PrivateKey.generate()
    public = f"{identity.to_public()} {b64encode(signing.public_key().public_bytes_raw()).decode()}"
    return public, f"{identity} {b64encode(signing.private_bytes_raw()).decode()}"


def check_public(public: str) -> None:
    """Refuse what looks like a public key and is none.

    Raises:
        Refused: `key-unreadable`.
    """
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(public.split(" ")[0])
        _known_by(public)
    except (RecipientError, ValueError):
        raise Refused("key-unreadable") from None


def seal(body: bytes, secret: str, receiver: str) -> bytes:
    """Sign a body with one's own secret and encrypt it for the public key of the receiver."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import encrypt, x25519

    signing = Ed25519PrivateKey.from_private_bytes(b64decode(secret.split(" ")[1]))
    recipient = x25519.Recipient.from_str(receiver.split(" ")[0])
    sealed: bytes = encrypt(signing.sign(body) + body, [recipient])
    return sealed


def unseal(content: bytes, secrets: Sequence[str]) -> tuple[bytes, bytes]:
    """Open a package with one of one's own secrets, and return its signature and its body; neither is judged yet.

    Raises:
        Refused: `package-too-large`, `package-unreadable` for what is no age file, `package-newer` for one of a later
            kind, `package-not-ours`, `package-damaged`.
    """
    if len(content) > LARGEST:
        raise Refused("package-too-large", kilobytes=LARGEST // 1024)
    if not content.startswith(_AGE):
        raise Refused("package-unreadable")
    if not content.startswith(_VERSION):
        raise Refused("package-newer")
    opened = _decrypted(content, secrets)
    if len(opened) <= _SIGNATURE:
        raise Refused("package-damaged")
    return opened[:_SIGNATURE], opened[_SIGNATURE:]


def is_signed_by(public: str, signature: bytes, body: bytes) -> bool:
    """Say whether whoever has the secret of a public key signed this body."""
    from cryptography.exceptions import InvalidSignature

    try:
        _known_by(public).verify(signature, body)
    except InvalidSignature:
        return False
    return True


def _known_by(public: str) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(b64decode(public.split(" ")[1], validate=True))


def _decrypted(content: bytes, secrets: Sequence[str]) -> bytes:
    from pyrage import DecryptError, decrypt, x25519

    if not secrets:
        raise Refused("package-not-ours")
    try:
        opened: bytes = decrypt(content, [x25519.Identity.from_str(secret.split(" ")[0]) for secret in secrets])
    except DecryptError as error:
        raise Refused("package-not-ours" if str(error) == _FOR_ANOTHER else "package-damaged") from None
    return opened
