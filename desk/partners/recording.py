"""Recording organisations by hand."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desk.partners.organisations import organisation_id
from desk.store.store import Store, one
from schema.codes import OrganisationKind, Task
from schema.refused import Refused
from schema.values import Fault, read_chamber_number

_OPTIONAL = ("seat", "kvk", "representative", "function", "contact_person", "phone", "email")
CHANGEABLE = frozenset({"name", "kind", "tasks", *_OPTIONAL})
_START = "ORG"


class NewOrganisation(NamedTuple):
    """An organisation as it is made by hand."""

    name: str
    kind: OrganisationKind
    kvk: str = ""
    """Eight digits, or nothing."""
    seat: str = ""
    """Where it has its address."""
    representative: str = ""
    """Who signs for it."""
    function: str = ""
    contact_person: str = ""
    phone: str = ""
    email: str = ""
    tasks: Sequence[Task] = ()


def add_organisation(store: Store, organisation: NewOrganisation) -> str:
    """Add an organisation under the next free kenmerk and return its id.

    Raises:
        Refused: `field-needed` without a name, `kvk-unreadable`.
    """
    facts = {**organisation._asdict(), "tasks": tuple(organisation.tasks)}
    _check(facts)
    with store.write(store.user, "add-organisation", "desk") as tx:
        [new] = tx.insert("organisation", [{"kenmerk": _next_kenmerk(store), **_stored(facts)}])
    return new


def change_organisation(store: Store, organisation: str, fields: Mapping[str, Any], *, version: int) -> int:
    """Change fields of an organisation (`CHANGEABLE`) and return the new version of its record.

    Raises:
        Refused: `unknown-id`, `stale`, `field-needed` without a name, `kvk-unreadable`.
    """
    if wrong := set(fields) - CHANGEABLE:
        raise ValueError(f"{sorted(wrong)} cannot be changed by hand")
    known = organisation_id(store, organisation)
    _check(fields)
    with store.write(store.user, "change-organisation", known) as tx:
        return tx.change("organisation", known, _stored(fields), version)


def organisation_record(store: Store, organisation: str) -> dict[str, Any]:
    """Return the plain record of an organisation, with its version, to be changed.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT * FROM visible_organisations WHERE id = ?", [organisation])
    return one(rows, "unknown-id", id=organisation)


def _check(fields: Mapping[str, Any]) -> None:
    if not fields.get("name", "-").strip():
        raise Refused("field-needed", field="name")
    kvk = fields.get("kvk", "")
    if kvk and isinstance(read_chamber_number(kvk), Fault):
        raise Refused("kvk-unreadable", value=kvk)


def _stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields as the record keeps them: nothing known is no text."""
    optional = {name: fields[name] or None for name in _OPTIONAL if name in fields}
    return {**fields, **optional}


def _next_kenmerk(store: Store) -> str:
    """Return the first free kenmerk `ORG01`, `ORG02`, … after those in use."""
    used = {row["kenmerk"] for row in store.query("SELECT kenmerk FROM visible_organisations")}
    numbers = (f"{_START}{number:02d}" for number in range(1, len(used) + 2))
    return next(kenmerk for kenmerk in numbers if kenmerk not in used)
