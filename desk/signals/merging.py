"""Merging the rows of a signal file into what is stored: who is new, what changed, where it lives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from desk.files.rows import SignalRow
from desk.requests.spellings import door_of
from desk.signals.moving_cases import cases_moving, move_cases
from desk.signals.persons import settle_residents
from desk.signals.stored import Known, Placed, key_of, load_known, partner_name, same_name
from desk.store.drafts import Draft, Tally, write_drafts
from desk.store.signal_rows import NewSignal
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.names import Address
from schema.progress import Step, Tell, counted
from schema.settings import Settings

_COLUMNS = (
    *("kenmerk", "type", "customer_number", "initials", "prefix", "surname", "surname_key", "birth_date", "phone"),
    *("email", "amount_cents", "signal_on", "arrears_since", "crisis", "warm_handover", "end_of_supply"),
    "supply_ends_on",
)
_text = lru_cache(8_192)(date.isoformat)
"""A day as text; the same few thousand return all the time, and each is then held once."""


@dataclass(slots=True)
class Merged:
    """What a file makes of the desk, before any of it is written."""

    known: Known
    tally: Tally = field(default_factory=Tally)
    residents: Sequence[Draft] = ()
    spellings: Sequence[Draft] = ()
    """What residents were called before a partner corrected it."""
    moving: Mapping[str, Placed] = field(default_factory=dict)
    """The cases that follow their signals to another door or month."""

    @property
    def changed(self) -> list[Placed]:
        """The signals that are new or changed, in the order in which the file first names them."""
        return [placed for placed in self.known.signals.values() if placed.changed]

    @property
    def coming(self) -> dict[str, int]:
        """About how many rows each table gets."""
        new = sum(placed.stored is None for placed in self.changed)
        return {"resident": len(self.residents), "signal": new, "signal_case": new}


def merge_signals(store: Store, rows: Sequence[SignalRow], *, on: date, tell: Tell | None = None) -> Merged:
    """Match rows with what is stored and return what they make of it; nothing is written.

    An empty cell changes nothing. Of two rows with one key the later merges into the earlier. A street or a place is
    filled in where the address has none, and is not replaced: partners spell them differently.
    """
    merged, received_on = Merged(load_known(store, rows)), on.isoformat()
    for row in counted(rows, tell, Step.MATCHING, len(rows)):
        _merge_row(merged, row, received_on)
    if merged.tally.updated and not merged.tally.new:
        merged.tally.settle(_drafts(merged.known))
    merged.residents, merged.spellings = settle_residents(store, merged.changed)
    if merged.tally.updated:
        merged.moving = cases_moving(store, merged.changed)
    return merged


def _drafts(known: Known) -> list[Draft]:
    """Return every draft that a file may have changed, the signals with the address they have now."""
    for placed in known.signals.values():
        placed.values["address"] = placed.address.id
    return [*known.signals.values(), *known.addresses.values()]


def _merge_row(merged: Merged, row: SignalRow, received_on: str) -> None:
    known = merged.known
    address, filled = _address(known, row)
    key = key_of(row)
    placed = known.signals.get(key)
    if placed is None:
        partner = known.partners.get(key[0]) or _new_partner(known, row)
        told = vars(_Told(row, received_on))
        known.signals[key] = Placed(told, partner=partner, address=address, line=row.line)
        merged.tally.new += 1
        return
    moved = placed.address is not address
    changed = placed.merge(_facts(row)) or moved
    placed.address, placed.line = address, row.line
    placed.changed = placed.changed or changed
    merged.tally.count(new=False, changed=changed or filled)


def _address(known: Known, row: SignalRow) -> tuple[Draft, bool]:
    """Return the draft of a row's address, and whether the row filled in a street or place that a stored one lacked."""
    door = door_of(row)
    draft = known.addresses.get(door)
    street, place = row.street or None, row.place or None
    if draft is None:
        draft = known.addresses[door] = Draft(vars(_Door(*door, street, place)))
        return draft, False
    values, filled = draft.values, False
    if street and not values["street"]:
        values["street"], filled = street, True
    if place and not values["place"]:
        values["place"], filled = place, True
    return draft, filled


