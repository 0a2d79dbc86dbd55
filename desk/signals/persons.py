"""Which resident a signal is about: found on its address, or made."""

from collections.abc import Iterable, Mapping
from typing import Any

from desk.signals.stored import Placed
from desk.store.chunks import query_in
from desk.store.drafts import Draft, stored_draft
from desk.store.store import Store
from schema.names import name_key

_FACTS = ("initials", "prefix", "birth_date", "phone", "email")
_NEW = dict.fromkeys(("address", "first_name", "surname", "surname_key", *_FACTS))


def settle_residents(store: Store, signals: Iterable[Placed]) -> list[Draft]:
    """Give each signal with a surname its resident, in the order given, and return the residents there are.

    It is the resident on the signal's address with the same surname (as compared) whose birth date and first initial
    are the same or unknown on either side; of several the one with most in common, then the oldest record. Where
    nobody fits, a new one is made. A signal that names nobody has none. What a resident's record lacks is filled in,
    and follows the signal where that is where it came from; the name stays as it was first written.
    """
    wanted = [placed for placed in signals if placed.draft.values["surname_key"]]
    people = _load(store, wanted)
    by_id = {draft.id: draft for several in people.values() for draft in several if draft.id}
    for placed in wanted:
        values = placed.draft.values
        same = people.setdefault((placed.address, values["surname_key"]), [])
        now = by_id.get(values["resident"] or "")
        resident = now if now in same and _likeness(now, values) >= 0 else _nearest(same, values)
        if resident is None:
            resident = Draft({**_NEW, "surname": values["surname"], "surname_key": values["surname_key"]})
            resident.owner = ("address", placed.address)
            same.append(resident)
        _fill(resident, values, placed.draft.stored or {})
        placed.resident = resident
    return [draft for several in people.values() for draft in several]


def _load(store: Store, signals: Iterable[Placed]) -> dict[tuple[Draft, str], list[Draft]]:
    homes = {placed.address.id: placed.address for placed in signals if placed.address.id}
    people: dict[tuple[Draft, str], list[Draft]] = {}
    rows = query_in(store, "SELECT * FROM visible_residents WHERE address IN ({marks}) ORDER BY key", homes)
    for row in rows:
        people.setdefault((homes[row["address"]], row["surname_key"]), []).append(stored_draft(row))
    return people


def _nearest(same: Iterable[Draft], values: Mapping[str, Any]) -> Draft | None:
    best, nearest = -1, None
    for resident in same:
        likeness = _likeness(resident, values)
        if likeness > best:
            best, nearest = likeness, resident
    return nearest


def _likeness(resident: Draft | None, values: Mapping[str, Any]) -> int:
    """Count what a resident and a signal of one surname share besides; -1 when something differs."""
    if resident is None:
        return -1
    known = resident.values
    pairs = (
        (known["birth_date"], values["birth_date"]),
        (_first_letter(known["initials"] or known["first_name"]), _first_letter(values["initials"])),
    )
    if any(one and other and one != other for one, other in pairs):
        return -1
    return sum(1 for one, other in pairs if one and other)


def _first_letter(name: str | None) -> str:
    return name_key(name)[:1] if name else ""


def _fill(resident: Draft, values: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    for fact in _FACTS:
        if values[fact] and resident.values[fact] in (None, "", before.get(fact)):
            resident.values[fact] = values[fact]
