"""Making a desk and opening it: which key, in which order, for which user."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.store import keyrings, slots
from desk.store.cipher import PAGE
from desk.store.ids import new_ids
from desk.store.platform import PATIENCE, make_file, make_home, only_one, plain_disk_errors
from desk.store.ready import READY_TRAYS, put_ready
from desk.store.store import DATABASE, LOCK, Store, User
from schema.codes import OrganisationKind, Task
from schema.refused import CannotOpen, Refused

Ask = Callable[[], str]
"""Asks the user for a passphrase."""
_MAKER = User("init", "", "coordinator")
"""Stands in the audit chain for what the program itself puts into a desk."""
RENEWED = "recovery-renewed"
"""The verb, and the fact in `setting`, of a renewed recovery code."""


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
        Refused: `home-not-empty`, `home-no-folder`, `desk-read-only`, `no-way-to-keep-key`, `key-file-unwritable`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    make_home(home)
    if any((home / name).exists() for name in (DATABASE, slots.SLOTS)):
        raise Refused("home-not-empty", home=str(home))
    desk, key, code = next(new_ids()), slots.new_key(), slots.new_recovery_code()
    ways = [_first_slot(desk, key, key_file, ask), slots.recovery_slot(desk, key, code)]
    try:
        with plain_disk_errors():
            make_file(home / DATABASE)
    except Refused as refused:
        if isinstance(refused.__cause__, FileExistsError):
            raise Refused("home-not-empty", home=str(home)) from None
        raise
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
    with store.write(_MAKER, "init", "desk") as tx:
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
        put_ready(tx, on)


def open_desk(
    home: Path,
    user: str | None = None,
    *,
    key_file: Path | None = None,
    ask: Ask | None = None,
    patience: float = PATIENCE,
) -> Store:
    """Open the desk for a user: by key file, else `DESK_KEY_FILE`, else `key` in the home, keyring, passphrase.

    A key that a slot gave is the desk's own: a file it does not fit is damaged, not locked.

    Raises:
        CannotOpen: `no-desk`, `no-key`, `wrong-key`, `desk-damaged`, `desk-newer`, `user-unknown`, `key-file-…`.
    """
    desk, ways = slots.read_slots(home)
    key = _find_key(home, desk, ways, key_file, ask)
    if not (home / DATABASE).exists() or (home / DATABASE).stat().st_size < PAGE:
        raise CannotOpen("desk-damaged", detail=DATABASE)
    try:
        first = Store(home, key, patience=patience)
    except CannotOpen as refused:
        if refused.code == "wrong-key":
            raise CannotOpen("desk-damaged", detail=DATABASE) from refused
        raise
    try:
        store = first.sign_in(user)
    except BaseException:
        first.close()
        raise
    _catch_up(store)
    return store


def _catch_up(store: Store) -> None:
    """Put into a desk of an older program what stands ready in a new one, dated as if it had from its first day.

    Where the desk cannot be written now, it opens all the same and the next opening sees to it.
    """
    if store.setting(READY_TRAYS):
        return
    [first] = store.query("SELECT min(starts_on) AS day FROM setting")
    with suppress(Refused), store.write(_MAKER, READY_TRAYS, "desk") as tx:
        if first["day"] and not store.setting(READY_TRAYS):
            put_ready(tx, date.fromisoformat(first["day"]))


def _find_key(home: Path, desk: str, ways: list[slots.Slot], key_file: Path | None, ask: Ask | None) -> bytes:
    """Try each way that this desk has, in the documented order; the first that is given and fails decides."""
    path = key_file or _named_key_file() or (home / slots.KEY_FILE if (home / slots.KEY_FILE).exists() else None)
    by_kind: dict[str, list[slots.Slot]] = {}
    for way in ways:
        by_kind.setdefault(str(way.get("kind")), []).append(way)
    with slots.whole_slots():
        if path is not None:
            return _by_key(by_kind.get("key-file", []), slots.read_key_file(path), f"{desk}:key-file")
        if "keyring" in by_kind and (wrapping := keyrings.fetch(desk)):
            return _by_key(by_kind["keyring"], wrapping, f"{desk}:keyring")
        if "passphrase" in by_kind and ask is not None:
            passphrase = ask()
            opened = (slots.open_passphrase(way, desk, passphrase) for way in by_kind["passphrase"])
            return _first(opened)
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


def renew_recovery(store: Store, code: str, *, on: date) -> str:
    """Replace the recovery key pair by that of a new code, and return the id of the record of it.

    The old code opens the desk no more; it still opens the backups made in its time. Whatever fails, the old code,
    the new one or both open the desk.

    Raises:
        Refused: what a write refuses, or `no-space` and `desk-read-only` for the slots.
    """
    renewed = {"name": RENEWED, "value": json.dumps(on.isoformat()), "starts_on": on, "reason": "recovery-new"}
    with store.write(store.user, RENEWED, "desk") as tx:
        desk, ways = slots.read_slots(store.home)
        kept = [way for way in ways if way.get("kind") != "recovery"]
        old = [way for way in ways if way.get("kind") == "recovery"]
        new = slots.recovery_slot(desk, store.file_key, code)
        [record] = tx.insert("setting", [renewed])
        slots.write_slots(store.home, desk, [*kept, new, *old])
    with only_one(store.home / LOCK):
        desk, ways = slots.read_slots(store.home)
        slots.write_slots(store.home, desk, [way for way in ways if way not in old])
    return record


def recover(home: Path, code: str, *, key_file: Path | None = None, ask: Ask | None = None) -> None:
    """Give a desk whose key is lost a new way in, with nothing but the recovery code.

    Raises:
        CannotOpen: `wrong-key` when the code is not this desk's, `desk-damaged`.
        Refused: `no-way-to-keep-key`, `key-file-unwritable`.
    """
    desk, ways = slots.read_slots(home)
    with slots.whole_slots():
        key = _first(slots.open_recovery(way, desk, code) for way in ways if way.get("kind") == "recovery")
    new = _first_slot(desk, key, key_file, ask)
    with only_one(home / LOCK):
        desk, ways = slots.read_slots(home)
        slots.write_slots(home, desk, [*ways, new])
