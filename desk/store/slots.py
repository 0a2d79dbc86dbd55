"""Key slots: the desk's random key, wrapped once per way of opening it, in a small file beside the desk.

The key itself is never derived from anything and never stored bare. A slot holds it sealed with AES-256-GCM under
the key of that way: a key file, a passphrase (scrypt), the system keyring, or the recovery code.
"""

import base64
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unicodedata import normalize

from desk.store.platform import make_file, refuse_open_key, replace_file
from schema.refused import CannotOpen, Refused

SLOTS = "desk.keys"
KEY_FILE = "key"
"""A key file of this name inside the home is found by every command (the practice desk)."""
SCRYPT = {"n": 2**17, "r": 8, "p": 1}
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_SIGNS = 28
_FROM_CODE = "code"

Slot = Mapping[str, Any]


def new_key() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(32)


def read_slots(home: Path) -> tuple[str, list[Slot]]:
    """Return the desk's id and its slots.

    Raises:
        CannotOpen: `no-desk` when there is none, `desk-unreadable`, `desk-damaged` when it holds no slots.
    """
    try:
        found = json.loads((home / SLOTS).read_text("utf-8"))
        ways: list[Slot] = [dict(slot) for slot in found["slots"]]
        return str(found["desk"]), ways
    except (FileNotFoundError, NotADirectoryError):
        raise CannotOpen("no-desk", home=str(home)) from None
    except OSError:
        raise CannotOpen("desk-unreadable") from None
    except (ValueError, KeyError, TypeError):
        raise CannotOpen("desk-damaged", detail=SLOTS) from None


@contextmanager
def whole_slots() -> Iterator[None]:
    """Turn what a damaged slot makes of its reading into a refusal.

    Raises:
        CannotOpen: `desk-damaged`.
    """
    try:
        yield
    except (KeyError, TypeError, ValueError, OverflowError, MemoryError):
        raise CannotOpen("desk-damaged", detail=SLOTS) from None


def write_slots(home: Path, desk: str, slots: Iterable[Slot]) -> None:
    """Put the slots in place in one step."""
    text = json.dumps({"desk": desk, "slots": list(slots)}, indent=1)
    replace_file(home / SLOTS, text.encode())


def key_file_slot(desk: str, key: bytes, path: Path) -> Slot:
    """Wrap the key under a key file that only its owner may read, and make that file when it is absent.

    Raises:
        CannotOpen: `key-file-open`, `key-file-unreadable`.
        Refused: `key-file-unwritable`.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            make_file(path, base64.b64encode(new_key()) + b"\n", 0o600)
    except OSError:
        raise Refused("key-file-unwritable", path=str(path)) from None
    return pair_slot("key-file", desk, key, read_key_file(path))


def keyring_slot(desk: str, key: bytes, wrapping: bytes) -> Slot:
    """Wrap the key under one that the system keyring keeps."""
    return pair_slot("keyring", desk, key, wrapping)


def read_key_file(path: Path) -> bytes:
    """Return the 32 bytes of a key file.

    Raises:
        CannotOpen: `key-file-open` when others may read it, `key-file-unreadable` when it holds no key.
    """
    try:
        refuse_open_key(path)
        content = base64.b64decode(path.read_bytes(), validate=False)
    except (OSError, ValueError):
        raise CannotOpen("key-file-unreadable", path=str(path)) from None
    if len(content) != 32:
        raise CannotOpen("key-file-unreadable", path=str(path))
    return content


def passphrase_slot(desk: str, key: bytes, passphrase: str) -> Slot:
    """Wrap the key under a passphrase, stretched by scrypt."""
    salt = secrets.token_bytes(16)
    wrapped = pair_slot("passphrase", desk, key, _stretch(passphrase, salt, SCRYPT))
    return {"salt": salt.hex(), **SCRYPT, **wrapped}


def stretched(slot: Slot, passphrase: str) -> bytes:
    """Return the key of a passphrase, as a slot asks for it."""
    return _stretch(passphrase, bytes.fromhex(slot["salt"]), slot)


def _stretch(passphrase: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return Scrypt(salt=salt, length=32, n=cost["n"], r=cost["r"], p=cost["p"]).derive(typed)


def new_recovery_code() -> str:
    """Return a fresh recovery code: seven groups of four signs, 140 random bits, no I, L, O or U."""
    return new_code(_CODE_SIGNS)


def new_code(count: int) -> str:
    """Return so many random signs in groups of four, five bits each, no I, L, O or U: easy to read aloud."""
    signs = [secrets.choice(_SIGNS) for _ in range(count)]
    return "-".join("".join(signs[start : start + 4]) for start in range(0, count, 4))


def recovery_slot(desk: str, key: bytes, code: str) -> Slot:
    """Wrap the key under a recovery code; a backup is sealed for the same public half.

    The private half follows from the code, so that it opens a backup where nothing is left of the desk.
    """
    return {**pair_slot("recovery", desk, key, from_code(code), code_private(code)), "from": _FROM_CODE}


def opens_backups(slot: Slot) -> bool:
    """Say whether a way is a recovery code that alone opens a backup: not one of an older program."""
    return slot.get("kind") == "recovery" and slot.get("from") == _FROM_CODE


def pair_slot(kind: str, desk: str, key: bytes, wrapping: bytes, fixed: bytes | None = None) -> Slot:
    """Make a key pair: the desk's key sealed for its public half, its private half under the key of this way.

    So a new key of the desk can be sealed for everybody without asking anybody's secret.

    Args:
        fixed: the private half; else a random one.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate() if fixed is None else X25519PrivateKey.from_private_bytes(fixed)
    return {
        "kind": kind,
        "public": private.public_key().public_bytes_raw().hex(),
        "private": seal(private.private_bytes_raw(), wrapping, f"{desk}:{kind}-private"),
        **sealed_for(private.public_key().public_bytes_raw(), kind, desk, key),
    }


