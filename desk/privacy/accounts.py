"""The accounts of the desk: who works here, in which role, with which way in; and letting somebody go."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desk.store import slots
from desk.store.accounts import accounts
from desk.store.platform import only_one
from desk.store.rotating import rotate_key
from desk.store.store import LOCK, Store, one
from desk.store.transaction import Tx
from desk.store.ways import Ask, new_own_way
from schema.names import postcode_key
from schema.refused import Refused
from schema.roles import ACCOUNT_ROLES, Account, Role, guard, manages_accounts

Home = tuple[str, int]
"""A postcode and a house number."""
_VERSION = "SELECT version FROM desk_user WHERE id = ?"
_ORGANISATION = "SELECT id FROM visible_organisations WHERE ? IN (id, kenmerk)"


def find_account(store: Store, named: str) -> Account:
    """Return an account by its id or name.

    Raises:
        Refused: `unknown-id`.
    """
    for account in accounts(store):
        if named in (account.id, account.name):
            return account
    raise Refused("unknown-id", id=named)


def add_account(
    store: Store,
    name: str,
    role: Role,
    *,
    organisation: str | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
    home: Home | None = None,
    key_file: Path | None = None,
    ask: Ask | None = None,
    on: date,
) -> str:
    """Give somebody an account with a way in of her own, and return its id.

    The ways that were everybody's are from now on those of whoever gives the first account.

    Args:
        organisation: id or kenmerk, for an organisation's coordinator.
        home: her own postcode and house number, to notice that she reads of her own door.
        key_file: her own key file, made when absent; else the passphrase that `ask` gives.

    Raises:
        Refused: `role-may-not`, `field-needed`, `account-exists`, `account-needs-end` for a stand-in, `unknown-id`,
            `ends-before-start`, `no-way-to-keep-key`, `key-file-unwritable`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    _managing(store, on)
    wanted = _checked(store, Account("", name.strip(), role, organisation, from_on, until_on))
    if any(each.name.casefold() == wanted.name.casefold() for each in accounts(store)):
        raise Refused("account-exists", name=wanted.name)
    desk, _ways = slots.read_slots(store.home)
    way = new_own_way(desk, store.file_key, key_file, ask)
    with store.write(store.user, "add-account", wanted.name) as tx:
        [new] = tx.insert("desk_user", [{"name": wanted.name, **_facts(wanted)}])
        if home is not None:
            tx.insert("account_home", [{"account": new, **_door(home)}])
        desk, ways = slots.read_slots(store.home)
        known = [_owned(each, store.user.id) for each in ways]
        slots.write_slots(store.home, desk, [*known, {**way, "user": new}])
    return new


def _owned(way: slots.Slot, user: str) -> slots.Slot:
    """Make a way that was everybody's her own: until there were others, she alone used it."""
    return way if way.get("kind") == "recovery" or way.get("user") else {**way, "user": user}


def change_account(store: Store, named: str, changes: Mapping[str, Any], *, on: date) -> Account:
    """Change the role, the organisation or the time of an account, and return it as it is now.

    Args:
        changes: of `role`, `organisation`, `from_on`, `until_on` and `home` those that change; a home of None is gone.

    Raises:
        Refused: as `add_account`; `last-manager` where nobody would be left who may change accounts.
    """
    _managing(store, on)
    before = find_account(store, named)
    after = _checked(store, replace(before, **{name: value for name, value in changes.items() if name != "home"}))
    _still_managed(store, after, on)
    [row] = store.query(_VERSION, [before.id])
    with store.write(store.user, "change-account", before.id) as tx:
        tx.change("desk_user", before.id, _facts(after), row["version"])
        if "home" in changes and changes["home"] != home_of(store, before.id):
            _move(store, tx, before.id, changes["home"])
    return after


def home_of(store: Store, account: str) -> Home | None:
    """Return the own postcode and house number of an account (id), as far as the user may know them; else None."""
    rows = store.query("SELECT postcode, number FROM visible_account_homes WHERE account = ?", [account])
    return (rows[0]["postcode"], rows[0]["number"]) if rows else None


def _move(store: Store, tx: Tx, account: str, home: Home | None) -> None:
    known = store.query("SELECT id, version FROM visible_account_homes WHERE account = ?", [account])
    if known and home is None:
        tx.remove("account_home", known[0]["id"])
    elif known and home is not None:
        tx.change("account_home", known[0]["id"], _door(home), known[0]["version"])
    elif home is not None:
        tx.insert("account_home", [{"account": account, **_door(home)}])


