"""Who is ready to go: per volunteer the tasks she may do on a day, and the proof that asks for attention first."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desk.partners.organisations import load_organisations
from desk.store.store import Store
from desk.volunteers.listing import list_volunteers
from desk.volunteers.loading import load_volunteers
from schema.codes import Task
from schema.deployable import deployable_tasks, expiring, own_terms, reasons_by_task
from schema.organisations import Organisation
from schema.proofs import last_valid_day, latest
from schema.settings import Settings
from schema.volunteers import Volunteer

SHOWN = ("active", "all", "attention")
"""Those at work on the day; everybody; those at work who may do nothing, miss a proof or must renew one soon."""

_PROOFS = frozenset({"secrecy", "vog", "volunteer-agreement", "training", "verzekering"})


def readiness(
    store: Store, *, search: str = "", show: str = "active", limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return volunteers as `list_volunteers` does, each with what she may do on a day.

    Added are `ready` and `offered` (numbers of tasks), `lacking` (reason codes of proofs that hold her back),
    `lapses` and `lapses_on` (the proof that ends first and its last valid day) and `soon` (it must be renewed now).
    """
    judged = show == "attention"
    status = None if show == "all" else "active"
    rows = list_volunteers(store, search=search, status=status, limit=None if judged else limit, on=on)
    settings, organisations = store.settings(on), load_organisations(store)
    known = {one.id: one for one in load_volunteers(store)} if judged else {}
    found = (
        row | _readiness(known[row["id"]] if judged else _one(store, row["id"]), organisations, on, settings)
        for row in rows
    )
    return list(_first((row for row in found if not judged or _asks_attention(row)), limit))


def _one(store: Store, volunteer: str) -> Volunteer:
    return load_volunteers(store, volunteer)[0]


def _first(rows: Iterator[dict[str, Any]], limit: int | None) -> Iterator[dict[str, Any]]:
    for place, row in enumerate(rows):
        if place == limit:
            return
        yield row


def _asks_attention(row: Mapping[str, Any]) -> bool:
    return not row["ready"] or bool(row["lacking"]) or row["soon"]


def _readiness(
    volunteer: Volunteer, organisations: Mapping[str, Organisation], on: date, settings: Settings
) -> dict[str, Any]:
    organisation = organisations[volunteer.organisation]
    reasons = reasons_by_task(volunteer, organisation, on, settings)
    lacking = dict.fromkeys(reason for held in reasons.values() for reason in held if _is_proof(reason))
    own = own_terms(volunteer, settings.requirements)
    ends = [
        (last, kind)
        for kind, obtained_on in latest(volunteer.proofs, on).items()
        if kind in own and (last := last_valid_day(obtained_on, own[kind])) is not None and last >= on
    ]
    first = min(ends, default=None)
    return {
        "ready": len(deployable_tasks(volunteer, organisation, on, settings)),
        "offered": len(volunteer.tasks or Task),
        "lacking": tuple(lacking),
        "lapses": str(first[1]) if first else None,
        "lapses_on": first[0].isoformat() if first else None,
        "soon": bool(expiring(volunteer, on, settings)),
    }


def _is_proof(reason: str) -> bool:
    return reason.partition(":")[0].rpartition("-")[0] in _PROOFS
