"""Signals, cases and residents for a reader: lists that are searched, narrowed and no longer than asked for."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from desk.store.store import Store
from schema.codes import SignalStatus
from schema.refused import Refused

CASE_STATUSES = ("open", "closed")
RESIDENT_STATUSES = ("open", "closed")
"""With an open case; without."""
SIGNAL_STATUSES = tuple(str(status) for status in SignalStatus)


class Listing(NamedTuple):
    """How one kind of record is listed; `x` stands for the record in every part."""

    view: str
    columns: str
    joined: str
    status: str
    """With a + before it, as in every search, no index is sought for it: another way finds the first rows sooner."""
    statuses: Sequence[str]
    order: str
    found: Sequence[tuple[str, str]]
    """Per search index the condition on `x` under which its hits (as `{found}` on `key`) count."""
    hits: int = 500
    """Hits per index that a search as one types puts in order: one letter has tens of thousands."""
    within: str = "1"
    """A condition on `x` that holds for every row that is listed; its `?` are bound to `bound`."""
    bound: Sequence[str | int] = ()


_NAME = "trim(coalesce({0}.initials || ' ', '') || coalesce({0}.prefix || ' ', '') || {0}.surname)"
_DOOR = "a.street, a.postcode, a.number AS house_number, a.addition, a.place"
_AT_ADDRESS = "x.address IN (SELECT id FROM visible_addresses WHERE {found})"
SIGNALS = Listing(
    "visible_signals",
    "x.id, x.kenmerk, p.name AS partner, x.type, x.customer_number, x.initials, x.prefix, x.surname, x.birth_date, "
    f"{_DOOR}, x.amount_cents, x.signal_on, x.arrears_since, x.crisis, x.warm_handover, x.end_of_supply, "
    "x.supply_ends_on, x.received_on, x.status, x.marked, x.repeats, x.resident, x.case_id AS 'case', "
    "c.number AS case_number",
    "JOIN visible_partners p ON p.id = x.partner JOIN visible_addresses a ON a.id = x.address "
    "LEFT JOIN visible_cases c ON c.id = x.case_id",
    "x.status",
    SIGNAL_STATUSES,
    "x.signal_on DESC, x.key DESC",
    (("signal", "{found}"), ("address", _AT_ADDRESS)),
)
CASES = Listing(
    "visible_cases",
    "x.id, NULL AS kenmerk, x.number, x.month, x.kind, x.status, x.result, x.closed_on, "
    f"(SELECT group_concat(name, ' / ') FROM (SELECT DISTINCT {_NAME.format('s')} AS name FROM visible_signals s "
    f"WHERE s.case_id = x.id AND s.surname IS NOT NULL ORDER BY s.signal_on, s.key)) AS name, {_DOOR}, "
    "x.signals, x.amount_cents, x.persons, x.institution, x.urgent, "
    "EXISTS (SELECT 1 FROM visible_signals s WHERE s.case_id = x.id AND s.crisis = 1) AS crisis, "
    "x.earliest_on, x.due_on, x.due_kind, x.attempts, "
    "x.first_attempt_on, x.first_reached_on, x.by_volunteer",
    "JOIN visible_addresses a ON a.id = x.address",
    "+x.status",
    CASE_STATUSES,
    "x.month DESC, x.key DESC",
    (
        ("signal", "x.id IN (SELECT case_id FROM visible_signals WHERE {found})"),
        ("address", _AT_ADDRESS),
    ),
    1_000,
)
_WORK = CASES._replace(status="x.status", order="x.due_on NULLS LAST, x.month DESC, x.key DESC")
"""The earliest open term on top."""
_RESIDENTS = Listing(
    "visible_residents",
    f"x.id, NULL AS kenmerk, x.first_name, x.initials, x.prefix, x.surname, x.birth_date, x.phone, x.email, {_DOOR}, "
    "(SELECT count(*) FROM visible_signals s WHERE s.resident = x.id) AS signals, {status} AS status",
    "JOIN visible_addresses a ON a.id = x.address",
    "CASE WHEN EXISTS (SELECT 1 FROM visible_signals s JOIN visible_cases c ON c.id = s.case_id "
    "WHERE s.resident = x.id AND c.status = 'open') THEN 'open' ELSE 'closed' END",
    RESIDENT_STATUSES,
    "x.surname_key, x.key",
    (("resident", "{found}"), ("address", _AT_ADDRESS)),
    300,
)


def list_signals(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return signals with their partner, address and case, the newest signal date first.

    Searches kenmerk, customer number and surname, or the address. What is listed is as it stands today; `on` is there
    for the sake of one shape for all lists.

    Raises:
        Refused: `value-not-in-list` when the status is none of `SIGNAL_STATUSES`.
    """
    return _listed(store, SIGNALS, search, status, limit)


