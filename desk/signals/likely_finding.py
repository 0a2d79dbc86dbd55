"""Finding who, of those that a file touched, may be somebody who is known already; never all against all."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from desk.signals.likeness import Person, likely_same
from desk.signals.merging import Merged
from desk.store.chunks import query_in
from desk.store.drafts import Draft, differing, stored_draft
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.dutch_names import surname_of
from schema.names import Address

ROWS_PER_QUESTION = 50
"""A file asks at most one question per so many of its rows; the less sure ones stay quiet until they are asked for."""
_CROWD = 20
"""More residents than this behind one house number are a building, and born on one day under one letter a stand-in
name: they are not compared, so that the work stays in proportion to the file."""


class Pair(NamedTuple):
    """Two residents who may be one, the older record first, and how sure that is."""

    points: int
    one: Draft
    other: Draft


class _Known(NamedTuple):
    draft: Draft
    person: Person
    order: tuple[int, int]
    """The older record first; new ones in the order in which they will be written."""
    touched: bool


def find_likely(store: Store, merged: Merged) -> list[Pair]:
    """Return the pairs of residents, one of them touched by a file that is about to be written, who may be one person.

    Compared are those behind one house number, and those born on one day whose names begin alike; the work grows with
    the file, not with the desk. A pair that was answered before is not among them. The surest comes first.
    """
    touched = [draft for draft in merged.residents if draft.stored is None or differing(draft)]
    if not touched:
        return []
    people = _people(store, merged, touched)
    settled = _settled(store, [draft.id for draft in touched if draft.id])
    found: dict[tuple[int, int], tuple[tuple[int, int], tuple[int, int], Pair]] = {}
    for first, second in _candidates(people):
        one, other = (first, second) if first.order < second.order else (second, first)
        likeness = likely_same(one.person, other.person)
        if likeness is not None and frozenset((one.draft.id, other.draft.id)) not in settled:
            pair = Pair(likeness.points, one.draft, other.draft)
            found[id(one.draft), id(other.draft)] = (one.order, other.order, pair)
    ordered = sorted(found.values(), key=lambda entry: (-entry[2].points, entry[0], entry[1]))
    return [pair for _one, _other, pair in ordered]


def write_questions(tx: Tx, pairs: Iterable[Pair], rows: int, on: date) -> None:
    """Put the pairs before the coordinator, at most one per `ROWS_PER_QUESTION` rows; the others wait unasked."""
    most = max(1, rows // ROWS_PER_QUESTION)
    tx.insert(
        "likeness",
        [
            {
                "one": pair.one.id,
                "other": pair.other.id,
                "points": pair.points,
                "verdict": "open" if place < most else "quiet",
                "decided_on": on,
            }
            for place, pair in enumerate(pairs)
        ],
    )


def person_of(row: Mapping[str, Any], door: Address) -> Person:
    """Return a resident's row as two of them are compared."""
    initials = row["initials"] or row["first_name"] or ""
    return Person(initials, row["prefix"] or "", row["surname"], row["birth_date"] or "", door, row["phone"] or "")


def _people(store: Store, merged: Merged, touched: list[Draft]) -> list[_Known]:
    """Return the touched, those behind the same house numbers and those born on the same days."""
    doors = {draft.id: door for door, draft in merged.known.addresses.items() if draft.id}
    mine = set(map(id, touched))
    new = {id(draft.owner[1]) for draft in touched if draft.owner}
    numbers = {door[:2] for door, draft in merged.known.addresses.items() if id(draft) in new}
    numbers |= {doors[draft.values["address"]][:2] for draft in touched if draft.values["address"] in doors}
    here = {draft.values["address"] for draft in merged.residents if draft.id}
    beside = [address for address, door in doors.items() if door[:2] in numbers and address not in here]
    born = {draft.values["birth_date"] for draft in touched} - {None}
    rows = query_in(store, "SELECT * FROM visible_residents WHERE address IN ({marks})", beside)
    rows += query_in(store, "SELECT * FROM visible_residents WHERE birth_date IN ({marks})", born)
    known = {draft.id for draft in merged.residents if draft.id}
    others = {row["id"]: stored_draft(row) for row in rows if row["id"] not in known}
    everybody = list(chain(merged.residents, others.values()))
    doors |= _doors_of(store, {draft.values["address"] for draft in everybody if draft.id} - doors.keys())
    by_draft = {id(draft): door for door, draft in merged.known.addresses.items()}
    return [
        _Known(
            draft,
            person_of(draft.values, by_draft[id(draft.owner[1])] if draft.owner else doors[draft.values["address"]]),
            (0, draft.stored["key"]) if draft.stored else (1, place),
            id(draft) in mine,
        )
        for place, draft in enumerate(everybody)
    ]


def _doors_of(store: Store, addresses: Iterable[str]) -> dict[str, Address]:
    rows = query_in(
        store, "SELECT id, postcode, number, addition FROM visible_addresses WHERE id IN ({marks})", addresses
    )
    return {row["id"]: Address(row["postcode"], row["number"], row["addition"]) for row in rows}


def _candidates(people: Iterable[_Known]) -> Iterator[tuple[_Known, _Known]]:
    numbers: dict[tuple[str, int], list[_Known]] = {}
    days: dict[str, list[_Known]] = {}
    for known in people:
        numbers.setdefault(known.person.door[:2], []).append(known)
        if known.person.born:
            days.setdefault(known.person.born, []).append(known)
    for several in numbers.values():
        if 1 < len(several) <= _CROWD:
            yield from _pairs(several)
    for several in days.values():
        if len(several) > 1:
            letters: dict[str, list[_Known]] = {}
            for known in several:
                parts = surname_of(known.person.prefix, known.person.surname).parts
                for letter in {part[:1] for part in parts}:
                    letters.setdefault(letter, []).append(known)
            for alike in letters.values():
                if len(alike) <= _CROWD:
                    yield from _pairs(alike)


def _pairs(several: list[_Known]) -> Iterator[tuple[_Known, _Known]]:
    for place, one in enumerate(several):
        for other in several[place + 1 :]:
            if one.touched or other.touched:
                yield one, other


def _settled(store: Store, touched: list[str]) -> set[frozenset[str]]:
    rows = query_in(store, "SELECT one, other FROM visible_likenesses WHERE one IN ({marks})", touched)
    rows += query_in(store, "SELECT one, other FROM visible_likenesses WHERE other IN ({marks})", touched)
    return {frozenset((row["one"], row["other"])) for row in rows}