class _Door:
    """The values of an address as they will be stored, held as those of `_Told` are."""

    def __init__(self, postcode: str, number: int, addition: str, street: str | None, place: str | None) -> None:
        self.postcode = postcode
        self.number = number
        self.addition = addition
        self.street = street
        self.place = place


def _new_partner(known: Known, row: SignalRow) -> Draft:
    name = partner_name(row)
    key = same_name(name)
    draft = known.partners[key] = Draft({"name": name, "name_key": key})
    return draft


class _Told:
    """The values of a row as they will be stored.

    Attributes, for Python holds their names once for all: a hundred thousand take half of what as many dicts do.
    """

    def __init__(self, row: SignalRow, received_on: str) -> None:
        _line, reference, day, _partner, kind, client, initials, prefix, surname, born = row[:10]
        phone, email, amount, since, crisis, warm, supply, ends = row[15:]
        self.kenmerk = reference or None
        self.type = kind._value_
        self.customer_number = client or None
        self.initials = initials or None
        self.prefix = prefix or None
        self.surname = surname or None
        self.surname_key = same_name(surname) if surname else ""
        self.birth_date = _text(born) if born else None
        self.phone = phone or None
        self.email = email or None
        self.amount_cents = amount
        self.signal_on = _text(day)
        self.arrears_since = _text(since) if since else None
        self.crisis = 1 if crisis else 0
        self.warm_handover = 1 if warm else 0
        self.end_of_supply = 1 if supply else 0
        self.supply_ends_on = _text(ends) if ends else None
        self.received_on = received_on
        self.resident = self.partner = self.address = None


def _facts(row: SignalRow) -> dict[str, Any]:
    told = (
        *(row.reference, row.type, row.client_number, row.initials, row.prefix, row.surname),
        *(same_name(row.surname) if row.surname else "", row.born_on, row.phone, row.email, row.amount),
        *(row.signal_date, row.since, row.crisis, row.warm_handover, row.end_of_supply, row.supply_ends_on),
    )
    return dict(zip(_COLUMNS, told, strict=True))


def write_merged(tx: Tx, merged: Merged, settings: Settings, *, on: date, keep: bool, tell: Tell | None = None) -> None:
    """Write what a file made of the desk and judge the addresses it touched anew, a moved signal's old one included.

    Args:
        keep: the merged signals are asked for afterwards; else they are let go, to make room.
        tell: is told how far it is; what it raises leaves nothing stored.
    """
    known, changed = merged.known, merged.changed
    write_drafts(tx, "partner", known.partners.values())
    write_drafts(tx, "address", known.addresses.values(), tell)
    made = {address.id for address in known.addresses.values() if address.stored is None}
    write_drafts(tx, "resident", merged.residents, tell)
    tx.filled("resident")
    write_drafts(tx, "spelling", merged.spellings)
    moved: set[str] = set()
    for placed in changed:
        values = placed.values
        values["partner"], values["address"] = placed.partner.id, placed.address.id
        values["resident"] = placed.resident.id if placed.resident else None
        if placed.stored is not None:
            moved |= {placed.address.id, placed.stored["address"]}
    write_drafts(tx, "signal", [placed for placed in changed if placed.stored is not None])
    move_cases(tx, merged.moving)
    new = _reserved(tx, changed, {draft: door for door, draft in known.addresses.items()})
    if not keep:
        known.signals.clear()
        known.addresses.clear()
        changed.clear()
    if touched := moved.union(new):
        tx.recompute("cases", touched, settings, on, new, tell, made - moved)


def _reserved(tx: Tx, changed: Iterable[Placed], doors: Mapping[Draft, Address]) -> dict[str, list[NewSignal]]:
    """Return the new signals by the id of their address, each with the id it will have."""
    new: dict[str, list[NewSignal]] = {}
    coming = [placed for placed in changed if placed.stored is None]
    for placed, reserved in zip(coming, tx.reserve(len(coming)), strict=True):
        placed.id = reserved
        signal = NewSignal(reserved, placed.values, placed.partner.values["name_key"], doors[placed.address])
        new.setdefault(placed.address.id, []).append(signal)
    return new


def address_of(placed: Placed) -> Address:
    """Return the door of a signal as the rules compare it."""
    values = placed.address.values
    return Address(values["postcode"], values["number"], values["addition"])
