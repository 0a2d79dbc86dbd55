"""The keys of the exchange: this desk's own, made on first use, and those of other desks, checked by fingerprint."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.packages import check_public, new_key
from desk.files.table import read_bytes
from desk.locale import _
from desk.partners.organisations import municipality_id, organisation_id
from desk.store.handing_out import write_over
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.exchange_keys import DeskKey, fingerprint, key_line, read_key, same_fingerprint
from schema.refused import Refused

_OWN = "SELECT id, public, secret, made_on FROM visible_exchange_keys ORDER BY key DESC"
_TRUSTED = """SELECT t.id, t.organisation, o.name, o.kenmerk, t.public, t.desk_name, t.received_on, t.checked_on,
    t.checked_by, t.version FROM visible_trusted_keys t JOIN visible_organisations o ON o.id = t.organisation"""
_LARGEST = 16 * 1024


class OwnKey(NamedTuple):
    """The key by which other desks write to this one."""

    id: str
    public: str
    made_on: str

    @property
    def fingerprint(self) -> str:
        """What the other desk reads aloud."""
        return fingerprint(self.public)


def own_key(store: Store) -> OwnKey | None:
    """Return the newest key of this desk; None while it has none."""
    for row in store.query(_OWN):
        return OwnKey(row["id"], row["public"], row["made_on"])
    return None


def own_secrets(store: Store) -> dict[str, str]:
    """Return every secret of this desk by its public key, the newest first: a package under way may be for an older."""
    return {row["public"]: row["secret"] for row in store.query(_OWN)}


def make_key(store: Store, *, on: date) -> OwnKey:
    """Make a key for this desk, beside those it may have had, and return it. What it opens stays in this file."""
    with store.write(store.user, "make-exchange-key", "desk") as tx:
        return _make(tx, on)


def key_within(tx: Tx, store: Store, on: date) -> OwnKey:
    """Return the newest key of this desk inside a write; on first use it is made."""
    return own_key(store) or _make(tx, on)


def _make(tx: Tx, on: date) -> OwnKey:
    public, secret = new_key()
    [new] = tx.insert("exchange_key", [{"public": public, "secret": secret, "made_on": on}])
    return OwnKey(new, public, on.isoformat())


def write_key(store: Store, path: Path, key: OwnKey) -> None:
    """Write the public key of this desk as a small text that says whose it is and how it is checked.

    Raises:
        Refused: `file-not-written`.
    """
    name = store.setting("municipality")
    told = _("Sleutel van {name} voor de overdracht van hulpvragen. Controleer de vingerafdruk per telefoon.")
    lines = [f"# {told.format(name=name)}", f"# {key.fingerprint}", key_line(DeskKey(key.public, name)), ""]
    write_over(path, "\n".join(lines).encode())


def read_key_file(path: Path) -> DeskKey:
    """Return the key of another desk from the text it sent.

    Raises:
        Refused: `file-unreadable`, `key-unreadable`.
    """
    content = read_bytes(path)
    if len(content) > _LARGEST:
        raise Refused("key-unreadable")
    found = read_key(content.decode("utf-8", "replace"))
    check_public(found.public)
    return found


def trust_key(store: Store, organisation: str, key: DeskKey, *, told: str = "", on: date) -> dict[str, Any]:
    """Record the key of an organisation (id or kenmerk), checked when the fingerprint that was read aloud is its own.

    The same key again only adds the check; another one replaces it as a new dated row.

    Args:
        told: the fingerprint as the other desk read it; without it the key is kept and refuses sending.

    Raises:
        Refused: `unknown-id`, `fingerprint-differs`, `key-is-own`, `handover-to-self`, `key-of-another`,
            `fact-already-there`.
    """
    known = organisation_id(store, organisation)
    if told.strip() and not same_fingerprint(told, fingerprint(key.public)):
        raise Refused("fingerprint-differs")
    if key.public in own_secrets(store):
        raise Refused("key-is-own")
    if known == municipality_id(store):
        raise Refused("handover-to-self")
    checked = {"checked_on": on, "checked_by": store.user.name} if told.strip() else {}
    with store.write(store.user, "trust-exchange-key", known) as tx:
        for row in trusted_keys(store):
            if row["public"] == key.public and row["organisation"] != known:
                raise Refused("key-of-another", organisation=row["name"])
        newest = trusted_key(store, known)
        there = [row for row in trusted_keys(store, known) if row["public"] == key.public]
        if there and (there[0] != newest or not checked or there[0]["checked_on"]):
            raise Refused("fact-already-there")
        if there:
            tx.change("trusted_key", there[0]["id"], checked, there[0]["version"])
            return trusted_keys(store, known)[0]
        fact = {"organisation": known, "public": key.public, "desk_name": key.name, "received_on": on}
        tx.insert("trusted_key", [{"checked_on": None, "checked_by": None} | fact | checked])
    return trusted_keys(store, known)[0]


def trusted_keys(store: Store, organisation: str | None = None) -> list[dict[str, Any]]:
    """Return the keys of other desks, the newest first; the first of each organisation (id) is the one that counts."""
    where = "" if organisation is None else " WHERE t.organisation = ?"
    rows = store.query(f"{_TRUSTED}{where} ORDER BY t.key DESC", [] if organisation is None else [organisation])
    return [{**row, "fingerprint": fingerprint(row["public"])} for row in rows]


def trusted_key(store: Store, organisation: str) -> dict[str, Any] | None:
    """Return the key that counts for an organisation (id), checked or not; None without one."""
    return next(iter(trusted_keys(store, organisation)), None)


def require_key(store: Store, organisation: str) -> dict[str, Any]:
    """Return the key of an organisation (id) to which may be written.

    Raises:
        Refused: `key-missing`, `key-unchecked`.
    """
    found = trusted_key(store, organisation)
    if found is None:
        raise Refused("key-missing")
    if found["checked_on"] is None:
        raise Refused("key-unchecked", organisation=found["name"])
    return found


def sender_key(store: Store, told: str) -> dict[str, Any]:
    """Return the key that has a fingerprint; a key that was replaced counts no more.

    Raises:
        Refused: `package-from-stranger`, `key-unchecked`.
    """
    newest: dict[str, dict[str, Any]] = {}
    for row in trusted_keys(store):
        newest.setdefault(row["organisation"], row)
    for row in newest.values():
        if row["fingerprint"] == told:
            return require_key(store, row["organisation"])
    raise Refused("package-from-stranger", fingerprint=told)
