"""A case in time: its own line of dated entries, and the other cases on its address."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from desk.store.store import Store
from schema.timeline import Entry, Mark, time_line

_ON_ADDRESS = """SELECT id AS 'case', number, month, kind, status, result, closed_on, signals, amount_cents, attempts,
    first_reached_on FROM visible_cases WHERE address = ? AND id <> ? ORDER BY month DESC, key DESC"""
Facts = Iterable[Mapping[str, Any]]


def address_history(store: Store, address: str, case: str) -> list[dict[str, Any]]:
    """Return the other cases on an address (ids), the newest month first; `case` is the id of each."""
    return store.query(_ON_ADDRESS, [address, case])


def address_of(store: Store, address: str) -> dict[str, Any]:
    """Return where an address (id) is: street, postcode, number, addition and place."""
    columns = "id, street, postcode, number, addition, place"
    return store.query(f"SELECT {columns} FROM visible_addresses WHERE id = ?", [address])[0]


def case_line(file: Mapping[str, Any]) -> list[Entry]:
    """Return what a case's file holds that has a day, oldest first: what came in, what was done, what ends when."""
    found = [
        *_entries(file["signals"], "signal_on", Mark.SIGNAL, "type"),
        *_entries((row for row in file["attempts"] if not row["reached"]), "made_on", Mark.ATTEMPT, "channel"),
        *_entries((row for row in file["attempts"] if row["reached"]), "made_on", Mark.REACHED, "channel"),
        *_entries(file["talks"], "held_on", Mark.TALK),
        *_entries(file["closings"], "closed_on", Mark.RESULT, "result"),
        *_entries((row for row in file["closings"] if row["reopened_on"]), "reopened_on", Mark.REOPENED),
        *_entries(file["referrals"], "asked_on", Mark.REFERRAL, "party"),
        *_entries(file["handed"], "happened_on", Mark.HANDED, "step"),
        *_entries((row for row in file["planned"] if row["open"]), "planned_on", Mark.PLANNED, "channel"),
    ]
    earliest: dict[str, Mapping[str, Any]] = {}
    for term in file["terms"]:
        earliest.setdefault(term["kind"], term)
    found += [Entry(_day(term["due_on"]), Mark.TERM, kind, term["signal"]) for kind, term in earliest.items()]
    return time_line(found)


def _entries(rows: Facts, dated: str, mark: Mark, what: str = "") -> Iterator[Entry]:
    for row in rows:
        yield Entry(_day(row[dated]), mark, row[what] if what else "", row["id"])


def _day(text: str) -> date:
    return date.fromisoformat(text)
