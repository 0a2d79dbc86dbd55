"""What of the agreements needs attention: those that end soon, and those whose term of notice does."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left
from desk.locale.words import word
from desk.partners.versions import list_agreements
from desk.store.store import Store

_ENDS, _NOTICE = "agreement-ends", "agreement-notice"


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the agreements in force without a successor that ask for something within 60 calendar days (a setting).

    First those whose last day to give notice is near, then, but for these, those whose own last day is.
    """
    if reason not in (None, _ENDS, _NOTICE):
        return []
    horizon = (on + timedelta(days=store.settings(on).renewal_days)).isoformat()
    agreements = list_agreements(store, on=on)
    followed = {(it["organisation"], it["kind"]) for it in agreements if it["status"] == "planned"}
    running = [
        it for it in agreements if it["status"] == "in-force" and (it["organisation"], it["kind"]) not in followed
    ]
    notice = [it for it in running if it["notice_by"] is not None and on.isoformat() <= it["notice_by"] <= horizon]
    ending = [it for it in running if it not in notice and it["ends_on"] is not None and it["ends_on"] <= horizon]
    found = [_item(it, _NOTICE, it["notice_by"], on) for it in notice if reason in (None, _NOTICE)]
    found += [_item(it, _ENDS, it["ends_on"], on) for it in ending if reason in (None, _ENDS)]
    return sorted(found, key=lambda item: (item["due"], item["id"]))[:limit]


def _item(agreement: Mapping[str, Any], reason: str, due: str, on: date) -> dict[str, Any]:
    what = word(agreement["kind"])
    if reason == _NOTICE:
        title = _("{name}: {agreement} verlengen of opzeggen, uiterlijk {day}")
        why = _("{agreement}: verlengen of opzeggen")
    else:
        title, why = _("{name}: {agreement} loopt af op {day}"), _("{agreement} loopt af")
    return {
        "kind": "agreement",
        "id": agreement["id"],
        "title": title.format(name=agreement["name"], agreement=what, day=day(due)),
        "due": due,
        "reason": reason,
        "who": agreement["name"],
        "why": why.format(agreement=what),
        "left": days_left((date.fromisoformat(due) - on).days, working=False, overdue=False),
    }