def _door(home: Home) -> dict[str, Any]:
    postcode = postcode_key(home[0])
    if postcode is None:
        raise Refused("value-unreadable", field="postcode", value=home[0])
    return {"postcode": postcode, "number": home[1]}


def end_account(store: Store, named: str, *, on: date) -> Account:
    """Let an account end today and take its ways in away; the name stays on what she did.

    The key she had is known to her: `renew_key` changes it, once everybody else has left the desk.

    Raises:
        Refused: `role-may-not`, `unknown-id`, `account-ended`, `last-manager`.
    """
    _managing(store, on)
    before = find_account(store, named)
    if before.left_on is not None:
        raise Refused("account-ended", name=before.name, date=before.left_on)
    after = replace(before, left_on=on)
    _still_managed(store, after, on)
    [row] = store.query(_VERSION, [before.id])
    with store.write(store.user, "end-account", before.id) as tx:
        tx.change("desk_user", before.id, {"left_on": on}, row["version"])
        desk, ways = slots.read_slots(store.home)
        slots.write_slots(store.home, desk, [way for way in ways if way.get("user") != before.id])
    return after


def ways_of(store: Store, account: str) -> list[str]:
    """Return the kinds of the ways in that are an account's own."""
    _desk, ways = slots.read_slots(store.home)
    return [str(way["kind"]) for way in ways if way.get("user") == account]


def give_way(store: Store, named: str, *, key_file: Path | None = None, ask: Ask | None = None, on: date) -> None:
    """Give an account a way in of its own, instead of those it had: a key file, else a passphrase that `ask` gives.

    Everybody may renew her own; those of others are given by who manages accounts.

    Raises:
        Refused: `role-may-not`, `unknown-id`, `account-ended`, `no-way-to-keep-key`, `key-file-unwritable`.
        CannotOpen: `key-file-open`, `key-file-unreadable`.
    """
    account = find_account(store, named)
    if account.id != store.user.id:
        _managing(store, on)
    if account.left_on is not None:
        raise Refused("account-ended", name=account.name, date=account.left_on)
    desk, _ways = slots.read_slots(store.home)
    new = {**new_own_way(desk, store.file_key, key_file, ask), "user": account.id}
    with only_one(store.home / LOCK):
        desk, ways = slots.read_slots(store.home)
        slots.write_slots(store.home, desk, [*(way for way in ways if way.get("user") != account.id), new])
    store.note("give-way", account.id, kind=str(new["kind"]))


def renew_key(store: Store, *, on: date) -> None:
    """Put the desk under a new key that only those who still have an account can unlock, and close it.

    Raises:
        Refused: `role-may-not`, `desk-in-use`, `way-too-old`.
    """
    _managing(store, on)
    able = {each.id for each in accounts(store) if each.left_on is None}
    home, key = store.home, store.file_key
    store.note("renew-key", "desk")
    store.close()
    rotate_key(home, key, lambda way: way.get("user") is None or way["user"] in able)


def _managing(store: Store, on: date) -> None:
    everybody = accounts(store)
    if not any(each.id == store.user.id and manages_accounts(each, everybody, on) for each in everybody):
        raise Refused("role-may-not", role=store.user.role, ask=guard(Role.ADMINISTRATOR, everybody, on))


def _still_managed(store: Store, after: Account, on: date) -> None:
    everybody = tuple(after if each.id == after.id else each for each in accounts(store))
    if not any(manages_accounts(each, everybody, on) and each.until_on is None for each in everybody):
        raise Refused("last-manager", name=after.name)


def _checked(store: Store, wanted: Account) -> Account:
    """Return an account as it may be stored."""
    if not wanted.name:
        raise Refused("field-needed", field="name")
    if wanted.role not in ACCOUNT_ROLES:
        raise Refused(
            "value-not-in-list", field="role", value=wanted.role, allowed=[str(role) for role in ACCOUNT_ROLES]
        )
    if wanted.role is Role.STAND_IN and wanted.until_on is None:
        raise Refused("account-needs-end", name=wanted.name)
    if wanted.from_on and wanted.until_on and wanted.until_on < wanted.from_on:
        raise Refused("ends-before-start", starts=wanted.from_on, ends=wanted.until_on)
    if wanted.role is not Role.ORGANISATION:
        return replace(wanted, organisation=None)
    if not wanted.organisation:
        raise Refused("field-needed", field="organisation")
    found = one(store.query(_ORGANISATION, [wanted.organisation]), "unknown-id", id=wanted.organisation)
    return replace(wanted, organisation=found["id"])


def _facts(account: Account) -> dict[str, Any]:
    return {
        "role": account.role,
        "organisation": account.organisation,
        "from_on": account.from_on,
        "until_on": account.until_on,
    }
