"""Adding a volunteer by hand; files bring the others in (`desk.volunteers.importing`)."""

from collections.abc import Mapping
from typing import Any

from desk.store.store import Store, one
from desk.volunteers.recording import CHANGEABLE
from schema.names import name_key
from schema.refused import Refused

_NEEDED = ("surname", "postcode", "languages", "kinds", "organisation")
_LAST = """SELECT kenmerk FROM visible_volunteers WHERE kenmerk GLOB 'V[0-9]*' AND kenmerk NOT GLOB 'V*[^0-9]*'
  ORDER BY CAST(substr(kenmerk, 2) AS INTEGER) DESC LIMIT 1"""


def next_kenmerk(store: Store) -> str:
    """Return the kenmerk after the highest of the form `V0041`, as wide as that one."""
    last = store.query(_LAST)
    digits = last[0]["kenmerk"][1:] if last else "0000"
    return f"V{int(digits) + 1:0{len(digits)}d}"


def add_volunteer(store: Store, kenmerk: str, fields: Mapping[str, Any]) -> str:
    """Add a volunteer with the fields of `CHANGEABLE` that are known and return her id.

    Raises:
        Refused: `field-needed`, `kenmerk-taken`, `unknown-id` (organisation).
    """
    if wrong := set(fields) - CHANGEABLE:
        raise ValueError(f"{sorted(wrong)} cannot be recorded by hand")
    for needed, value in {"kenmerk": kenmerk, **{name: fields.get(name) for name in _NEEDED}}.items():
        if not value:
            raise Refused("field-needed", field=needed)
    with store.write(store.user, "add-volunteer", kenmerk) as tx:
        if store.query("SELECT id FROM visible_volunteers WHERE kenmerk = ?", [kenmerk]):
            raise Refused("kenmerk-taken", value=kenmerk)
        told = store.query("SELECT id FROM visible_organisations WHERE id = ?", [fields["organisation"]])
        one(told, "unknown-id", id=fields["organisation"])
        known = {"kenmerk": kenmerk, "surname_key": name_key(fields["surname"]), **fields}
        [new] = tx.insert("volunteer", [known])
    return new
