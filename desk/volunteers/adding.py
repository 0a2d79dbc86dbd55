"""Adding a volunteer by hand; files bring the others in (`desk.volunteers.importing`)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.store.store import Store, one
from desk.volunteers.likely import ask_about
from desk.volunteers.recording import CHANGEABLE
from schema.names import name_key
from schema.refused import Refused

_NEEDED = ("surname", "postcode", "languages", "kinds", "organisation")
_NEEDED_AT_FIRST = ("surname", "postcode", "organisation")
"""Of who only shows interest; the intake talk brings the rest."""
_LAST = """SELECT kenmerk FROM (SELECT kenmerk FROM visible_volunteers
    UNION ALL SELECT kenmerk FROM visible_volunteer_aliases)
  WHERE kenmerk GLOB 'V[0-9]*' AND kenmerk NOT GLOB 'V*[^0-9]*'
  ORDER BY CAST(substr(kenmerk, 2) AS INTEGER) DESC LIMIT 1"""


def next_kenmerk(store: Store) -> str:
    """Return the kenmerk after the highest of the form `V0041`, as wide as that one."""
    last = store.query(_LAST)
    digits = last[0]["kenmerk"][1:] if last else "0000"
    return f"V{int(digits) + 1:0{len(digits)}d}"


def add_volunteer(store: Store, kenmerk: str, fields: Mapping[str, Any], *, on: date) -> str:
    """Add a volunteer with the fields of `CHANGEABLE` that are known and return her id.

    Whether she may be there already is asked, not decided. With `interested_on` and no `started_on` she only shows
    interest: her languages and kinds may come later.

    Raises:
        Refused: `field-needed`, `kenmerk-taken`, `unknown-id` (organisation).
    """
    if wrong := set(fields) - CHANGEABLE:
        raise ValueError(f"{sorted(wrong)} cannot be recorded by hand")
    interest = bool(fields.get("interested_on")) and not fields.get("started_on")
    asked = _NEEDED_AT_FIRST if interest else _NEEDED
    for needed, value in {"kenmerk": kenmerk, **{name: fields.get(name) for name in asked}}.items():
        if not value:
            raise Refused("field-needed", field=needed)
    with store.write(store.user, "add-volunteer", kenmerk) as tx:
        if _taken(store, kenmerk):
            raise Refused("kenmerk-taken", value=kenmerk)
        told = store.query("SELECT id FROM visible_organisations WHERE id = ?", [fields["organisation"]])
        one(told, "unknown-id", id=fields["organisation"])
        known = {"kenmerk": kenmerk, "surname_key": name_key(fields["surname"]), **fields}
        [new] = tx.insert("volunteer", [known])
        ask_about(store, tx, [new], on)
    return new


def _taken(store: Store, kenmerk: str) -> bool:
    views = ("visible_volunteers", "visible_volunteer_aliases")
    return any(store.query(f"SELECT 1 FROM {view} WHERE kenmerk = ?", [kenmerk]) for view in views)
