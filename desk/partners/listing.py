"""Organisations and agreements for a reader: the lists, and one organisation's file."""

from datetime import date
from typing import Any

from desk.partners.organisations import organisation_id
from desk.store.listing import listed
from desk.store.store import Store, one
from schema.codes import OrganisationKind

STATUSES = ("active", "inactive")
"""With a collaboration agreement in force on the day (the municipality always); without."""

AGREEMENT_STATUSES = ("in-force", "planned", "ended", "replaced")
"""On the day: in force, not yet begun, past its last day, or replaced by a version that started later."""

_SEARCHED = {"key": "organisation"}

_LIST = """SELECT o.id, o.kenmerk, o.name, o.kind, o.contact_person, o.phone, o.email, o.tasks, o.key,
    (SELECT count(*) FROM visible_volunteers v WHERE v.organisation = o.id) AS volunteers,
    CASE WHEN o.kind = 'gemeente' OR EXISTS (SELECT 1 FROM visible_agreements a WHERE a.organisation = o.id
              AND a.kind = 'collaboration' AND a.starts_on <= ? AND (a.ends_on IS NULL OR a.ends_on >= ?)
              AND NOT EXISTS (SELECT 1 FROM visible_agreements n WHERE n.organisation = o.id AND n.kind = a.kind
                              AND n.starts_on > a.starts_on AND n.starts_on <= ?))
         THEN 'active' ELSE 'inactive' END AS status
  FROM visible_organisations o"""

_AGREEMENTS = """SELECT a.id, NULL AS kenmerk, a.organisation, o.name, a.kind, a.starts_on, a.ends_on, a.reason, o.key,
    CASE WHEN a.starts_on > ? THEN 'planned'
         WHEN EXISTS (SELECT 1 FROM visible_agreements n WHERE n.organisation = a.organisation AND n.kind = a.kind
                      AND n.starts_on > a.starts_on AND n.starts_on <= ?) THEN 'replaced'
         WHEN a.ends_on < ? THEN 'ended' ELSE 'in-force' END AS status
  FROM visible_agreements a JOIN visible_organisations o ON o.id = a.organisation"""


def list_organisations(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return organisations with their status on a day, by name.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    order = "name, kenmerk"
    return listed(store, _LIST, _SEARCHED, order, STATUSES, search=search, status=status, limit=limit, on=on)


def list_agreements(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return every version of every agreement with its status on a day, by organisation, kind and first day.

    Raises:
        Refused: `value-not-in-list` when the status is none of `AGREEMENT_STATUSES`.
    """
    order, asked = "name, kind, starts_on, id", AGREEMENT_STATUSES
    return listed(store, _AGREEMENTS, _SEARCHED, order, asked, search=search, status=status, limit=limit, on=on)


def organisation_file(store: Store, organisation: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one organisation's file, which is logged, and return it whole, with its agreements and volunteers.

    Raises:
        Refused: `unknown-id`.
    """
    known, day = organisation_id(store, organisation), on.isoformat()
    store.look(known, purpose, on=on)
    [row] = store.query("SELECT * FROM visible_organisations WHERE id = ?", [known])
    [state] = store.query(f"SELECT status FROM ({_LIST}) WHERE id = ?", [*[day] * _LIST.count("?"), known])
    volunteers = (
        "SELECT id AS volunteer, kenmerk, first_name, prefix, surname FROM visible_volunteers WHERE organisation = ?"
    )
    return {
        **{name: value for name, value in row.items() if name not in ("key", "event")},
        **state,
        "agreements": [
            {name: value for name, value in it.items() if name not in _SEARCHED}
            for it in agreements_of(store, known, on=on)
        ],
        "volunteers": store.query(f"{volunteers} ORDER BY kenmerk", [known]),
    }


def agreements_of(store: Store, organisation: str, *, on: date) -> list[dict[str, Any]]:
    """Return every version of the agreements of one organisation with its status on a day."""
    sql = f"SELECT * FROM ({_AGREEMENTS}) WHERE organisation = ? ORDER BY kind, starts_on"
    return store.query(sql, [*[on.isoformat()] * _AGREEMENTS.count("?"), organisation])


def kind_of(store: Store, organisation: str) -> OrganisationKind | None:
    """Return the kind of an organisation, or None when it is not (or no longer) there."""
    rows = store.query("SELECT kind FROM visible_organisations WHERE id = ?", [organisation])
    return OrganisationKind(rows[0]["kind"]) if rows else None


def organisation_of(store: Store, agreement: str) -> str:
    """Return the id of the organisation an agreement is with.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT organisation FROM visible_agreements WHERE id = ?", [agreement])
    return str(one(rows, "unknown-id", id=agreement)["organisation"])


def agreement_file(store: Store, agreement: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one version of an agreement, which is logged, and return it.

    Raises:
        Refused: `unknown-id`.
    """
    found = one([it for it in list_agreements(store, on=on) if it["id"] == agreement], "unknown-id", id=agreement)
    store.look(agreement, purpose, on=on)
    return found
