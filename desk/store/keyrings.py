"""The system keyring, trusted only after a probe: some accept a key and forget it, some keep it in plain text."""

import secrets
import sys
from typing import TYPE_CHECKING

from schema.refused import CannotOpen

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "regiedesk"
_UNFIT = ("fail", "null", "plaintext", "keyrings.alt", "chainer")


def keyring_fits() -> bool:
    """Say whether the system's keyring may hold a key: not a plain or null one, and a probe comes back as written."""
    account, probe = f"probe-{secrets.token_hex(8)}", secrets.token_hex(16)
    try:
        backend = _backend()
        if backend is None:
            return False
        backend.set_password(SERVICE, account, probe)
        came_back = backend.get_password(SERVICE, account) == probe
        backend.delete_password(SERVICE, account)
    except _failures():
        return False
    return came_back


def keep(desk: str, key: bytes) -> None:
    """Put a wrapping key into the keyring and read it back.

    Raises:
        CannotOpen: `keyring-forgets` when it does not come back as written.
    """
    try:
        backend = _backend()
        if backend is not None:
            backend.set_password(SERVICE, desk, key.hex())
        came_back = backend is not None and backend.get_password(SERVICE, desk) == key.hex()
    except _failures():
        came_back = False
    if not came_back:
        raise CannotOpen("keyring-forgets")


def fetch(desk: str) -> bytes | None:
    """Return the wrapping key from the keyring, or None when it has none or stays locked."""
    try:
        backend = _backend()
        found = backend.get_password(SERVICE, desk) if backend is not None else None
    except _failures():
        return None
    try:
        return bytes.fromhex(found) if found else None
    except ValueError:
        return None


def _backend() -> "KeyringBackend | None":
    """Return the keyring to use, or None; a chain of several is as fit as its first fit link."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    several = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((backend for backend in several if _fits(backend)), None)


def _fits(backend: "KeyringBackend") -> bool:
    name = f"{type(backend).__module__}.{type(backend).__qualname__}".lower()
    return not any(word in name for word in _UNFIT)


def _failures() -> tuple[type[Exception], ...]:
    """Return what a keyring may raise: its own errors, a broken line to its service, and what passes through it."""
    from keyring.errors import KeyringError

    passed_on = (("secretstorage.exceptions", "SecretStorageException"), ("jeepney.wrappers", "DBusErrorResponse"))
    found = [getattr(sys.modules[module], name) for module, name in passed_on if module in sys.modules]
    return (KeyringError, RuntimeError, OSError, EOFError, *found)
