"""Signals, cases and residents for a reader: lists that are searched, narrowed and no longer than asked for."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desk.signals.searching import ByNumber, ByWords, Listing, listed_rows
from desk.store.store import Store
from schema.codes import SignalStatus

CASE_STATUSES = ("open", "closed")
RESIDENT_STATUSES = ("open", "closed")
"""With an open case; without."""
SIGNAL_STATUSES = tuple(str(status) for status in SignalStatus)

_NAME = "trim(coalesce({0}.initials || ' ', '') || coalesce({0}.prefix || ' ', '') || {0}.surname)"
_DOOR = "a.street, a.postcode, a.number AS house_number, a.addition, a.place"
_AT = "EXISTS (SELECT 1 FROM visible_addresses a WHERE a.id = x.address AND {holds})"


def _at(view: str, each: int) -> ByWords:
    """Return how the hits among the addresses lead to what is at them."""
    found = "address IN (SELECT id FROM visible_addresses WHERE {found})"
    return ByWords("address", f"SELECT key FROM {view} WHERE {found}", _AT, "a.key", f"x.{found}", each=each)


SIGNALS = Listing(
    "visible_signals",
    "x.id, x.kenmerk, p.name AS partner, x.type, x.customer_number, x.initials, x.prefix, x.surname, x.birth_date, "
    f"{_DOOR}, x.amount_cents, x.signal_on, x.arrears_since, x.crisis, x.warm_handover, x.end_of_supply, "
    "x.supply_ends_on, x.received_on, x.status, x.marked, x.repeats, x.resident, x.case_id AS 'case', "
    "c.number AS case_number",
    "JOIN visible_partners p ON p.id = x.partner JOIN visible_addresses a ON a.id = x.address "
    "LEFT JOIN visible_cases c ON c.id = x.case_id",
    {status: f"x.status = '{status}'" for status in SIGNAL_STATUSES},
    "x.signal_on DESC, x.key DESC",
    (
        ByWords("signal", "SELECT key FROM visible_signals WHERE {found}", "{holds}", "x.key"),
        _at("visible_signals", 10),
    ),
    few=2_000,
    newest=(500, 900),
    ordered=tuple({*SIGNAL_STATUSES} - {SignalStatus.PICKED_UP, SignalStatus.REPEAT}),
)
"""Of what was picked up or is a repeat the newest hits fill the list; the other statuses are rare."""

_CASES_BY_SIGNAL = ByWords(
    "signal",
    "SELECT key FROM visible_cases WHERE id IN (SELECT case_id FROM visible_signals WHERE {found})",
    "EXISTS (SELECT 1 FROM visible_signals s WHERE s.case_id = x.id AND {holds})",
    "s.key",
)
_CASES_BY_NUMBER = ByNumber("visible_cases", "number")
CASES = Listing(
    "visible_cases",
    "x.id, NULL AS kenmerk, x.number, x.month, x.kind, x.status, x.result, x.closed_on, "
    f"(SELECT group_concat(name, ' / ') FROM (SELECT DISTINCT {_NAME.format('s')} AS name FROM visible_signals s "
    f"WHERE s.case_id = x.id AND s.surname IS NOT NULL ORDER BY s.signal_on, s.key)) AS name, {_DOOR}, "
    "x.signals, x.amount_cents, x.persons, x.institution, x.urgent, "
    # Only what is urgent can be in a crisis: the others are not looked into.
    "x.urgent = 1 AND EXISTS (SELECT 1 FROM visible_signals s WHERE s.case_id = x.id AND s.crisis = 1) AS crisis, "
    "x.earliest_on, x.due_on, x.due_kind, x.attempts, "
    "x.first_attempt_on, x.first_reached_on, x.by_volunteer",
    "JOIN visible_addresses a ON a.id = x.address",
    {"open": "(x.closed_on IS NULL) = 1", "closed": "(x.closed_on IS NULL) = 0"},
    "x.month DESC, x.key DESC",
    (
        _at("visible_cases", 3),
        _CASES_BY_SIGNAL,
        _CASES_BY_NUMBER,
    ),
    few=1_350,
    newest=(150, 450, 1_350),
    ordered=CASE_STATUSES,
)
OPEN = CASES._replace(
    ways=(
        replace(
            _at("visible_cases", 1),
            rows="SELECT c.key FROM visible_addresses a CROSS JOIN visible_cases c ON c.address = a.id "
            "WHERE a.{found} AND c.status = 'open'",
        ),
        replace(
            _CASES_BY_SIGNAL,
            rows="SELECT c.key FROM visible_signals s CROSS JOIN visible_cases c ON c.id = s.case_id "
            "WHERE s.{found} AND c.status = 'open'",
        ),
        _CASES_BY_NUMBER,
    ),
    few=800,
    newest=(150, 450),
)
"""There are never so many open cases that going through them takes long."""
WORK = OPEN._replace(
    statuses={"open": "x.status = 'open'"}, order="x.due_on NULLS LAST, x.month DESC, x.key DESC", newest=()
)
"""The open cases, the earliest term on top."""
_HAS_OPEN = "EXISTS (SELECT 1 FROM visible_open_residents o WHERE o.key = x.key)"
_BY_NAME = ByWords("resident", "SELECT key FROM visible_residents WHERE {found}", "{holds}", "x.key")
RESIDENTS = Listing(
    "visible_residents",
    f"x.id, NULL AS kenmerk, x.first_name, x.initials, x.prefix, x.surname, x.birth_date, x.phone, x.email, {_DOOR}, "
    f"(SELECT count(*) FROM visible_signals s WHERE s.resident = x.id) AS signals, iif({_HAS_OPEN}, 'open', 'closed') "
    "AS status",
    "JOIN visible_addresses a ON a.id = x.address",
    {"open": _HAS_OPEN, "closed": f"NOT {_HAS_OPEN}"},
    "x.surname_key, x.key",
    (_BY_NAME, _at("visible_residents", 1)),
    newest=(110, 450),
)
_OPEN_AT = "SELECT resident FROM (SELECT key AS resident, address AS key FROM visible_open_residents) WHERE {found}"
_SOME_RESIDENTS = {
    "open": RESIDENTS._replace(
        ways=(
            replace(_BY_NAME, rows="SELECT key FROM visible_open_residents WHERE {found}"),
            replace(_at("visible_residents", 1), rows=_OPEN_AT),
        ),
        newest=(450, 1_500),
    ),
    "closed": RESIDENTS._replace(newest=(250, 900)),
}
"""Of what is found, fewer have an open case than have none: so many hits fill the list at once."""


def list_signals(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return signals with their partner, address and case, the newest signal date first.

    Searches kenmerk, customer number and surname, or the address. What is listed is as it stands today; `on` is there
    for the sake of one shape for all lists.

    Raises:
        Refused: `value-not-in-list` when the status is none of `SIGNAL_STATUSES`.
    """
    return listed_rows(store, SIGNALS, search, status, limit)


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
    found = listed_rows(store, OPEN if status == "open" else CASES, search, status, limit)
    return [{**row, "left": told_left(row, on, settings)} for row in found]


def list_some_cases(
    store: Store, cases: Sequence[str], limit: int | None = None, search: str = ""
) -> list[dict[str, Any]]:
    """Return the cases (ids) as `list_cases` does, the newest month first."""
    some = CASES._replace(
        within="x.id IN (SELECT value FROM json_each(?))", bound=[json.dumps(list(cases))], newest=(), ordered=()
    )
    return listed_rows(store, some, search, None, limit)


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
    found = listed_rows(store, WORK, search, "open", limit) if status in (None, "open") else []
    if status != "open" and (limit is None or len(found) < limit):
        rest = None if limit is None else limit - len(found)
        found += listed_rows(store, CASES, search, status or "closed", rest)
    return found


def list_residents(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return residents with their address and number of signals, by surname; `open` when a case of theirs is open.

    Searches the name, or the address.

    Raises:
        Refused: `value-not-in-list` when the status is none of `RESIDENT_STATUSES`.
    """
    return listed_rows(store, _SOME_RESIDENTS.get(status or "", RESIDENTS), search, status, limit)
