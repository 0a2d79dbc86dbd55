"""What was said to be one: other spellings of a resident on an address, and doors that another one stands for."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from desk.files.rows import RequestRow, SignalRow
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.names import Address, addition_key

_ALIASES = """SELECT a.postcode, a.number, a.addition, k.addition AS kept FROM visible_door_aliases d
  JOIN visible_addresses a ON a.id = d.address JOIN visible_addresses k ON k.id = d.stands_for"""
_SPELLINGS = """SELECT address, surname_key, initials, birth_date, resident FROM visible_spellings
  WHERE address IN ({marks}) ORDER BY key"""
Row = TypeVar("Row", SignalRow, RequestRow)


class Spelling(NamedTuple):
    """Another way in which a resident is known on an address."""

    address: str
    """Its id; the resident may live elsewhere."""
    surname_key: str
    initials: str | None
    """Or the first name."""
    birth_date: str | None
    """ISO date."""
    resident: str
    """Id of the one who is meant."""


def spellings_at(store: Store, addresses: Iterable[str]) -> list[Spelling]:
    """Return the other spellings that are known on some addresses (ids), per address the oldest first."""
    return [Spelling(**row) for row in query_in(store, _SPELLINGS, addresses)]


def door_of(row: SignalRow | RequestRow) -> Address:
    """Return the door a row names, as it is compared."""
    return Address(row.postcode, row.number, addition_key(row.addition) if row.addition else "")


def at_kept_doors(store: Store, rows: list[Row]) -> list[Row]:
    """Return rows with each door that is another one, written differently, replaced by the one that is kept."""
    kept = {Address(row["postcode"], row["number"], row["addition"]): row["kept"] for row in store.query(_ALIASES)}
    if not kept:
        return rows
    return [row._replace(addition=kept.get(door_of(row), row.addition)) for row in rows]
