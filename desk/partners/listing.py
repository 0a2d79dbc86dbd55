"""Organisations for a reader: the list, and one organisation's file."""

from datetime import date
from typing import Any

from desk.partners.organisations import organisation_id
from desk.partners.versions import agreements_of
from desk.store.listing import listed
from desk.store.store import Store
from schema.codes import OrganisationKind

STATUSES = ("active", "inactive")
"""With a collaboration agreement in force on the day (the municipality always); without."""

_SEARCHED = {"key": "organisation"}

_LIST = """SELECT o.id, o.kenmerk, o.name, o.kind, o.contact_person, o.phone, o.email, o.tasks, o.key,
    (SELECT count(*) FROM visible_volunteers v WHERE v.organisation = o.id) AS volunteers,
    CASE WHEN o.kind = 'gemeente' OR EXISTS (SELECT 1 FROM visible_agreements a WHERE a.organisation = o.id
              AND a.kind = 'collaboration' AND a.starts_on <= ? AND (a.ends_on IS NULL OR a.ends_on >= ?)
              AND NOT EXISTS (SELECT 1 FROM visible_agreements n WHERE n.organisation = o.id AND n.kind = a.kind
                              AND n.starts_on > a.starts_on AND n.starts_on <= ?))
         THEN 'active' ELSE 'inactive' END AS status
  FROM visible_organisations o"""


def list_organisations(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return organisations with their status on a day, by name.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    order = "name, kenmerk"
    return listed(store, _LIST, _SEARCHED, order, STATUSES, search=search, status=status, limit=limit, on=on)


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
        "agreements": agreements_of(store, known, on=on),
        "volunteers": store.query(f"{volunteers} ORDER BY kenmerk", [known]),
    }


def kind_of(store: Store, organisation: str) -> OrganisationKind | None:
    """Return the kind of an organisation, or None when it is not (or no longer) there."""
    rows = store.query("SELECT kind FROM visible_organisations WHERE id = ?", [organisation])
    return OrganisationKind(rows[0]["kind"]) if rows else None
