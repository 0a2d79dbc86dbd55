"""Pairings as the rules ask for them, with their contacts and check-ins, read in bulk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.store import Store, one
from schema.codes import Side, Task
from schema.heard import CheckinSide, Heard
from schema.pairings import Pairing

_PAIRINGS = """SELECT p.*, r.resident, r.task FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
  {where} ORDER BY p.proposed_on, p.key"""
_OF_THESE = "WHERE pairing IN (SELECT p.id FROM visible_pairings p JOIN visible_requests r ON r.id = p.request {where})"

_Days = dict[str, list[date]]


def load_pairing(store: Store, pairing: str) -> Pairing:
    """Return one pairing.

    Raises:
        Refused: `unknown-id`.
    """
    return pairing_with_version(store, pairing)[0]


def pairing_with_version(store: Store, pairing: str) -> tuple[Pairing, int]:
    """Return one pairing and the version of its record.

    Raises:
        Refused: `unknown-id`.
    """
    row = one(store.query(_PAIRINGS.format(where="WHERE p.id = ?"), [pairing]), "unknown-id", id=pairing)
    return _pairing(row, *_facts(store, "WHERE pairing = ?", [pairing])), row["version"]


def case_of(store: Store, pairing: str) -> str | None:
    """Return the case (id) from which a pairing's request came, or None."""
    sql = "SELECT r.case_id FROM visible_pairings p JOIN visible_requests r ON r.id = p.request WHERE p.id = ?"
    found: str | None = one(store.query(sql, [pairing]), "unknown-id", id=pairing)["case_id"]
    return found


def pairings_of_resident(store: Store, resident: str) -> list[Pairing]:
    """Return every pairing of a resident, for any of her requests, the oldest first."""
    return _load(store, "WHERE r.resident = ?", [resident])


def pairings_with(store: Store, volunteer: str) -> list[Pairing]:
    """Return every pairing of a volunteer (id), the oldest first."""
    return _load(store, "WHERE p.volunteer = ?", [volunteer])


def pairings_alive(store: Store, ended_since: date) -> list[Pairing]:
    """Return the pairings that have not ended, or not before a day, and were not refused, the oldest first."""
    return _load(store, "WHERE p.refused_on IS NULL AND coalesce(p.ended_on >= ?, 1)", [ended_since.isoformat()])


def refused_pairings(store: Store) -> list[Pairing]:
    """Return every pairing that either side refused, the oldest first."""
    return _load(store, "WHERE p.refused_on IS NOT NULL", [])


def _load(store: Store, where: str, values: list[str]) -> list[Pairing]:
    rows = store.query(_PAIRINGS.format(where=where), values)
    facts = _facts(store, _OF_THESE.format(where=where), values)
    return [_pairing(row, *facts) for row in rows]


def _facts(store: Store, where: str, values: list[str]) -> tuple[_Days, _Days, dict[str, list[Heard]]]:
    contacts, talks = (_days(store, fact, where, values) for fact in ("pairing_contacts", "checkins"))
    heard: dict[str, list[Heard]] = {}
    for row in store.query(f"SELECT pairing, moment, side, held_on FROM visible_checkin_forms {where}", values):
        told = Heard(row["moment"], CheckinSide(row["side"]), date.fromisoformat(row["held_on"]))
        heard.setdefault(row["pairing"], []).append(told)
    return contacts, talks, heard


def _days(store: Store, fact: str, where: str, values: list[str]) -> _Days:
    column = {"pairing_contacts": "made_on", "checkins": "held_on"}[fact]
    days: _Days = {}
    for row in store.query(f"SELECT pairing, {column} AS made_on FROM visible_{fact} {where} ORDER BY 2", values):
        days.setdefault(row["pairing"], []).append(date.fromisoformat(row["made_on"]))
    return days


def _pairing(
    row: Mapping[str, Any],
    contacts: Mapping[str, list[date]],
    checkins: Mapping[str, list[date]],
    heard: Mapping[str, list[Heard]],
) -> Pairing:
    return Pairing(
        row["id"],
        row["request"],
        row["resident"],
        row["volunteer"],
        Task(row["task"]),
        date.fromisoformat(row["proposed_on"]),
        _day(row["introduced_on"]),
        _day(row["resident_agreed_on"]),
        _day(row["volunteer_agreed_on"]),
        _day(row["started_on"]),
        _day(row["ended_on"]),
        _day(row["refused_on"]),
        Side(row["refused_by"]) if row["refused_by"] else None,
        row["reason"] or "",
        tuple(contacts.get(row["id"], ())),
        tuple(checkins.get(row["id"], ())),
        tuple(heard.get(row["id"], ())),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
