"""What of the agreements needs attention: those that end soon."""

from datetime import date, timedelta
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left
from desk.locale.words import word
from desk.partners.listing import list_agreements
from desk.store.store import Store


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the agreements in force whose last day lies within 60 calendar days (a setting) and has no successor."""
    if reason not in (None, "agreement-ends"):
        return []
    return [
        {
            "kind": "agreement",
            "id": it["id"],
            "title": _("{name}: {agreement} loopt af op {day}").format(
                name=it["name"], agreement=word(it["kind"]), day=day(it["ends_on"])
            ),
            "due": it["ends_on"],
            "reason": "agreement-ends",
            "who": it["name"],
            "why": _("{agreement} loopt af").format(agreement=word(it["kind"])),
            "left": days_left((date.fromisoformat(it["ends_on"]) - on).days, working=False, overdue=False),
        }
        for it in ending_agreements(store, on)
    ][:limit]


def ending_agreements(store: Store, on: date, lapsed_since: date | None = None) -> list[dict[str, Any]]:
    """Return the agreements, as `list_agreements` does, that end within 60 calendar days and have no successor.

    Args:
        lapsed_since: also those that have ended on or after this day.
    """
    horizon = (on + timedelta(days=store.settings(on).renewal_days)).isoformat()
    first = (on if lapsed_since is None else lapsed_since).isoformat()
    agreements = sorted(list_agreements(store, on=on), key=lambda it: (it["ends_on"] or "9999", it["id"]))
    followed = {(it["organisation"], it["kind"]) for it in agreements if it["status"] == "planned"}
    return [
        it
        for it in agreements
        if it["status"] in ("in-force", "ended") and it["ends_on"] is not None and first <= it["ends_on"] <= horizon
        if (it["organisation"], it["kind"]) not in followed
    ]
