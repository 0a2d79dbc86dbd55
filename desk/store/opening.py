"""Making a desk and opening it: which key, in which order, for which user."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.store import keyrings, slots
from desk.store.ids import new_ids
from desk.store.platform import make_file, make_home
from desk.store.store import DATABASE, LOCK, Store, User
from schema.codes import OrganisationKind, Task
from schema.refused import CannotOpen, Refused

Ask = Callable[[], str]
"""Asks the user for a passphrase."""


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What was made: where, and the recovery code that is shown once."""

    home: Path
    recovery_code: str


def create_desk(
    home: Path,
    facts: Mapping[str, str],
    coordinator: str,
    *,
    on: date,
    key_file: Path | None = None,
    ask: Ask | None = None,
    ids: Callable[[], Iterator[str]] = new_ids,
) -> NewDesk:
    """Make an encrypted desk with its first user and the municipality as an organisation.

    Args:
        facts: `municipality` (name) and `municipality-code` (four digits).
        key_file: wrap the key under this file; else the keyring, else the passphrase that `ask` gives.
        ids: where record ids come from; only the practice desk counts its own.

    Raises:
        Refused: `home-not-empty`, `no-way-to-keep-key`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    make_home(home)
    if any((home / name).exists() for name in (DATABASE, slots.SLOTS)):
        raise Refused("home-not-empty", home=str(home))
    desk, key, code = next(new_ids()), slots.new_key(), slots.new_recovery_code()
    ways = [_first_slot(desk, key, key_file, ask), slots.recovery_slot(desk, key, code)]
    make_file(home / DATABASE)
    try:
        with Store(home, key) as store:
            store.ids = ids
            _first_records(store, facts, coordinator, on)
        slots.write_slots(home, desk, ways)
    except BaseException:
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK, slots.SLOTS):
            (home / name).unlink(missing_ok=True)
        raise
    return NewDesk(home, code)


def _first_slot(desk: str, key: bytes, key_file: Path | None, ask: Ask | None) -> slots.Slot:
    if key_file is not None:
        return slots.key_file_slot(desk, key, key_file)
    if keyrings.keyring_fits():
        wrapping = slots.new_key()
        keyrings.keep(desk, wrapping)
        return {"kind": "keyring", **slots.seal(key, wrapping, f"{desk}:keyring")}
    if ask is None:
        raise Refused("no-way-to-keep-key")
    return slots.passphrase_slot(desk, key, ask())


def _first_records(store: Store, facts: Mapping[str, str], coordinator: str, on: date) -> None:
    with store.write(User("init", "", "coordinator"), "init", "desk") as tx:
        tx.insert("desk_user", [{"name": coordinator, "role": "coordinator"}])
        tx.insert(
            "setting",
            [
                {"name": name, "value": json.dumps(value, ensure_ascii=False), "starts_on": on, "reason": "init"}
                for name, value in facts.items()
            ],
        )
        tx.insert(
            "organisation",
            [
                {
                    "kenmerk": facts["municipality-code"],
                    "name": facts["municipality"],
                    "kind": OrganisationKind.MUNICIPALITY,
                    "tasks": tuple(Task),
                }
            ],
        )


def open_desk(home: Path, user: str | None = None, *, key_file: Path | None = None, ask: Ask | None = None) -> Store:
    """Open the desk for a user: by key file, else `DESK_KEY_FILE`, else `key` in the home, keyring, passphrase.

    Raises:
        CannotOpen: `no-desk`, `no-key`, `wrong-key`, `desk-damaged`, `desk-newer`, `user-unknown`, `key-file-…`.
    """
    desk, ways = slots.read_slots(home)
    key = _find_key(home, desk, ways, key_file, ask)
    if not (home / DATABASE).exists():
        raise CannotOpen("desk-damaged", detail=DATABASE)
    return Store(home, key).sign_in(user)


def _find_key(home: Path, desk: str, ways: list[slots.Slot], key_file: Path | None, ask: Ask | None) -> bytes:
    """Try each way that this desk has, in the documented order; the first that is given and fails decides."""
    path = key_file or _named_key_file() or (home / slots.KEY_FILE if (home / slots.KEY_FILE).exists() else None)
    by_kind: dict[str, list[slots.Slot]] = {}
    for way in ways:
        by_kind.setdefault(str(way.get("kind")), []).append(way)
    try:
        if path is not None:
            return _by_key(by_kind.get("key-file", []), slots.read_key_file(path), f"{desk}:key-file")
        if "keyring" in by_kind and (wrapping := keyrings.fetch(desk)):
            return _by_key(by_kind["keyring"], wrapping, f"{desk}:keyring")
        if "passphrase" in by_kind and ask is not None:
            passphrase = ask()
            opened = (slots.open_passphrase(way, desk, passphrase) for way in by_kind["passphrase"])
            return _first(opened)
    except (KeyError, ValueError):
        raise CannotOpen("desk-damaged", detail=slots.SLOTS) from None
    raise CannotOpen("no-key", ways=", ".join(sorted(by_kind)))


def _named_key_file() -> Path | None:
    named = os.environ.get("DESK_KEY_FILE")
    return Path(named) if named else None


def _by_key(ways: list[slots.Slot], key: bytes, purpose: str) -> bytes:
    return _first(slots.unseal(way, key, purpose) for way in ways)


def _first(keys: Iterable[bytes | None]) -> bytes:
    for key in keys:
        if key is not None:
            return key
    raise CannotOpen("wrong-key")


def renew_recovery(home: Path, store: Store) -> str:
    """Replace the recovery key pair and return the new code; the old code opens nothing any more."""
    desk, ways = slots.read_slots(home)
    code = slots.new_recovery_code()
    kept = [way for way in ways if way.get("kind") != "recovery"]
    slots.write_slots(home, desk, [*kept, slots.recovery_slot(desk, store.file_key, code)])
    return code


def recover(home: Path, code: str, *, key_file: Path | None = None, ask: Ask | None = None) -> None:
    """Give a desk whose key is lost a new way in, with nothing but the recovery code.

    Raises:
        CannotOpen: `wrong-key` when the code is not this desk's.
        Refused: `no-way-to-keep-key`.
    """
    desk, ways = slots.read_slots(home)
    key = _first(slots.open_recovery(way, desk, code) for way in ways if way.get("kind") == "recovery")
    slots.write_slots(home, desk, [*ways, _first_slot(desk, key, key_file, ask)])
