"""Importing requests: the kenmerk is the key; consent, objection and exclusion are dated facts that stay."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.files.kinds import read_requests
from desk.files.reading import Reject, Warned
from desk.files.report import ImportReport
from desk.files.rows import RequestRow
from desk.files.table import read_bytes, read_table
from desk.requests.references import References, doubt_references, judge_references, load_references
from desk.requests.residents import (
    Residents,
    everybody,
    find_or_make,
    give_to,
    is_spelling_of,
    load_residents,
    settle,
)
from desk.requests.spellings import at_kept_doors, door_of
from desk.store.chunks import query_in
from desk.store.drafts import Draft, Tally, digest_of, log_import, stored_draft, write_drafts
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import Side
from schema.names import name_key
from schema.refused import Refused
from schema.requests import ConsentKind

_FIELDS = (
    *("kenmerk", "case_id", "task", "kinds", "languages", "interpreter", "times", "urgency", "requested_on"),
    *("gender_wish", "task_division_on", "pinned"),
)
_EMPTY = dict.fromkeys(_FIELDS) | {"resident": "", "interpreter": 0, "times": "", "urgency": 3}
_NO_REASON = {"reason": None, "excluded_on": None}
"""An exclusion that came with its request counts from the start."""


class _Merged(NamedTuple):
    tally: Tally
    people: Residents
    requests: dict[str, Draft]
    consents: dict[tuple[str, str, str], Draft]
    exclusions: dict[tuple[str, str], Draft]
    rejects: list[Reject]
    warnings: list[Warned]


def import_requests(store: Store, path: Path, *, on: date, dry_run: bool = False) -> ImportReport:
    """Merge a file of requests into the desk, in one transaction, and say what came of its rows.

    A row that names an unknown case or volunteer is refused with `unknown`; a case at another address is warned of. A
    new request's resident is the one on that door with that surname (and first name, where both are known), or who
    was said to be known there in that spelling, or is made; a known request keeps its resident, whose name and
    address follow the file.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`).
    """
    content = read_bytes(path)
    reading = read_requests(read_table(content))
    if dry_run:
        merged = _merge(store, reading.rows)
    else:
        with store.write(store.user, "import-requests", "requests") as tx:
            merged = _merge(store, reading.rows)
            _write(tx, merged)
            rejected = len(reading.rejects) + len(merged.rejects)
            log_import(tx, "requests", path, digest_of(content), merged.tally, rejected, on)
    return ImportReport(
        merged.tally.new,
        merged.tally.updated,
        merged.tally.unchanged,
        sorted([*reading.rejects, *merged.rejects], key=lambda refused: refused.line),
        sorted([*reading.warnings, *merged.warnings], key=lambda warned: warned.line),
        dry_run,
    )


def take_in(tx: Tx, store: Store, row: RequestRow, *, phone: str, street: str, place: str) -> str:
    """Store one request inside a write as an import would, and return its id.

    Args:
        phone: of the resident; that and the street and place of her door fill in what is not known yet.

    Raises:
        Refused: `package-row-refused` with the `field` of what names nobody here.
    """
    merged = _merge(store, [row])
    if merged.rejects:
        raise Refused("package-row-refused", field=merged.rejects[0].field, found=merged.rejects[0].reason)
    [request] = merged.requests.values()
    resident = merged.people.of_request[request]
    if not resident.values["phone"]:
        resident.merge({"phone": phone})
    if resident.owner is not None and not resident.owner[1].values.get("street"):
        resident.owner[1].merge({"street": street, "place": place})
    _write(tx, merged)
    return request.id


def _write(tx: Tx, merged: _Merged) -> None:
    write_drafts(tx, "address", merged.people.addresses.values())
    write_drafts(tx, "resident", everybody(merged.people))
    write_drafts(tx, "request", merged.requests.values())
    write_drafts(tx, "consent", merged.consents.values())
    write_drafts(tx, "exclusion", merged.exclusions.values())


def _merge(store: Store, found: list[RequestRow]) -> _Merged:
    rows = at_kept_doors(store, found)
    merged = _stored(store, rows)
    references = load_references(store, rows)
    for request in rows:
        if refused := judge_references(request, references):
            merged.rejects.append(refused)
            continue
        if doubt := doubt_references(request, references):
            merged.warnings.append(doubt)
        draft = merged.requests.get(request.reference)
        new = draft is None
        if draft is None:
            draft = merged.requests[request.reference] = Draft(dict(_EMPTY))
            give_to(merged.people, draft, find_or_make(merged.people, request))
        changed = _merge_resident(merged.people, draft, request)
        changed |= draft.merge(_fields(request, references))
        changed |= _merge_facts(merged, draft, request, references)
        merged.tally.count(new=new, changed=changed)
    facts = [*merged.consents.values(), *merged.exclusions.values()]
    merged.tally.settle([*merged.requests.values(), *everybody(merged.people), *facts])
    return merged


def _stored(store: Store, rows: Sequence[RequestRow]) -> _Merged:
    """Return drafts of the requests a file names, with their residents and facts."""
    named = {row.reference for row in rows}
    held = query_in(store, "SELECT * FROM visible_requests WHERE kenmerk IN ({marks})", named)
    people = load_residents(store, rows, [row["resident"] for row in held])
    requests, kenmerk = {}, {}
    for row in held:
        draft = requests[row["kenmerk"]] = stored_draft(row)
        give_to(people, draft, people.by_id[row["resident"]])
        kenmerk[row["id"]] = row["kenmerk"]
    consents = query_in(store, "SELECT * FROM visible_consents WHERE request IN ({marks})", kenmerk)
    exclusions = query_in(store, "SELECT * FROM visible_exclusions WHERE request IN ({marks})", kenmerk)
    return _Merged(
        Tally(),
        people,
        requests,
        {(kenmerk[row["request"]], row["kind"], row["given_on"]): stored_draft(row) for row in consents},
        {(kenmerk[row["request"]], row["volunteer"]): stored_draft(row) for row in exclusions},
        [],
        [],
    )


def _merge_resident(people: Residents, request: Draft, row: RequestRow) -> bool:
    """Let the resident's name and address follow the file: she may have moved, or been written wrongly before.

    A spelling that was said to be hers changes neither; it only tells a first name that was not known.
    """
    resident, door = people.of_request[request], door_of(row)
    if is_spelling_of(people, resident, row):
        return not resident.values["first_name"] and resident.merge({"first_name": row.first_name})
    told = {"first_name": row.first_name, "prefix": row.prefix, "surname": row.surname}
    other = {name: text for name, text in told.items() if name_key(text) != name_key(resident.values[name] or "")}
    changed = resident.merge(other)
    resident.values["surname_key"] = name_key(row.surname)
    home = people.addresses.get(door)
    if home is None or (resident.owner[1] if resident.owner else resident.values["address"]) not in (home, home.id):
        settle(people, resident, door)
        changed = True
    return changed


def _fields(row: RequestRow, known: References) -> dict[str, Any]:
    told = (
        *(row.reference, known.cases.get(row.case), row.task, row.kinds, row.languages, row.interpreter, row.slots),
        *(row.urgency, row.asked_on, row.gender_wish, row.division_on, known.volunteers.get(row.pinned)),
    )
    return dict(zip(_FIELDS, told, strict=True))


def _merge_facts(merged: _Merged, draft: Draft, row: RequestRow, known: References) -> bool:
    """Add each word of the resident and each exclusion that was not known yet."""
    before = len(merged.consents) + len(merged.exclusions)
    for kind, given_on in _words(row):
        fact = row.reference, kind.value, given_on.isoformat()
        if fact not in merged.consents:
            values = {"request": "", "kind": kind.value, "given_on": given_on.isoformat()}
            merged.consents[fact] = Draft(values, owner=("request", draft))
    for kenmerk in row.excluded:
        volunteer = known.volunteers[kenmerk]
        if (row.reference, volunteer) not in merged.exclusions:
            kept = {"request": "", "volunteer": volunteer, "side": Side.COORDINATOR.value} | _NO_REASON
            merged.exclusions[row.reference, volunteer] = Draft(kept, owner=("request", draft))
    return len(merged.consents) + len(merged.exclusions) > before


def _words(row: RequestRow) -> Iterator[tuple[ConsentKind, date]]:
    said = (
        (ConsentKind.GIVEN, row.consent_on),
        (ConsentKind.WITHDRAWN, row.consent_until),
        (ConsentKind.OBJECTED, row.objected_on),
    )
    yield from ((kind, given_on) for kind, given_on in said if given_on is not None)
