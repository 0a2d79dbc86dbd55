"""Organisations as the rules ask for them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.store import Store, one
from schema.agreements import FactualAct
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.organisations import Agreement, Organisation, version_in_force

_VERSIONS = """SELECT a.organisation, a.kind, a.starts_on, a.ends_on, a.withdrawn_on, t.tasks, t.caseload
  FROM visible_agreements a LEFT JOIN visible_collaboration_terms t ON t.agreement = a.id"""
_AUTHORISED = f"""SELECT a.organisation, a.kind, a.starts_on, a.ends_on, a.withdrawn_on, '' AS tasks, t.acts
  FROM visible_agreements a LEFT JOIN visible_authorisation_terms t ON t.agreement = a.id
  WHERE a.kind = '{AgreementKind.AUTHORISATION.value}'"""


def load_organisations(store: Store) -> dict[str, Organisation]:
    """Return every organisation with its agreements, by id."""
    agreements: dict[str, list[Agreement]] = {}
    for row in store.query(_VERSIONS):
        agreements.setdefault(row["organisation"], []).append(as_agreement(row))
    return {
        row["id"]: Organisation(
            row["id"],
            OrganisationKind(row["kind"]),
            _tasks(row["tasks"]),
            tuple(agreements.get(row["id"], ())),
        )
        for row in store.query("SELECT id, kind, tasks FROM visible_organisations")
    }


def authorised_acts(store: Store, on: date) -> dict[str, tuple[FactualAct, ...]]:
    """Return the factual acts of each organisation's authorisation in force on a day, where its list is recorded."""
    versions: dict[str, dict[Agreement, str]] = {}
    for row in store.query(_AUTHORISED):
        versions.setdefault(row["organisation"], {})[as_agreement(row)] = row["acts"] or ""
    found = {}
    for organisation, acts in versions.items():
        now = version_in_force(acts, AgreementKind.AUTHORISATION, on)
        if now is not None and acts[now]:
            found[organisation] = tuple(map(FactualAct, acts[now].split("|")))
    return found


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
        Refused: `role-may-not` when this user may see no organisation.
    """
    rows = store.query(
        "SELECT id FROM visible_organisations WHERE kind = ? ORDER BY key LIMIT 1", [OrganisationKind.MUNICIPALITY]
    )
    return str(one(rows, "role-may-not", role=store.user.role)["id"])


def as_agreement(row: Mapping[str, Any]) -> Agreement:
    """Return one version as the rules know it, from its row with the `tasks` it names."""
    starts_on = date.fromisoformat(row["starts_on"])
    ends_on, withdrawn_on = (
        date.fromisoformat(row[name]) if row.get(name) else None for name in ("ends_on", "withdrawn_on")
    )
    tasks, caseload = _tasks(row["tasks"]), row.get("caseload")
    return Agreement(AgreementKind(row["kind"]), starts_on, ends_on, withdrawn_on, tasks, caseload)


def _tasks(codes: str | None) -> frozenset[Task]:
    return frozenset(map(Task, filter(None, (codes or "").split("|"))))