def list_cases(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return cases with names, address, sum and earliest open term with what is `left` of it, the newest month first.

    Searches number, and kenmerk, customer number and surname of the signals, or the address.

    Raises:
        Refused: `value-not-in-list` when the status is none of `CASE_STATUSES`.
    """
    from desk.signals.attention import told_left

    settings = store.settings(on)
    found = _listed(store, CASES, search, status, limit)
    return [{**row, "left": told_left(row, on, settings)} for row in found]


def list_some_cases(
    store: Store, cases: Sequence[str], limit: int | None = None, search: str = ""
) -> list[dict[str, Any]]:
    """Return the cases (ids) as `list_cases` does, the newest month first."""
    some = CASES._replace(within="x.id IN (SELECT value FROM json_each(?))", bound=[json.dumps(list(cases))])
    return chosen_rows(store, some, search, None, limit)


def cases_of_signals(store: Store, signals: Sequence[str]) -> list[str]:
    """Return the cases (ids) that some signals (ids) are in, each once; what was not picked up is in none."""
    sql = """SELECT DISTINCT s.case_id AS id FROM visible_signals s JOIN visible_cases c ON c.id = s.case_id
      WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.case_id"""
    return [row["id"] for row in store.query(sql, [json.dumps(list(signals))])]


def list_case_work(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None
) -> list[dict[str, Any]]:
    """Return cases as `list_cases` does, in the order of the work: first the open ones, the earliest term on top.

    Raises:
        Refused: `value-not-in-list` when the status is none of `CASE_STATUSES`.
    """
    found = [] if status == "closed" else _listed(store, _WORK, search, status or "open", limit)
    if status is None or status == "closed":
        found += _listed(store, CASES, search, "closed", None if limit is None else limit - len(found))
    return found


def list_residents(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return residents with their address and number of signals, by surname; `open` when a case of theirs is open.

    Searches the name, or the address.

    Raises:
        Refused: `value-not-in-list` when the status is none of `RESIDENT_STATUSES`.
    """
    return _listed(store, _RESIDENTS, search, status, limit)


def count_signals(store: Store, *, search: str = "", status: str | None = None, most: int = 1_000) -> int:
    """Count the signals that a list would hold, up to `most`."""
    return counted_rows(store, SIGNALS, search, status, most)


def count_cases(store: Store, *, search: str = "", status: str | None = None, most: int = 1_000) -> int:
    """Count the cases that a list would hold, up to `most`."""
    return counted_rows(store, CASES, search, status, most)


def count_residents(store: Store, *, search: str = "", status: str | None = None, most: int = 1_000) -> int:
    """Count the residents that a list would hold, up to `most`."""
    return counted_rows(store, _RESIDENTS, search, status, most)


def _listed(store: Store, kind: Listing, search: str, status: str | None, limit: int | None) -> list[dict[str, Any]]:
    """Choose the rows first, by their keys alone, and only then gather what a reader wants of each.

    A search with a limit looks among the hits that were stored last, and among all where those do not fill it.
    """
    if search.strip() and limit is not None:
        found = chosen_rows(store, kind, search, status, limit, most=max(kind.hits, 2 * limit))
        if len(found) == limit:
            return found
    return chosen_rows(store, kind, search, status, limit)


def chosen_rows(
    store: Store, kind: Listing, search: str, status: str | None, limit: int | None, most: int | None = None
) -> list[dict[str, Any]]:
    """Return the first rows of a listing in its order; `most` is how many hits of a search are looked at."""
    condition, values = _condition(store, kind, search, status, most)
    columns = kind.columns.replace("{status}", kind.status)
    return store.query(
        f"SELECT {columns} FROM {kind.view} x {kind.joined} WHERE x.key IN "
        f"(SELECT x.key FROM {kind.view} x WHERE {condition} ORDER BY {kind.order} LIMIT ?) ORDER BY {kind.order}",
        [*values, -1 if limit is None else limit],
    )


def counted_rows(store: Store, kind: Listing, search: str, status: str | None, most: int) -> int:
    """Count the rows of a listing, up to `most`."""
    condition, values = _condition(store, kind, search, status)
    sql = f"SELECT count(*) AS n FROM (SELECT 1 FROM {kind.view} x WHERE {condition} LIMIT ?)"
    return int(store.query(sql, [*values, most])[0]["n"])


def _condition(
    store: Store, kind: Listing, search: str, status: str | None, most: int | None = None
) -> tuple[str, list[str | int]]:
    if status is not None and status not in kind.statuses:
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(kind.statuses))
    conditions: list[str] = [kind.within]
    values: list[str | int] = [*kind.bound]
    if search.strip():
        several = []
        for table, condition in kind.found:
            found, typed = store.found(table, search, most)
            several.append(condition.format(found=found))
            values += typed
        if kind.view == CASES.view:
            several.append("x.number BETWEEN ? AND ? || '~'")
            values += [search.strip()] * 2
        conditions.append(f"({' OR '.join(several)})")
    if status is not None:
        conditions.append(f"{'+' if search.strip() else ''}{kind.status} = ?")
        values.append(status)
    return " AND ".join(conditions), values
