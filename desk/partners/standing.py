"""How the agreements of the organisations stand on a day, for who reads a list of them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from desk.partners.listing import list_organisations
from desk.partners.organisations import load_organisations
from desk.store.store import Store
from schema.codes import AgreementKind, OrganisationKind
from schema.deployable import AUTHORISED_TASKS
from schema.organisations import Organisation, agreed_tasks, newest_begun


class State(StrEnum):
    """How one kind of agreement stands on a day."""

    VALID = "valid"
    PLANNED = "planned"
    EXPIRED = "expired"
    MISSING = "missing"
    NOT_ASKED = "not-asked"
    """The municipality has none with itself; no agreed task asks for an authorisation (rules.md section 2)."""


class Standing(NamedTuple):
    """The state of one kind of agreement, and the day that belongs to it."""

    state: State
    day: date | None = None
    """The last valid day, the last day there was, or the first to come; None is until further notice, or none."""


def list_with_standing(store: Store, *, search: str = "", limit: int | None = None, on: date) -> list[dict[str, Any]]:
    """Return organisations by name, each with `standing`: how every kind of its agreements stands on a day."""
    models = load_organisations(store)
    return [
        {**row, "standing": standing(models[row["id"]], on)}
        for row in list_organisations(store, search=search, limit=limit, on=on)
    ]


def standing(organisation: Organisation, on: date) -> Mapping[AgreementKind, Standing]:
    """Return how each kind of agreement of an organisation stands on a day."""
    return {kind: _standing(organisation, kind, on) for kind in AgreementKind}


def _standing(organisation: Organisation, kind: AgreementKind, on: date) -> Standing:
    newest = newest_begun(organisation.agreements, kind, on)
    if newest is not None:
        last = newest.last_day
        return Standing(State.VALID if last is None or on <= last else State.EXPIRED, last)
    coming = [it.starts_on for it in organisation.agreements if it.kind is kind and it.starts_on > on]
    if coming:
        return Standing(State.PLANNED, min(coming))
    return Standing(State.MISSING if _is_asked(organisation, kind, on) else State.NOT_ASKED)


def _is_asked(organisation: Organisation, kind: AgreementKind, on: date) -> bool:
    if kind is AgreementKind.AUTHORISATION:
        return not agreed_tasks(organisation, on).isdisjoint(AUTHORISED_TASKS)
    return organisation.kind is not OrganisationKind.MUNICIPALITY
