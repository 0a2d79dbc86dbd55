"""Merging the rows of a signal file into what is stored: who is new, what changed, where it lives."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desk.files.rows import SignalRow
from desk.signals.persons import settle_residents
from desk.signals.stored import Known, Placed, door_of, key_of, load_known, partner_name, same_name
from desk.store.drafts import Draft, Tally, write_drafts
from desk.store.store import Store
from desk.store.transaction import Tx, encoded
from schema.names import Address
from schema.settings import Settings

_COLUMNS = (
    *("kenmerk", "type", "customer_number", "initials", "prefix", "surname", "surname_key", "birth_date", "phone"),
    *("email", "amount_cents", "signal_on", "arrears_since", "crisis", "warm_handover", "end_of_supply"),
    "supply_ends_on",
)
_YES_NO = ("crisis", "warm_handover", "end_of_supply")


@dataclass(slots=True)
class Merged:
    """What a file makes of the desk, before any of it is written."""

    known: Known
    tally: Tally = field(default_factory=Tally)
    residents: Sequence[Draft] = ()

    @property
    def changed(self) -> list[Placed]:
        """The signals that are new or changed, in the order in which the file first names them."""
        return [placed for placed in self.known.signals.values() if placed.changed]


def merge_signals(store: Store, rows: Sequence[SignalRow], *, on: date) -> Merged:
    """Match rows with what is stored and return what they make of it; nothing is written.

    An empty cell changes nothing. Of two rows with one key the later merges into the earlier. A street or a place is
    filled in where the address has none, and is not replaced: partners spell them differently.
    """
    merged = Merged(load_known(store, rows))
    for row in rows:
        _merge_row(merged, row, on)
    if merged.tally.updated and not merged.tally.new:
        merged.tally.settle(_drafts(merged.known))
    merged.residents = settle_residents(store, merged.changed)
    return merged


def _drafts(known: Known) -> list[Draft]:
    """Return every draft that a file may have changed, the signals with the address they have now."""
    for placed in known.signals.values():
        placed.draft.values["address"] = placed.address.id
    return [placed.draft for placed in known.signals.values()] + list(known.addresses.values())


def _merge_row(merged: Merged, row: SignalRow, on: date) -> None:
    known = merged.known
    address, filled = _address(known, row)
    key = key_of(row)
    placed = known.signals.get(key)
    if placed is None:
        known.signals[key] = Placed(_new(row, on), _partner(known, row), address, line=row.line)
        merged.tally.new += 1
        return
    moved = placed.address is not address
    changed = placed.draft.merge(_facts(row)) or moved
    placed.address, placed.line = address, row.line
    placed.changed = placed.changed or changed
    merged.tally.count(new=False, changed=changed or filled)


def _address(known: Known, row: SignalRow) -> tuple[Draft, bool]:
    """Return the draft of a row's address, and whether the row filled in a street or place that a stored one lacked."""
    door = door_of(row)
    draft = known.addresses.get(door)
    if draft is None:
        draft = known.addresses[door] = Draft(
            {**door._asdict(), "street": row.street or None, "place": row.place or None}
        )
        return draft, False
    filled = False
    for column, text in (("street", row.street), ("place", row.place)):
        if text and not draft.values[column]:
            draft.values[column] = text
            filled = True
    return draft, filled


def _partner(known: Known, row: SignalRow) -> Draft:
    name = partner_name(row)
    key = same_name(name)
    if key not in known.partners:
        known.partners[key] = Draft({"name": name, "name_key": key})
    return known.partners[key]


def _new(row: SignalRow, on: date) -> Draft:
    values = {column: encoded(value) if value != "" else None for column, value in _facts(row).items()}
    values["surname_key"] = values["surname_key"] or ""
    for column in _YES_NO:
        values[column] = values[column] or 0
    return Draft({**values, "received_on": on.isoformat(), "resident": None})


def _facts(row: SignalRow) -> dict[str, Any]:
    told = (
        *(row.reference, row.type, row.client_number, row.initials, row.prefix, row.surname),
        *(same_name(row.surname) if row.surname else "", row.born_on, row.phone, row.email, row.amount),
        *(row.signal_date, row.since, row.crisis, row.warm_handover, row.end_of_supply, row.supply_ends_on),
    )
    return dict(zip(_COLUMNS, told, strict=True))


def write_merged(tx: Tx, merged: Merged, settings: Settings, *, on: date) -> None:
    """Write what a file made of the desk and judge the addresses it touched anew, a moved signal's old one included."""
    known, changed = merged.known, merged.changed
    write_drafts(tx, "partner", known.partners.values())
    write_drafts(tx, "address", known.addresses.values())
    write_drafts(tx, "resident", merged.residents)
    touched = set()
    for placed in changed:
        if placed.draft.stored is not None:
            touched.add(placed.draft.stored["address"])
        touched.add(placed.address.id)
        placed.draft.values["partner"] = placed.partner.id
        placed.draft.values["address"] = placed.address.id
        placed.draft.values["resident"] = placed.resident.id if placed.resident else None
    write_drafts(tx, "signal", [placed.draft for placed in changed])
    if touched:
        tx.recompute("cases", touched, settings, on)


def address_of(placed: Placed) -> Address:
    """Return the door of a signal as the rules compare it."""
    values = placed.address.values
    return Address(values["postcode"], values["number"], values["addition"])
