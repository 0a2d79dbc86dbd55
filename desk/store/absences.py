"""Reading who is away from the desk; it is told in `desk.privacy`."""

from datetime import date
from typing import TYPE_CHECKING

from schema.absences import Absence

if TYPE_CHECKING:
    from desk.store.store import Store

_ABSENCES = "SELECT id, away, stand_in, from_on, until_on, note, back_on, seen_on FROM absence ORDER BY from_on, key"


def absences(store: "Store") -> tuple[Absence, ...]:
    """Return every absence, the earliest first: also before anybody has signed in, for it decides who may."""
    return tuple(
        Absence(
            row["id"],
            row["away"],
            row["stand_in"],
            date.fromisoformat(row["from_on"]),
            date.fromisoformat(row["until_on"]),
            row["note"],
            *(date.fromisoformat(row[name]) if row[name] else None for name in ("back_on", "seen_on")),
        )
        for row in store.query(_ABSENCES)
    )
