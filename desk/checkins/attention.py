"""What of the check-ins needs attention at once: an answer about safety that worries, until it was dealt with."""

from datetime import date
from typing import Any

from desk.checkins.listing import named
from desk.locale import _
from desk.locale.words import word
from desk.store.store import Store
from schema.checkin_answers import WORRYING

_WORRIES = """SELECT id, pairing, side, held_on FROM visible_checkin_forms
  WHERE safety <= ? AND held_on <= ? AND coalesce(settled_on > ?, 1) ORDER BY held_on, key"""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the worrying answers that nobody has dealt with, the earliest first; `checkin-worry` is the reason."""
    if reason not in (None, "checkin-worry"):
        return []
    day = on.isoformat()
    rows = named(store, store.query(_WORRIES, [WORRYING, day, day])[:limit])
    return [_item(row) for row in rows]


def has_worry(store: Store, pairing: str, *, on: date) -> bool:
    """Say whether a worry of a pairing (id) is still to be dealt with."""
    day = on.isoformat()
    return any(row["pairing"] == pairing for row in store.query(_WORRIES, [WORRYING, day, day]))


def _item(row: dict[str, Any]) -> dict[str, Any]:
    who = _("{resident} en {volunteer}").format(resident=row["who"], volunteer=row["volunteer"])
    why = _("zorg over veiligheid, zegt de {side}").format(side=word(row["side"]))
    told = {"due": row["held_on"], "reason": "checkin-worry", "who": who, "why": why, "left": ""}
    return {"kind": "pairing", "id": row["pairing"], "title": f"{who}: {why}", **told}
