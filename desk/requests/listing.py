"""Requests for a reader: the list, and one request's file."""

from datetime import date
from typing import Any

from desk.requests.handed import ELSEWHERE, handed_steps
from desk.requests.loading import request_id
from desk.requests.waiting import WAITING
from desk.store.listing import listed
from desk.store.store import Store

STATUSES = ("waiting", "paired", "withdrawn", "planned", "elsewhere")
"""On the day: waiting, served by a pairing that is proposed to running, no longer asked, not yet asked, in the hands of
another desk."""

_SEARCHED = {"key": "request", "resident_key": "resident"}

_LIST = f"""SELECT r.id, r.kenmerk, r.resident, p.first_name, p.initials, p.prefix, p.surname, a.postcode, r.case_id,
    r.task, r.kinds, r.languages, r.urgency, r.requested_on, r.withdrawn_on, r.key, p.key AS resident_key,
    CASE WHEN r.withdrawn_on <= ? THEN 'withdrawn' WHEN r.requested_on > ? THEN 'planned'
         WHEN {WAITING} THEN 'waiting' WHEN {ELSEWHERE} THEN 'elsewhere' ELSE 'paired' END AS status
  FROM visible_requests r JOIN visible_residents p ON p.id = r.resident JOIN visible_addresses a ON a.id = p.address"""


def list_requests(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return requests with who asks and their status on a day: the most urgent first, then the longest wait.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    order = "urgency, requested_on, kenmerk"
    return listed(store, _LIST, _SEARCHED, order, STATUSES, search=search, status=status, limit=limit, on=on)


def request_file(store: Store, request: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one request's file, which is logged on its resident, and return it whole, with its dated facts.

    Raises:
        Refused: `unknown-id`.
    """
    known, day = request_id(store, request), on.isoformat()
    [row] = store.query("SELECT * FROM visible_requests WHERE id = ?", [known])
    store.look(row["resident"], purpose, on=on)
    [state] = store.query(
        f"SELECT status, first_name, initials, prefix, surname FROM ({_LIST}) WHERE id = ?",
        [*[day] * _LIST.count("?"), known],
    )
    return {
        **{name: value for name, value in row.items() if name not in ("key", "event")},
        **state,
        "handed": handed_steps(store, [known]),
        "consents": _facts(store, "consents", "kind, given_on", "request", known, "given_on"),
        "exclusions": _facts(store, "exclusions", "volunteer, side, reason, excluded_on", "request", known, "key"),
        "clearances": _facts(
            store, "conflict_clearances", "volunteer, reason, cleared_on", "resident", row["resident"], "cleared_on"
        ),
        "pairings": _facts(store, "pairings", "volunteer, proposed_on", "request", known, "proposed_on"),
    }


def _facts(store: Store, view: str, columns: str, owner: str, of: str, order: str) -> list[dict[str, Any]]:
    return store.query(f"SELECT id, {columns} FROM visible_{view} WHERE {owner} = ? ORDER BY {order}, key", [of])
