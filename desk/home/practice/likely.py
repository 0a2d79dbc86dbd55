"""A few practice residents who are in the desk twice, written differently, for the questions about them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.signals.likely import ask
from desk.signals.likely_finding import person_of
from desk.signals.likeness import Person, likely_same
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.names import Address, name_key

Row = Mapping[str, Any]
_FEWEST = 24
"""Residents a practice desk has before some of them are there twice."""
_WRITTEN: tuple[Mapping[str, str | None], ...] = (
    {"prefix": "van der", "surname": "Dijk", "initials": "J.A.", "addition": "A"},
    {"prefix": None, "surname": "vd Dyk", "initials": "A.J.", "addition": ""},
    {"prefix": None, "surname": "Jansen-de Vries", "initials": "M.", "addition": "II"},
    {"prefix": "de", "surname": "Vries", "initials": "M.", "addition": "2"},
)
"""Each two of one person, the older record first."""
_PEOPLE = """SELECT r.id, r.version, r.address, r.birth_date, r.phone, a.postcode, a.number, a.street,
  a.version AS address_version FROM visible_residents r JOIN visible_addresses a ON a.id = r.address
  ORDER BY r.key LIMIT ?"""
_SIGNALS = "SELECT id, version FROM visible_signals WHERE resident = ? ORDER BY key"


def add_likely(store: Store, on: date) -> None:
    """Write some of the practice residents as others are written, and ask about each two of them."""
    people = store.query(_PEOPLE, [_FEWEST])
    if len(people) < _FEWEST:
        return
    settings = store.settings(on)
    pairs = [(people[5], people[-2], _WRITTEN[:2]), (people[7], people[-4], _WRITTEN[2:])]
    with store.write(store.user, "practice-likely", "desk") as tx:
        for one, other, written in pairs:
            first, second = (_rewrite(store, tx, row, one, how) for row, how in zip((one, other), written, strict=True))
            if likeness := likely_same(first, second):
                ask(tx, one["id"], other["id"], likeness.points, on)
        tx.recompute("cases", [row["address"] for pair in pairs for row in pair[:2]], settings, on)


def _rewrite(store: Store, tx: Tx, row: Row, first: Row, how: Mapping[str, str | None]) -> Person:
    """Write a resident, the address and the signals in another way; both of two were born on one day, at one door."""
    door = Address(first["postcode"], first["number"], str(how["addition"]))
    tx.change("address", row["address"], {**door._asdict(), "street": first["street"]}, row["address_version"])
    name = {part: how[part] for part in ("initials", "prefix", "surname")}
    about = {**name, "surname_key": name_key(str(how["surname"])), "birth_date": first["birth_date"]}
    resident = {**about, "first_name": None, "phone": row["phone"]}
    tx.change("resident", row["id"], resident, row["version"])
    for signal in store.query(_SIGNALS, [row["id"]]):
        tx.change("signal", signal["id"], about, signal["version"])
    return person_of(resident, door)
