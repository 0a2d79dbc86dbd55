"""Cases and signals by what people call them."""

from datetime import date
from typing import Any

from desk.store.store import Store, one

_BY_KENMERK = """SELECT {column} AS id FROM visible_signals s WHERE s.kenmerk = ? AND {column} IS NOT NULL
  AND s.partner IN (SELECT id FROM visible_partners) ORDER BY s.signal_on DESC, s.key DESC LIMIT 1"""

NAMES = """(SELECT group_concat(name, ' / ') FROM (SELECT DISTINCT trim(coalesce(s.initials || ' ', '')
    || coalesce(s.prefix || ' ', '') || s.surname) AS name FROM visible_signals s
    WHERE s.case_id = c.id AND s.surname IS NOT NULL ORDER BY s.signal_on, s.key)) AS name"""
"""Who is named on a case `c`, as a column `name` of a query."""


def find_case(store: Store, known_as: str) -> dict[str, Any]:
    """Return the row of a case that is known by its id, its number (`2026-0412`) or a partner's kenmerk.

    Of several cases with signals under one kenmerk it is the newest.

    Raises:
        Refused: `unknown-id`.
    """
    for column in ("id", "number"):
        if rows := store.query(f"SELECT * FROM visible_cases WHERE {column} = ?", [known_as]):
            return rows[0]
    named = one(store.query(_BY_KENMERK.format(column="s.case_id"), [known_as]), "unknown-id", id=known_as)
    return one(store.query("SELECT * FROM visible_cases WHERE id = ?", [named["id"]]), "unknown-id", id=known_as)


def find_signal(store: Store, known_as: str) -> dict[str, Any]:
    """Return the row of a signal that is known by its id or its partner's kenmerk; of several the newest.

    Raises:
        Refused: `unknown-id`.
    """
    by_id = store.query("SELECT id FROM visible_signals WHERE id = ?", [known_as])
    known = by_id or store.query(_BY_KENMERK.format(column="s.id"), [known_as])
    found = one(known, "unknown-id", id=known_as)
    return one(store.query("SELECT * FROM visible_signals WHERE id = ?", [found["id"]]), "unknown-id", id=known_as)


def residents_of(store: Store, case: str) -> list[dict[str, Any]]:
    """Return the residents whom the signals of a case (id) name, by id and name, in the order of their records."""
    sql = """SELECT id, first_name, initials, prefix, surname FROM visible_residents
      WHERE id IN (SELECT resident FROM visible_signals WHERE case_id = ?) ORDER BY key"""
    return store.query(sql, [case])


def helpers_on(store: Store, case: str, day: date) -> frozenset[str]:
    """Return the volunteers (ids) who were paired on a day with a resident of a case (id): no strangers to her."""
    sql = """SELECT DISTINCT t.volunteer FROM visible_pairings p JOIN visible_requests r ON r.id = p.request
      JOIN (SELECT id AS pairing, volunteer FROM visible_pairings
        UNION ALL SELECT pairing, volunteer FROM visible_second_volunteers
          WHERE joined_on <= ? AND coalesce(left_on > ?, 1)) t ON t.pairing = p.id
      WHERE (r.case_id = ? OR r.resident IN (SELECT resident FROM visible_signals WHERE case_id = ?))
        AND p.introduced_on <= ? AND coalesce(p.refused_on > ?, 1) AND coalesce(p.ended_on > ?, 1)"""
    on = day.isoformat()
    return frozenset(row["volunteer"] for row in store.query(sql, [*[on] * 2, case, case, *[on] * 3]))
