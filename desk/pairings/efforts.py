"""The hours and kilometres of a pairing: told with a contact, or of a whole month at once."""

from datetime import date
from typing import Any

from desk.pairings.loading import load_pairing
from desk.store.store import Store
from schema.dates import month_days, month_of
from schema.effort import Effort, total
from schema.refused import Refused

_MONTHS = """SELECT m.id, m.volunteer, m.month, m.quarters, m.kilometres FROM visible_pairing_months m
  WHERE m.pairing = ? ORDER BY m.month, m.key"""
_KNOWN = "SELECT id, version FROM visible_pairing_months WHERE pairing = ? AND volunteer = ? AND month = ?"
_CONTACTS = "SELECT quarters, kilometres FROM visible_pairing_contacts WHERE pairing = ?"


def record_month(store: Store, pairing: str, month: str, effort: Effort, *, on: date) -> str:
    """Record the hours and kilometres of a month that no contact tells of, and return the fact's id.

    Of one month the last word counts.

    Args:
        month: `2026-10`.

    Raises:
        Refused: `unknown-id`, `month-unreadable`, `month-in-future`; `effort-missing` when nothing is told.
    """
    known = load_pairing(store, pairing)
    month_days(month)
    if month > month_of(on):
        raise Refused("month-in-future", month=month)
    if effort == Effort():
        raise Refused("effort-missing")
    with store.write(store.user, "record-pairing-month", pairing) as tx:
        fact = {"quarters": effort.quarters or 0, "kilometres": effort.kilometres or 0}
        there = store.query(_KNOWN, [pairing, known.volunteer, month])
        if there:
            tx.change("pairing_month", there[0]["id"], fact, there[0]["version"])
            return str(there[0]["id"])
        whose = {"pairing": pairing, "volunteer": known.volunteer, "month": month}
        [new] = tx.insert("pairing_month", [whose | fact])
    return new


def months_of(store: Store, pairing: str) -> list[dict[str, Any]]:
    """Return what was told of whole months of a pairing (id), the earliest first."""
    return store.query(_MONTHS, [pairing])


def effort_of(store: Store, pairing: str) -> Effort:
    """Return all hours and kilometres of a pairing (id): of its contacts and of whole months."""
    rows = [*store.query(_CONTACTS, [pairing]), *months_of(store, pairing)]
    return total(Effort(row["quarters"], row["kilometres"]) for row in rows)
