"""What of the training plan needs attention: places lost by a cancellation, and sessions that are not wound up."""

from collections import Counter
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.store.store import Store
from desk.training.placing import to_place_anew
from desk.training.sessions import list_sessions
from schema.training import SessionState

REASONS = {"training-unmarked": SessionState.UNMARKED, "training-uncertified": SessionState.UNCERTIFIED}
"""Sessions that have been, by what is still to be recorded of them."""


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the cancelled sessions with people to place anew, and the past ones that are not wound up.

    Args:
        reason: this reason alone: `training-cancelled`, or one of `REASONS`.
        limit: no more than this.
    """
    sessions = list_sessions(store, on=on)
    found = _cancelled(store, sessions, on) if reason in (None, "training-cancelled") else []
    for code, state in REASONS.items():
        if reason in (None, code):
            found += [_item(row, code, _unfinished(row, code)) for row in sessions if row["status"] == state]
    return sorted(found, key=lambda item: (item["due"], item["id"]))[:limit]


def _cancelled(store: Store, sessions: list[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    waiting = Counter(row["session"] for row in to_place_anew(store, on=on))
    told = _("afgelast, nog te plaatsen: {n}")
    return [
        _item(row, "training-cancelled", told.format(n=waiting[row["id"]]))
        for row in sessions
        if waiting.get(row["id"])
    ]


def _unfinished(row: dict[str, Any], code: str) -> str:
    if code == "training-unmarked":
        return _("leg vast wie er was")
    return ngettext("geef {n} certificaat", "geef {n} certificaten", row["to_certify"]).format(n=row["to_certify"])


def _item(row: dict[str, Any], reason: str, why: str) -> dict[str, Any]:
    who = _("{module} van {day}").format(module=row["name"], day=day(row["starts_on"]))
    return {
        "kind": "session",
        "id": row["id"],
        "title": f"{who}: {why}",
        "due": row["ends_on"],
        "reason": reason,
        "who": who,
        "why": why,
        "left": "",
    }
