"""Organisations as the rules ask for them."""

from datetime import date
from typing import Any

from desk.store.store import Store, one
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.organisations import Agreement, Organisation


def load_organisations(store: Store) -> dict[str, Organisation]:
    """Return every organisation with its agreements, by id."""
    agreements: dict[str, list[Agreement]] = {}
    for row in store.query("SELECT organisation, kind, starts_on, ends_on FROM visible_agreements"):
        agreements.setdefault(row["organisation"], []).append(_agreement(row))
    return {
        row["id"]: Organisation(
            row["id"],
            OrganisationKind(row["kind"]),
            frozenset(map(Task, filter(None, row["tasks"].split("|")))),
            tuple(agreements.get(row["id"], ())),
        )
        for row in store.query("SELECT id, kind, tasks FROM visible_organisations")
    }


def organisation_id(store: Store, known_as: str) -> str:
    """Return the id of an organisation that is known by id or by kenmerk.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(
        "SELECT id FROM visible_organisations WHERE id = ? OR kenmerk = ? ORDER BY id = ? DESC LIMIT 1", [known_as] * 3
    )
    return str(one(rows, "unknown-id", id=known_as)["id"])


def municipality_id(store: Store) -> str:
    """Return the organisation under which volunteers without another fall: the one that was made with the desk.

    Raises:
        Refused: `unknown-id` when this user may see no organisation.
    """
    rows = store.query(
        "SELECT id FROM visible_organisations WHERE kind = ? ORDER BY key LIMIT 1", [OrganisationKind.MUNICIPALITY]
    )
    return str(one(rows, "unknown-id", id=OrganisationKind.MUNICIPALITY)["id"])


def _agreement(row: dict[str, Any]) -> Agreement:
    ends_on = date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
    return Agreement(AgreementKind(row["kind"]), date.fromisoformat(row["starts_on"]), ends_on)