def sealed_for(public: bytes, kind: str, desk: str, key: bytes) -> dict[str, str]:
    """Seal the desk's key for the public half of a way."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    shared = _derive(once.exchange(X25519PublicKey.from_public_bytes(public)), f"regiedesk {kind}".encode())
    return {"once": once.public_key().public_bytes_raw().hex(), **seal(key, shared, f"{desk}:{kind}")}


def open_slot(slot: Slot, desk: str, wrapping: bytes) -> bytes | None:
    """Return the desk's key, or None when the key of this way is another; a slot of an older desk has no key pair.

    Raises:
        ValueError: when the public half is not that of the private one: the next key would be sealed for nobody.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    kind = slot["kind"]
    if "public" not in slot:
        return unseal(slot, wrapping, f"{desk}:{kind}")
    raw = unseal(slot["private"], wrapping, f"{desk}:{kind}-private")
    if raw is None:
        return None
    private = X25519PrivateKey.from_private_bytes(raw)
    if private.public_key().public_bytes_raw() != bytes.fromhex(slot["public"]):
        raise ValueError("the halves of a key pair do not belong together")
    once = X25519PublicKey.from_public_bytes(bytes.fromhex(slot["once"]))
    shared = _derive(private.exchange(once), f"regiedesk {kind}".encode())
    return unseal(slot, shared, f"{desk}:{kind}")


def from_code(code: str) -> bytes:
    """Return the key of a recovery code as typed: without case or dashes, O read as 0, I and L as 1."""
    return _derive(_plain(code), b"regiedesk recovery code")


def code_private(code: str) -> bytes:
    """Return the private half that belongs to a recovery code as typed."""
    return _derive(_plain(code), b"regiedesk recovery identity")


def backup_private(key: bytes) -> bytes:
    """Return the private half with which a desk opens the backups that were made under its key."""
    return _derive(key, b"regiedesk backup identity")


def _plain(code: str) -> bytes:
    return "".join(sign for sign in code.upper() if sign.isalnum()).translate(str.maketrans("OIL", "011")).encode()


def _derive(secret: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, None, purpose).derive(secret)


def seal(content: bytes, key: bytes, purpose: str) -> dict[str, str]:
    """Encrypt with AES-256-GCM, bound to a purpose."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    return {"nonce": nonce.hex(), "sealed": AESGCM(key).encrypt(nonce, content, purpose.encode()).hex()}


def unseal(slot: Slot, key: bytes, purpose: str) -> bytes | None:
    """Return what was sealed, or None when the key or the purpose is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["sealed"]), purpose.encode())
    except InvalidTag:
        return None
