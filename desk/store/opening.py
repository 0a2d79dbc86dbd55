"""Making a desk and opening it: which key, in which order, for which user."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.store import slots
from desk.store.accounts import accounts
from desk.store.anchors import doubts_of
from desk.store.cipher import PAGE, connect
from desk.store.ids import new_ids
from desk.store.platform import PATIENCE, make_file, make_home, only_one, plain_disk_errors
from desk.store.ready import READY_TRAYS, put_ready
from desk.store.rotating import settle_rotation
from desk.store.store import DATABASE, LOCK, Store, User
from desk.store.ways import Ask, Found, find_key, first_opened, new_way
from schema.codes import OrganisationKind, Task
from schema.refused import CannotOpen, Refused

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
    ways = [new_way(desk, key, key_file, ask), slots.recovery_slot(desk, key, code)]
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
    on: date = date.max,
) -> Store:
    """Open the desk for a user: by key file, else `DESK_KEY_FILE`, else `key` in the home, keyring, passphrase.

    A key that a slot gave is the desk's own: a file it does not fit is damaged, not locked.

    Args:
        on: the day, for accounts that end; without it only those that never do are let in.

    Raises:
        CannotOpen: `no-desk`, `no-key`, `wrong-key`, `desk-damaged`, `desk-newer`, `user-unknown`, `access-over`,
            `key-file-…`.
    """
    found = find_key(home, key_file, ask)
    if not (home / DATABASE).exists() or (home / DATABASE).stat().st_size < PAGE:
        raise CannotOpen("desk-damaged", detail=DATABASE)
    first = _first(home, found, patience)
    try:
        store = first.sign_in(_whose(first, found, user), on)
    except BaseException:
        first.close()
        raise
    _catch_up(store)
    store.doubts = doubts_of(store)
    return store


def _first(home: Path, found: Found, patience: float) -> Store:
    """Open the file with the key that was found, or with the one it was about to get when that was broken off."""
    key = found.key
    if found.coming is not None:
        done = _is_under(home, found.coming)
        key = found.coming if done else found.key
        settle_rotation(home, done=done)
    try:
        return Store(home, key, patience=patience)
    except CannotOpen as refused:
        if refused.code == "wrong-key":
            raise CannotOpen("desk-damaged", detail=DATABASE) from refused
        raise


def _is_under(home: Path, key: bytes) -> bool:
    try:
        connect(home / DATABASE, key).close()
    except CannotOpen:
        return False
    return True


def _whose(store: Store, found: Found, user: str | None) -> str | None:
    """Return as whom the desk opens: whoever has a way of her own, as nobody else.

    Raises:
        CannotOpen: `way-of-another`.
    """
    if found.user is None or user is None:
        return found.user or user
    if not any(each.id == found.user and user in (each.id, each.name) for each in accounts(store)):
        raise CannotOpen("way-of-another", name=user)
    return found.user


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
        secret = slots.from_code(code)
        found = first_opened(desk, ((way, secret) for way in ways if way.get("kind") == "recovery"))
        key = found.coming if found.coming and _is_under(home, found.coming) else found.key
    new = new_way(desk, key, key_file, ask)
    with only_one(home / LOCK):
        desk, ways = slots.read_slots(home)
        slots.write_slots(home, desk, [*ways, new])
