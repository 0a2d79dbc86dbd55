"""What a request points at: the case, by its id, its number or a partner's kenmerk, and volunteers by kenmerk."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desk.files.reading import Reject, Warned
from desk.files.rows import RequestRow
from desk.requests.spellings import door_of
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.names import Address
from schema.values import Fault

_BY_KENMERK = """SELECT s.kenmerk AS known, s.case_id AS id, s.address FROM visible_signals s
  JOIN visible_cases c ON c.id = s.case_id
  WHERE s.partner IN (SELECT id FROM visible_partners) AND s.kenmerk IN ({marks}) ORDER BY s.signal_on, s.key"""

_HOMES = """SELECT c.id, a.postcode, a.number, a.addition FROM visible_cases c
  JOIN visible_addresses a ON a.id = c.address WHERE c.id IN ({marks})"""


class References(NamedTuple):
    """What the rows of a file may point at."""

    cases: Mapping[str, str]
    """The case's id by what the file calls it."""
    homes: Mapping[str, Address]
    """Where the case is, by its id."""
    volunteers: Mapping[str, str]
    """The volunteer's id by kenmerk."""


def load_references(store: Store, rows: Iterable[RequestRow]) -> References:
    """Return the cases and volunteers that the rows name; of several cases under one kenmerk the newest."""
    named = {row.case for row in rows if row.case}
    cases = {it["known"]: it["id"] for it in query_in(store, _BY_KENMERK, named)}
    for column in ("number", "id"):
        sql = f"SELECT {column} AS known, id FROM visible_cases WHERE {column} IN ({{marks}})"
        cases |= {it["known"]: it["id"] for it in query_in(store, sql, named)}
    people = {kenmerk for row in rows for kenmerk in (row.pinned, *row.excluded) if kenmerk}
    sql = "SELECT kenmerk, id FROM visible_volunteers WHERE kenmerk IN ({marks})"
    volunteers = {it["kenmerk"]: it["id"] for it in query_in(store, sql, people)}
    lying = query_in(store, _HOMES, cases.values())
    homes = {it["id"]: Address(it["postcode"], it["number"], it["addition"]) for it in lying}
    return References(cases, homes, volunteers)


def judge_references(row: RequestRow, known: References) -> Reject | None:
    """Refuse a row that points at a case or a volunteer who is not here: a reference, unlike a remark, must hold."""
    if row.case and row.case not in known.cases:
        return Reject(row.line, Fault.UNKNOWN.value, "zaak")
    if row.pinned and row.pinned not in known.volunteers:
        return Reject(row.line, Fault.UNKNOWN.value, "vaste_koppeling")
    if any(volunteer not in known.volunteers for volunteer in row.excluded):
        return Reject(row.line, Fault.UNKNOWN.value, "niet_met")
    return None


def doubt_references(row: RequestRow, known: References) -> Warned | None:
    """Warn of a case at another address than the request: a resident who moved, or a slip in the file.

    Args:
        row: as `at_kept_doors` gives it.
    """
    if row.case and known.homes[known.cases[row.case]] != door_of(row):
        return Warned(row.line, "case-elsewhere", "zaak")
    return None
