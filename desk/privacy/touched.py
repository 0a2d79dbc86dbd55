"""To which files the rows belong that an event names: what the log says of a row, told of the record a user opens."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from desk.store.chunks import query_in
from desk.store.store import Store

File = tuple[str, str]
"""A kind of file and its id."""
_OF_A_CASE = "attempts talks closings brp_checks informings households planned_contacts referrals"
_OF_A_VOLUNTEER = (
    "proofs pauses exemptions intakes mentorships progress_talks peer_sessions volunteer_months enrolments attendances"
)
_OF_A_PAIRING = "pairing_contacts checkins checkin_forms introductions plan_steps promises pairing_results card_answers"


def _named_by(views: str, column: str) -> tuple[str, ...]:
    return tuple(
        f"SELECT id, {column} AS record FROM visible_{view} WHERE {column} IS NOT NULL AND id IN ({{marks}})"
        for view in views.split()
    )


_RECORDS: Mapping[str, tuple[str, ...]] = {
    "case": (*_named_by("cases", "id"), *_named_by("signals", "case_id"), *_named_by(_OF_A_CASE, "case_id")),
    "volunteer": (*_named_by("volunteers", "id"), *_named_by(_OF_A_VOLUNTEER, "volunteer")),
    "request": (*_named_by("requests", "id"), *_named_by("consents exclusions", "request")),
    "pairing": (*_named_by("pairings", "id"), *_named_by(_OF_A_PAIRING, "pairing")),
    "organisation": (*_named_by("organisations", "id"), *_named_by("agreements", "organisation")),
    "document": _named_by("documents", "id"),
}
"""Per kind of file: what leads from a row that an event touched to the record that is opened."""


def files_of(store: Store, rows: Iterable[str]) -> dict[str, set[File]]:
    """Return for each row (id) that belongs to any the files to which it belongs."""
    found: defaultdict[str, set[File]] = defaultdict(set)
    wanted = set(rows)
    for kind, several in _RECORDS.items():
        for sql in several:
            for row in query_in(store, sql, wanted):
                found[row["id"]].add((kind, row["record"]))
    return found


_PERSONS: Mapping[str, tuple[str, ...]] = {
    "case": (
        "SELECT case_id AS id, resident AS person FROM visible_signals WHERE resident <> '' AND case_id IN ({marks})",
    ),
    "request": ("SELECT id, resident AS person FROM visible_requests WHERE id IN ({marks})",),
    "pairing": (
        """SELECT p.id, r.resident AS person FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
          WHERE p.id IN ({marks})""",
        "SELECT id, volunteer AS person FROM visible_pairings WHERE id IN ({marks})",
    ),
    "volunteer": ("SELECT id, id AS person FROM visible_volunteers WHERE id IN ({marks})",),
}
_SELF = "SELECT id, id AS person FROM visible_residents WHERE id IN ({marks})"


def persons_of(store: Store, rows: Iterable[str]) -> dict[str, set[str]]:
    """Return for each row (id) that is about anybody the residents and volunteers (ids) it is about."""
    wanted = set(rows)
    files = files_of(store, wanted)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in query_in(store, _SELF, wanted):
        found[row["id"]].add(row["person"])
    of_kind: defaultdict[str, set[str]] = defaultdict(set)
    for several in files.values():
        for kind, record in several:
            of_kind[kind].add(record)
    people: defaultdict[File, set[str]] = defaultdict(set)
    for kind, queries in _PERSONS.items():
        for sql in queries:
            for row in query_in(store, sql, of_kind[kind]):
                people[kind, row["id"]].add(row["person"])
    for touched, several in files.items():
        for file in several:
            found[touched] |= people[file]
    return {row: persons for row, persons in found.items() if persons}


def first_moment(day: date) -> str:
    """Return the first moment of a day on the clock of this computer, as the log writes it."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="milliseconds")
