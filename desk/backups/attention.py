"""What is put before whoever sees to the backups: none for too long, or no folder to make one in."""

from datetime import date, timedelta
from typing import Any

from desk.backups.due import folder_missing
from desk.backups.listing import last_good
from desk.locale import _
from desk.locale.formats import day
from desk.store.permits import may_change
from desk.store.store import Store

LATE, MISSING = "backup-late", "backup-place-missing"
_FIRST = "SELECT min(starts_on) AS day FROM setting"


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return that the last good backup is older than the setting allows, and that the folder for it is not there.

    Args:
        reason: `backup-late` or `backup-place-missing` alone.
        limit: there is never more than one of each.
    """
    if not may_change(store.user.role, "backup"):
        return []
    found = []
    if reason in (None, LATE) and (late := _late(store, on)):
        found.append(_item(LATE, late))
    if reason in (None, MISSING) and folder_missing(store, on=on):
        found.append(_item(MISSING, _("de map is er niet: sluit de schijf aan, of kies een andere map")))
    return found


def _late(store: Store, on: date) -> str:
    """Return how long ago the last good backup was made, where that is too long; a new desk has its time too."""
    last = last_good(store)
    [first] = store.query(_FIRST)
    since = last.made_on if last else date.fromisoformat(first["day"]) if first["day"] else on
    if on <= since + timedelta(days=store.settings(on).backup_late_days):
        return ""
    if last is None:
        return _("er is nog geen; maak er een in Beheer")
    return _("de laatste goede is van {day}").format(day=day(last.made_on))


def _item(reason: str, why: str) -> dict[str, Any]:
    who = _("Reservekopie")
    return {
        "kind": "backup",
        "id": "backup",
        "title": f"{who}: {why}",
        "due": None,
        "reason": reason,
        "who": who,
        "why": why,
        "left": "",
    }
