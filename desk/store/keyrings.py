"""The system keyring, trusted only after a probe: some accept a key and forget it, some keep it in plain text."""

import secrets

from schema.refused import CannotOpen

SERVICE = "regiedesk"
_UNFIT = ("fail", "null", "plaintext", "keyrings.alt", "chainer")


def keyring_fits() -> bool:
    """Say whether the system's keyring may hold a key: not a plain or null one, and a probe comes back as written."""
    import keyring
    from keyring.errors import KeyringError

    try:
        backend = keyring.get_keyring()
        name = f"{type(backend).__module__}.{type(backend).__qualname__}".lower()
        if any(word in name for word in _UNFIT):
            return False
        account, probe = f"probe-{secrets.token_hex(8)}", secrets.token_hex(16)
        keyring.set_password(SERVICE, account, probe)
        came_back = keyring.get_password(SERVICE, account) == probe
        keyring.delete_password(SERVICE, account)
    except (KeyringError, RuntimeError):
        return False
    return came_back


def keep(desk: str, key: bytes) -> None:
    """Put a wrapping key into the keyring and read it back.

    Raises:
        CannotOpen: `keyring-forgets` when it does not come back as written.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, desk, key.hex())
        came_back = keyring.get_password(SERVICE, desk) == key.hex()
    except (KeyringError, RuntimeError):
        came_back = False
    if not came_back:
        raise CannotOpen("keyring-forgets")


def fetch(desk: str) -> bytes | None:
    """Return the wrapping key from the keyring, or None when it has none or stays locked."""
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(SERVICE, desk)
    except (KeyringError, RuntimeError):
        return None
    try:
        return bytes.fromhex(found) if found else None
    except ValueError:
        return None
