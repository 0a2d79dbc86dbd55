"""The ways into a desk: which of its slots is tried with which secret, and whose it is."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desk.store import keyrings, slots
from schema.refused import CannotOpen, Refused

Ask = Callable[[], str]
"""Asks the user for a passphrase."""


@dataclass(frozen=True, slots=True)
class Found:
    """The key of a desk, and whose way it was that gave it; nobody's own where all may use it."""

    key: bytes
    user: str | None = None
    coming: bytes | None = None
    """The key the desk was about to get when it was last renewed, where that was broken off."""


def find_key(home: Path, key_file: Path | None = None, ask: Ask | None = None) -> Found:
    """Try each way that this desk has, in the documented order; the first that is given and fails decides.

    Raises:
        CannotOpen: `no-desk`, `no-key`, `wrong-key`, `key-file-…`.
    """
    desk, ways = slots.read_slots(home)
    path = key_file or _named_key_file() or (home / slots.KEY_FILE if (home / slots.KEY_FILE).exists() else None)
    by_kind: dict[str, list[slots.Slot]] = {}
    for way in ways:
        by_kind.setdefault(str(way.get("kind")), []).append(way)
    with slots.whole_slots():
        if path is not None:
            secret = slots.read_key_file(path)
            return first_opened(desk, ((way, secret) for way in by_kind.get("key-file", [])))
        if "keyring" in by_kind and (wrapping := keyrings.fetch(desk)):
            return first_opened(desk, ((way, wrapping) for way in by_kind["keyring"]))
        if "passphrase" in by_kind and ask is not None:
            typed = ask()
            return first_opened(desk, ((way, slots.stretched(way, typed)) for way in by_kind["passphrase"]))
    raise CannotOpen("no-key", ways=", ".join(sorted(by_kind)))


def _named_key_file() -> Path | None:
    named = os.environ.get("DESK_KEY_FILE")
    return Path(named) if named else None


def first_opened(desk: str, tried: Iterable[tuple[slots.Slot, bytes]]) -> Found:
    """Return what the first way gives that opens with the key beside it.

    Raises:
        CannotOpen: `wrong-key`.
    """
    for way, wrapping in tried:
        key = slots.open_slot(way, desk, wrapping)
        if key is not None:
            coming = slots.open_slot({**way, **way["next"]}, desk, wrapping) if "next" in way else None
            return Found(key, way.get("user"), coming)
    raise CannotOpen("wrong-key")


def new_way(desk: str, key: bytes, key_file: Path | None, ask: Ask | None) -> slots.Slot:
    """Make a way into a desk: by key file, else the keyring, else the passphrase that `ask` gives.

    Raises:
        Refused: `no-way-to-keep-key`, `key-file-unwritable`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    if key_file is None and keyrings.keyring_fits():
        # The same desk may stand elsewhere on this computer, and opens with what the keyring has.
        wrapping = keyrings.fetch(desk) or slots.new_key()
        keyrings.keep(desk, wrapping)
        return slots.keyring_slot(desk, key, wrapping)
    return new_own_way(desk, key, key_file, ask)


def new_own_way(desk: str, key: bytes, key_file: Path | None, ask: Ask | None) -> slots.Slot:
    """Make a way in for one user alone: by key file, else by the passphrase that `ask` gives; the keyring is no choice.

    Raises:
        Refused: `no-way-to-keep-key`, `key-file-unwritable`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    if key_file is not None:
        return slots.key_file_slot(desk, key, key_file)
    if ask is None:
        raise Refused("no-way-to-keep-key")
    return slots.passphrase_slot(desk, key, ask())
