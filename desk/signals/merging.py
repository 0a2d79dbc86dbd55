"""Merging the rows of a signal file into what is stored: who is new, what changed, where it lives."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from desk.files.rows import SignalRow
from desk.requests.spellings import door_of
from desk.signals.persons import settle_residents
from desk.signals.stored import Known, Placed, key_of, load_known, partner_name, same_name
from desk.store.drafts import Draft, Tally, write_drafts
from desk.store.recompute import NewSignal
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

    @property
    def changed(self) -> list[Placed]:
        """The signals that are new or changed, in the order in which the file first names them."""
        return [placed for placed in self.known.signals.values() if placed.changed]


def merge_signals(store: Store, rows: Sequence[SignalRow], *, on: date, tell: Tell | None = None) -> Merged:
    """Match rows with what is stored and return what they make of it; nothing is written.

    An empty cell changes nothing. Of two rows with one key the later merges into the earlier. A street or a place is
    filled in where the address has none, and is not replaced: partners spell them differently.
    """
    merged = Merged(load_known(store, rows))
    for row in counted(rows, tell, Step.MATCHING, len(rows)):
        _merge_row(merged, row, on)
    if merged.tally.updated and not merged.tally.new:
        merged.tally.settle(_drafts(merged.known))
    merged.residents, merged.spellings = settle_residents(store, merged.changed)
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
    """Return a row as it will be stored; written out, since a file brings a hundred thousand."""
    return Draft(
        {
            "kenmerk": row.reference or None,
            "type": row.type.value,
            "customer_number": row.client_number or None,
            "initials": row.initials or None,
            "prefix": row.prefix or None,
            "surname": row.surname or None,
            "surname_key": same_name(row.surname) if row.surname else "",
            "birth_date": _text(row.born_on) if row.born_on else None,
            "phone": row.phone or None,
            "email": row.email or None,
            "amount_cents": row.amount,
            "signal_on": _text(row.signal_date),
            "arrears_since": _text(row.since) if row.since else None,
            "crisis": int(row.crisis or 0),
            "warm_handover": int(row.warm_handover or 0),
            "end_of_supply": int(row.end_of_supply or 0),
            "supply_ends_on": _text(row.supply_ends_on) if row.supply_ends_on else None,
            "received_on": _text(on),
            "resident": None,
        }
    )


def _facts(row: SignalRow) -> dict[str, Any]:
    told = (
        *(row.reference, row.type, row.client_number, row.initials, row.prefix, row.surname),
        *(same_name(row.surname) if row.surname else "", row.born_on, row.phone, row.email, row.amount),
        *(row.signal_date, row.since, row.crisis, row.warm_handover, row.end_of_supply, row.supply_ends_on),
    )
    return dict(zip(_COLUMNS, told, strict=True))


def write_merged(tx: Tx, merged: Merged, settings: Settings, *, on: date, tell: Tell | None = None) -> None:
    """Write what a file made of the desk and judge the addresses it touched anew, a moved signal's old one included.

    Args:
        tell: is told how far it is; what it raises leaves nothing stored.
    """
    new = sum(placed.draft.stored is None for placed in merged.changed)
    coming = {"resident": len(merged.residents), "signal": new, "signal_case": new}
    with tx.bulk(coming):
        _write_merged(tx, merged, settings, on, tell)


def _write_merged(tx: Tx, merged: Merged, settings: Settings, on: date, tell: Tell | None) -> None:
    known, changed = merged.known, merged.changed
    write_drafts(tx, "partner", known.partners.values())
    write_drafts(tx, "address", known.addresses.values(), tell)
    write_drafts(tx, "resident", merged.residents, tell)
    write_drafts(tx, "spelling", merged.spellings)
    touched = set()
    for placed in changed:
        values = placed.draft.values
        values["partner"], values["address"] = placed.partner.id, placed.address.id
        values["resident"] = placed.resident.id if placed.resident else None
        touched.add(placed.address.id)
        if placed.draft.stored is not None:
            touched.add(placed.draft.stored["address"])
    write_drafts(tx, "signal", [placed.draft for placed in changed if placed.draft.stored is not None])
    if touched:
        tx.recompute("cases", touched, settings, on, _reserved(tx, merged), tell)


def _reserved(tx: Tx, merged: Merged) -> list[NewSignal]:
    """Return the new signals, each with the id it will have."""
    new = [placed for placed in merged.changed if placed.draft.stored is None]
    for placed, new_id in zip(new, tx.reserve(len(new)), strict=True):
        placed.draft.id = new_id
    doors = {id(draft): door for door, draft in merged.known.addresses.items()}
    return [
        NewSignal(one.draft.id, one.draft.values, one.partner.values["name_key"], doors[id(one.address)]) for one in new
    ]


def address_of(placed: Placed) -> Address:
    """Return the door of a signal as the rules compare it."""
    values = placed.address.values
    return Address(values["postcode"], values["number"], values["addition"])
