"""What is stored of the partners, addresses and signals that a file speaks of, read in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desk.files.rows import SignalRow
from desk.requests.spellings import door_of
from desk.store.chunks import query_in
from desk.store.drafts import Draft, stored_draft, told_by
from desk.store.store import Store
from schema.names import Address, name_key

Key = tuple[str, str] | tuple[str, Address, str]
"""Partner and kenmerk; where there is none, partner, address and signal date."""
same_name = lru_cache(65_536)(name_key)
"""`name_key`, remembered: the same few names return all the time."""


@dataclass(slots=True, eq=False)
class Placed(Draft):
    """A signal with the records it points at, whose ids may not be known yet."""

    partner: Draft = field(kw_only=True)
    address: Draft = field(kw_only=True)
    resident: Draft | None = None
    line: int = 0
    """The last line of the file that speaks of it."""
    changed: bool = True


@dataclass(slots=True)
class Known:
    """The records a file speaks of, stored or new, each under what makes it one record."""

    partners: dict[str, Draft] = field(default_factory=dict)
    addresses: dict[Address, Draft] = field(default_factory=dict)
    signals: dict[Key, Placed] = field(default_factory=dict)


def partner_name(row: SignalRow) -> str:
    """Return the partner a row names; where there is no name with a letter or digit in it, its type stands in."""
    return row.partner if same_name(row.partner) else str(row.type)


def key_of(row: SignalRow) -> Key:
    """Return what makes a signal the same one in a later file (cli.md, "Files people bring")."""
    partner = same_name(row.partner) or same_name(str(row.type))
    return (partner, row.reference) if row.reference else (partner, door_of(row), row.signal_date.isoformat())


def load_known(store: Store, rows: Sequence[SignalRow]) -> Known:
    """Return the partners, addresses and signals that are stored and that the rows speak of."""
    known = Known({row["name_key"]: stored_draft(row) for row in store.query("SELECT * FROM visible_partners")})
    sql = "SELECT * FROM visible_addresses WHERE postcode IN ({marks})"
    for row in query_in(store, sql, {one.postcode for one in rows}):
        known.addresses[Address(row["postcode"], row["number"], row["addition"])] = stored_draft(row)
    _load_by_kenmerk(store, known, rows)
    _load_by_address(store, known, rows)
    return known


def _load_by_kenmerk(store: Store, known: Known, rows: Iterable[SignalRow]) -> None:
    if not known.partners:
        return
    wanted: dict[str, set[str]] = {}
    for row in rows:
        if row.reference:
            wanted.setdefault(same_name(partner_name(row)), set()).add(row.reference)
    sql = "SELECT * FROM visible_signals WHERE partner = ? AND kenmerk IN ({marks})"
    for name, references in wanted.items():
        if name in known.partners:
            found = query_in(store, sql, references, [known.partners[name].id])
            _place(store, known, {(name, row["kenmerk"]): row for row in found})


def _load_by_address(store: Store, known: Known, rows: Iterable[SignalRow]) -> None:
    doors = {door_of(row) for row in rows if not row.reference}
    here = {known.addresses[door].id: door for door in doors if door in known.addresses}
    names = {draft.id: name for name, draft in known.partners.items()}
    sql = "SELECT * FROM visible_signals WHERE kenmerk IS NULL AND address IN ({marks})"
    found = query_in(store, sql, here)
    _place(store, known, {(names[row["partner"]], here[row["address"]], row["signal_on"]): row for row in found})


def _place(store: Store, known: Known, found: Mapping[Key, Mapping[str, str]]) -> None:
    """Put stored signals among the known, each with its own address, which need not be in the file."""
    by_id = {draft.id: draft for draft in known.addresses.values()}
    elsewhere = {row["address"] for row in found.values()} - by_id.keys()
    for row in query_in(store, "SELECT * FROM visible_addresses WHERE id IN ({marks})", elsewhere):
        by_id[row["id"]] = stored_draft(row)
        known.addresses[Address(row["postcode"], row["number"], row["addition"])] = by_id[row["id"]]
    for key, stored in found.items():
        partner, address = known.partners[str(key[0])], by_id[stored["address"]]
        known.signals[key] = Placed(
            told_by(stored), stored, stored["id"], partner=partner, address=address, changed=False
        )
