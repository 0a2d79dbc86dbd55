"""Finding who, of those that a file touched, may be somebody who is known already; never all against all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
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


_Places = tuple[int, int]


class Pair(NamedTuple):
    """Two residents who may be one, the older record first, and how sure that is."""

    points: int
    one: Draft
    other: Draft


class Alike(NamedTuple):
    """Whom to compare, the older record first; new ones in the order in which they will be written."""

    everybody: list[Draft]
    doors: list[Address]
    """Where each of them lives."""
    touched: set[Draft]
    """Of those that are not, no two are compared."""
    settled: set[frozenset[str]]
    """The pairs (ids) that were answered before."""


def whom_to_compare(store: Store, merged: Merged) -> Alike:
    """Read whom a file that is about to be written touches, and whom they may turn out to be.

    Those are the residents behind one house number, and those born on one day: the work grows with the file, not with
    the desk.
    """
    touched = [draft for draft in merged.residents if draft.stored is None or differing(draft)]
    if not touched:
        return Alike([], [], set(), set())
    everybody, doors = _people(store, merged, touched)
    return Alike(everybody, doors, set(touched), _settled(store, [draft.id for draft in touched if draft.id]))


def find_likely(alike: Alike) -> list[Pair]:
    """Return the pairs of residents, one of them touched by a file, who may be one person; the surest comes first.

    Compared are those behind one house number, and those born on one day whose names begin alike.
    """
    everybody = alike.everybody
    persons = [person_of(draft.values, door) for draft, door in zip(everybody, alike.doors, strict=True)]
    found: dict[_Places, Pair] = {}
    for first, second in _candidates(persons, list(map(alike.touched.__contains__, everybody))):
        likeness = likely_same(persons[first], persons[second])
        one, other = everybody[first], everybody[second]
        if likeness is not None and frozenset((one.id, other.id)) not in alike.settled:
            found[first, second] = Pair(likeness.points, one, other)
    return [pair for _places, pair in sorted(found.items(), key=lambda entry: (-entry[1].points, entry[0]))]


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


def _people(store: Store, merged: Merged, touched: list[Draft]) -> tuple[list[Draft], list[Address]]:
    """Return the touched, those behind the same house numbers and those born on the same days, and where each lives.

    The older record stands first; new ones in the order in which they will be written.
    """
    doors = {draft.id: door for door, draft in merged.known.addresses.items() if draft.id}
    new = {draft.owner[1] for draft in touched if draft.owner}
    coming = {draft: door for door, draft in merged.known.addresses.items() if draft in new}
    numbers = {door[:2] for door in coming.values()}
    numbers |= {doors[draft.values["address"]][:2] for draft in touched if draft.values["address"] in doors}
    here = {draft.values["address"] for draft in merged.residents if draft.id}
    beside = [address for address, door in doors.items() if door[:2] in numbers and address not in here]
    born = {draft.values["birth_date"] for draft in touched} - {None}
    rows = query_in(store, "SELECT * FROM visible_residents WHERE address IN ({marks})", beside)
    rows += query_in(store, "SELECT * FROM visible_residents WHERE birth_date IN ({marks})", born)
    stored = {row["id"]: stored_draft(row) for row in rows}
    stored |= {draft.id: draft for draft in merged.residents if draft.id}
    doors |= _doors_of(store, {draft.values["address"] for draft in stored.values()} - doors.keys())
    everybody = sorted(stored.values(), key=_key)
    everybody += [draft for draft in merged.residents if not draft.id]
    return everybody, [coming[draft.owner[1]] if draft.owner else doors[draft.values["address"]] for draft in everybody]


def _key(stored: Draft) -> int:
    """Return the place of a stored record in its table: the older one stands first."""
    return int(stored.stored["key"]) if stored.stored else 0


def _doors_of(store: Store, addresses: Iterable[str]) -> dict[str, Address]:
    rows = query_in(
        store, "SELECT id, postcode, number, addition FROM visible_addresses WHERE id IN ({marks})", addresses
    )
    return {row["id"]: Address(row["postcode"], row["number"], row["addition"]) for row in rows}


def _candidates(persons: Sequence[Person], touched: Sequence[bool]) -> Iterator[_Places]:
    """Yield the places of those to compare, the earlier one first; a pair may come twice."""
    numbers: dict[tuple[str, int], list[int]] = {}
    days: dict[str, list[int]] = {}
    for place, (_initials, _prefix, _surname, born, (postcode, number, _addition), _phone) in enumerate(persons):
        numbers.setdefault((postcode, number), []).append(place)
        if born:
            days.setdefault(born, []).append(place)
    together = [several for several in numbers.values() if 1 < len(several) <= _CROWD]
    for several in days.values():
        if len(several) > 1:
            letters: dict[str, list[int]] = {}
            for place in several:
                for letter in _letters(persons[place].prefix, persons[place].surname):
                    letters.setdefault(letter, []).append(place)
            together += [alike for alike in letters.values() if 1 < len(alike) <= _CROWD]
    for several in together:
        for one, other in combinations(several, 2):
            if touched[one] or touched[other]:
                yield one, other


@lru_cache(65_536)
def _letters(prefix: str, surname: str) -> frozenset[str]:
    """Return the letters with which the names in a surname begin."""
    return frozenset([part[:1] for part in surname_of(prefix, surname).parts])


def _settled(store: Store, touched: list[str]) -> set[frozenset[str]]:
    rows = query_in(store, "SELECT one, other FROM visible_likenesses WHERE one IN ({marks})", touched)
    rows += query_in(store, "SELECT one, other FROM visible_likenesses WHERE other IN ({marks})", touched)
    return {frozenset((row["one"], row["other"])) for row in rows}
