"""Which resident a signal is about: found on its address under any spelling that is known, or made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from desk.requests.spellings import spellings_at
from desk.signals.likeness import Person, likely_same
from desk.signals.stored import Placed
from desk.store.chunks import query_in
from desk.store.drafts import Draft, stored_draft
from desk.store.store import Store
from schema.names import name_key

_FACTS = ("initials", "prefix", "birth_date", "phone", "email")
_NAME = ("surname", "surname_key")
Key = tuple[Draft, str]


class Settled(NamedTuple):
    """Who the signals of a file are about."""

    residents: list[Draft]
    """Each resident on the addresses of the signals, stored or new, once."""
    spellings: list[Draft]
    """What residents were called before a partner corrected it."""


class _Writing(NamedTuple):
    """Another way in which a resident is known on an address."""

    resident: Draft
    values: Mapping[str, Any]


@dataclass(slots=True)
class _People:
    """The residents on some addresses."""

    here: dict[Key, list[Draft]] = field(default_factory=dict)
    written: dict[Key, list[_Writing]] = field(default_factory=dict)
    by_id: dict[str, Draft] = field(default_factory=dict)


def settle_residents(store: Store, signals: Iterable[Placed]) -> Settled:
    """Give each signal with a surname its resident, in the order given, and return the residents there are.

    It is the resident on the signal's address with the same surname (as compared) whose birth date and first initial
    are the same or unknown on either side; of several the one with most in common, then the oldest record; else one
    who was said to be known there in that spelling. Where a partner corrects the spelling of its own signal, it stays
    the same resident, corrected. Where nobody fits, a new one is made. A signal that names nobody has none. What a
    resident's record lacks is filled in, and follows the signal where that is where it came from; else the name stays
    as it was first written.
    """
    wanted = [placed for placed in signals if placed.values["surname_key"]]
    people = _load(store, wanted)
    spellings: list[Draft] = []
    for placed in wanted:
        values = placed.values
        same = people.here.setdefault((placed.address, values["surname_key"]), [])
        now = people.by_id.get(values["resident"] or "")
        resident = now if now in same and _likeness(now, values) >= 0 else _nearest(same, values)
        if resident is None and (now or people.written):
            resident = _written(people, placed) or _corrected(people, now, placed, spellings)
        if resident is None:
            resident = Draft(vars(_Named(values)), owner=("address", placed.address))
            same.append(resident)
        else:
            _fill(resident, values, placed.stored or {})
        placed.resident = resident
    everybody = [draft for several in people.here.values() for draft in several]
    return Settled(list(dict.fromkeys([*everybody, *people.by_id.values()])), spellings)


def _load(store: Store, signals: Iterable[Placed]) -> _People:
    homes = {placed.address.id: placed.address for placed in signals if placed.address.id}
    people = _People()
    for row in query_in(store, "SELECT * FROM visible_residents WHERE address IN ({marks}) ORDER BY key", homes):
        draft = people.by_id[row["id"]] = stored_draft(row)
        people.here.setdefault((homes[row["address"]], row["surname_key"]), []).append(draft)
    spellings = spellings_at(store, homes)
    elsewhere = {spelling.resident for spelling in spellings} - people.by_id.keys()
    for row in query_in(store, "SELECT * FROM visible_residents WHERE id IN ({marks})", elsewhere):
        people.by_id[row["id"]] = stored_draft(row)
    for spelling in spellings:
        values = {"birth_date": spelling.birth_date, "initials": spelling.initials, "first_name": None}
        writing = _Writing(people.by_id[spelling.resident], values)
        people.written.setdefault((homes[spelling.address], spelling.surname_key), []).append(writing)
    return people


class _Named:
    """A resident of whom is known what a signal tells; attributes, whose names Python holds once for all of them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.address = self.first_name = None
        self.surname = values["surname"]
        self.surname_key = values["surname_key"]
        self.initials = values["initials"] or None
        self.prefix = values["prefix"] or None
        self.birth_date = values["birth_date"] or None
        self.phone = values["phone"] or None
        self.email = values["email"] or None


def _nearest(same: Iterable[Draft], values: Mapping[str, Any]) -> Draft | None:
    best, nearest = -1, None
    for resident in same:
        likeness = _likeness(resident, values)
        if likeness > best:
            best, nearest = likeness, resident
    return nearest


def _written(people: _People, placed: Placed) -> Draft | None:
    """Return who is known on this address in the very spelling of a signal."""
    values = placed.values
    for writing in people.written.get((placed.address, values["surname_key"]), ()):
        if _alike(writing.values, values) >= 0:
            return writing.resident
    return None


def _corrected(people: _People, now: Draft | None, placed: Placed, spellings: list[Draft]) -> Draft | None:
    """Return whom a stored signal was about, when its partner only spells that person differently now.

    A name that came from this signal follows it, and what it was is remembered, for other partners still write that.
    """
    before, values = placed.stored, placed.values
    if now is None or before is None or now.values["address"] != placed.address.id:
        return None
    if likely_same(_person(before), _person(values)) is None:
        return None
    known = {"initials": before["initials"], "birth_date": before["birth_date"]}
    spelling = Draft(
        {"resident": None, "address": now.values["address"], "surname_key": before["surname_key"], **known}
    )
    spelling.owner = ("resident", now)
    if now.values["surname_key"] != before["surname_key"]:
        spelling.values.update({name: values[name] for name in ("surname_key", *known)})
    else:
        now.values.update({name: values[name] for name in _NAME})
    spellings.append(spelling)
    people.here[placed.address, values["surname_key"]].append(now)
    return now


def _person(signal: Mapping[str, Any]) -> Person:
    """Return whom a signal names; before and after a correction that is the same door."""
    initials, prefix, surname, born = (signal[fact] or "" for fact in ("initials", "prefix", "surname", "birth_date"))
    return Person(initials, prefix, surname, born, ("", 0, ""), signal["phone"] or "")


def _likeness(resident: Draft | None, values: Mapping[str, Any]) -> int:
    """Count what a resident and a signal of one surname share besides; -1 when something differs."""
    return -1 if resident is None else _alike(resident.values, values)


def _alike(known: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    born, other_born = known["birth_date"], values["birth_date"]
    both_born = born and other_born
    if both_born and born != other_born:
        return -1
    given, other_given = known["initials"] or known["first_name"], values["initials"]
    if given and other_given:
        letter, other_letter = _first_letter(given), _first_letter(other_given)
        if letter and other_letter:
            return -1 if letter != other_letter else 1 + bool(both_born)
    return 1 if both_born else 0


@lru_cache(8_192)
def _first_letter(name: str) -> str:
    return name_key(name)[:1]


def _fill(resident: Draft, values: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    known = resident.values
    for fact in _FACTS:
        told = values[fact]
        if told and known[fact] != told and (not known[fact] or known[fact] == before.get(fact)):
            known[fact] = told
