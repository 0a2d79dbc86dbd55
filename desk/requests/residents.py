"""Which resident a row of a file speaks of: by door and surname, and by first name where both know it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from desk.files.rows import RequestRow
from desk.store.chunks import query_in
from desk.store.drafts import Draft, stored_draft
from desk.store.store import Store
from schema.names import Address, addition_key, name_key

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
    elsewhere = set(known) - set(found.by_id)
    for row in query_in(store, "SELECT * FROM visible_residents WHERE id IN ({marks})", elsewhere):
        found.by_id[row["id"]] = stored_draft(row)
    return found


def door_of(row: RequestRow) -> Address:
    """Return the door a row names."""
    return Address(row.postcode, row.number, addition_key(row.addition))


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
    resident = Draft(_EMPTY | {"surname": row.surname, "surname_key": surname})
    same.append(resident)
    settle(found, resident, door)
    return resident


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
