"""Which resident a row of a file speaks of: by door and surname, and by first name where both know it.

A spelling that was said to be somebody's counts as her own on that door.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desk.files.rows import RequestRow
from desk.requests.spellings import Spelling, door_of, spellings_at
from desk.store.chunks import query_in
from desk.store.drafts import Draft, stored_draft
from desk.store.store import Store
from schema.dutch_names import Given, compare_initials, first_name_of
from schema.names import Address, name_key

_EMPTY = dict.fromkeys(
    ("address", "first_name", "initials", "prefix", "surname", "surname_key", "birth_date", "phone", "email")
)


@dataclass(slots=True)
class Residents:
    """The addresses and residents that a file speaks of, stored or new."""

    addresses: dict[Address, Draft] = field(default_factory=dict)
    residents: dict[tuple[Address, str], list[Draft]] = field(default_factory=dict)
    by_id: dict[str, Draft] = field(default_factory=dict)
    of_request: dict[Draft, Draft] = field(default_factory=dict)
    spellings: dict[tuple[Address, str], list[Spelling]] = field(default_factory=dict)


def load_residents(store: Store, rows: Iterable[RequestRow], known: Iterable[str]) -> Residents:
    """Return what is stored of the addresses in the rows, and the residents who live there or are `known` by id."""
    found = Residents()
    postcodes = {row.postcode for row in rows}
    places = {}
    for row in query_in(store, "SELECT * FROM visible_addresses WHERE postcode IN ({marks})", postcodes):
        door = Address(row["postcode"], row["number"], row["addition"])
        found.addresses[door] = stored_draft(row)
        places[row["id"]] = door
    here = query_in(store, "SELECT * FROM visible_residents WHERE address IN ({marks}) ORDER BY key", places)
    for row in here:
        draft = found.by_id[row["id"]] = stored_draft(row)
        found.residents.setdefault((places[row["address"]], row["surname_key"]), []).append(draft)
    for spelling in spellings_at(store, places):
        found.spellings.setdefault((places[spelling.address], spelling.surname_key), []).append(spelling)
    meant = {spelling.resident for several in found.spellings.values() for spelling in several}
    elsewhere = (meant | set(known)) - set(found.by_id)
    for row in query_in(store, "SELECT * FROM visible_residents WHERE id IN ({marks})", elsewhere):
        found.by_id[row["id"]] = stored_draft(row)
    return found


def find_or_make(found: Residents, row: RequestRow) -> Draft:
    """Return the resident of a new request; where nobody fits, a new one on that address."""
    door, surname = door_of(row), name_key(row.surname)
    same = found.residents.setdefault((door, surname), [])
    first_name = name_key(row.first_name)
    known = [name_key(draft.values["first_name"] or "") for draft in same]
    if first_name in known:
        return same[known.index(first_name)]
    for draft, key in zip(same, known, strict=True):
        if not key or not first_name:
            return draft
    if spellings := _spellings(found, row):
        return found.by_id[spellings[0].resident]
    resident = Draft(_EMPTY | {"surname": row.surname, "surname_key": surname})
    same.append(resident)
    settle(found, resident, door)
    return resident


def is_spelling_of(found: Residents, resident: Draft, row: RequestRow) -> bool:
    """Say whether a row names a resident as she was said to be known on that door, so that it tells nothing new."""
    return resident.id in {spelling.resident for spelling in _spellings(found, row)}


def _spellings(found: Residents, row: RequestRow) -> list[Spelling]:
    """Return the spellings that a row is written in, on its door."""
    here = found.spellings.get((door_of(row), name_key(row.surname)), ())
    return [spelling for spelling in here if _one_first_name(spelling.initials or "", row.first_name)]


def _one_first_name(one: str, other: str) -> bool:
    """Say whether two initials or first names may be one: where both are written out they are the same."""
    first, second = first_name_of(one), first_name_of(other)
    return first == second if first and second else compare_initials(one, other) is not Given.OTHER


def settle(found: Residents, resident: Draft, door: Address) -> None:
    """Let a resident live at a door, which may be new."""
    if door not in found.addresses:
        empty = {"postcode": door.postcode, "number": door.number, "addition": door.addition}
        found.addresses[door] = Draft(empty)
    resident.owner = ("address", found.addresses[door])


def give_to(found: Residents, request: Draft, resident: Draft) -> None:
    """Let a request be this resident's."""
    request.owner = ("resident", resident)
    found.of_request[request] = resident


def everybody(found: Residents) -> list[Draft]:
    """Return every resident the file may have touched, once."""
    here = [draft for drafts in found.residents.values() for draft in drafts]
    return list(dict.fromkeys([*here, *found.by_id.values()]))
