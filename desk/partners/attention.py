"""What of the agreements needs attention: those that end soon, and those whose term of notice does."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desk.locale import _
from desk.locale.formats import day, days_left
from desk.locale.words import word
from desk.partners.renewals import agreements_requested
from desk.partners.versions import list_agreements
from desk.store.store import Store
from schema.renewals import is_quiet

_ENDS, _NOTICE = "agreement-ends", "agreement-notice"


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the agreements in force without a successor that ask for something within 60 calendar days (a setting).

    First those whose last day to give notice is near, then, but for these, those whose own last day is. Of the latter,
    one whose renewal was requested is not named for `renewal_quiet_days`; a request moves no term of notice.
    """
    if reason not in (None, _ENDS, _NOTICE):
        return []
    horizon = _horizon(store, on)
    running = [it for it in _without_successor(store, on) if it["status"] == "in-force"]
    notice = [it for it in running if it["notice_by"] is not None and on.isoformat() <= it["notice_by"] <= horizon]
    ending = [it for it in running if it not in notice and it["ends_on"] is not None and it["ends_on"] <= horizon]
    sent, settings = agreements_requested(store, on), store.settings(on)
    ending = [it for it in ending if not is_quiet(sent.get(it["id"]), on, settings)]
    found = [_item(it, _NOTICE, it["notice_by"], on) for it in notice if reason in (None, _NOTICE)]
    found += [_item(it, _ENDS, it["ends_on"], on) for it in ending if reason in (None, _ENDS)]
    return sorted(found, key=lambda item: (item["due"], item["id"]))[:limit]


def ending_agreements(store: Store, on: date, lapsed_since: date | None = None) -> list[dict[str, Any]]:
    """Return the agreements, as `list_agreements` does, that end within 60 calendar days and have no successor.

    Args:
        lapsed_since: also those that have ended on or after this day.
    """
    first, horizon = (on if lapsed_since is None else lapsed_since).isoformat(), _horizon(store, on)
    agreements = [it for it in _without_successor(store, on) if it["status"] in ("in-force", "ended")]
    found = [it for it in agreements if it["ends_on"] is not None and first <= it["ends_on"] <= horizon]
    return sorted(found, key=lambda it: (it["ends_on"], it["id"]))


def _horizon(store: Store, on: date) -> str:
    return (on + timedelta(days=store.settings(on).renewal_days)).isoformat()


def _without_successor(store: Store, on: date) -> list[dict[str, Any]]:
    agreements = list_agreements(store, on=on)
    followed = {(it["organisation"], it["kind"]) for it in agreements if it["status"] == "planned"}
    return [it for it in agreements if (it["organisation"], it["kind"]) not in followed]


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
