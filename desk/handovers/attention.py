"""What of the hand-overs needs attention: what went out and was declined or not answered, and answers that are owed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from desk.handovers.listing import list_handovers
from desk.locale import _
from desk.locale.formats import days_left, full_name
from desk.locale.words import word
from desk.requests.waiting import WAITING
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.handing_over import State

_REASONS = ("handover-declined", "handover-late", "handover-owed")
_ANY = "SELECT 1 FROM visible_handovers LIMIT 1"
_WAITS = f"SELECT r.id FROM visible_requests r WHERE {WAITING} AND r.id IN ({{marks}})"


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the hand-overs that ask for something on a day.

    `handover-declined` while the request waits here again and went nowhere since; `handover-late` without a word of the
    other desk; `handover-owed` at the desk that took over, from the day there is something to tell.

    Args:
        reason: this reason alone.
        limit: no more than this of each.
    """
    if reason not in (None, *_REASONS) or not store.query(_ANY):
        return []
    items: list[dict[str, Any]] = []
    if reason != "handover-owed":
        sent = list_handovers(store, "sent", on=on)
        items += [*_declined(store, sent, on), *_late(sent, on)]
    if reason in (None, "handover-owed"):
        items += _owed(list_handovers(store, "received", on=on), on)
    return [
        item
        for name in _REASONS
        if reason in (None, name)
        for item in sorted((it for it in items if it["reason"] == name), key=lambda it: it["due"])[:limit]
    ]


def _declined(store: Store, found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    newest = {row["request"]: row for row in reversed(found)}
    declined = [row for row in newest.values() if row["state"] == State.DECLINED]
    waits = query_in(store, _WAITS, [row["request"] for row in declined], [on.isoformat()] * WAITING.count("?"))
    waiting = {row["id"] for row in waits}
    for row in declined:
        if row["request"] in waiting:
            told = _("afgewezen door {name}, wacht hier weer").format(name=row["name"])
            yield _item(row, "handover-declined", row["back_on"] or row["handed_on"], told, "")


def _late(found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    for row in found:
        if row["late"]:
            told = _("geen antwoord van {name}: bel, of neem weer op").format(name=row["name"])
            yield _item(row, "handover-late", row["answer_by"], told, _left(row["answer_by"], on))


def _owed(found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    for row in found:
        if not row["owed"]:
            continue
        if row["state"] == State.SENT:
            told = _("neemt u dit aan? {name} wacht op antwoord").format(name=row["name"])
            yield _item(row, "handover-owed", row["answer_by"], told, _left(row["answer_by"], on))
        else:
            told = _("nog melden: {what} (aan {name})").format(name=row["name"], what=word(row["owed"][-1]))
            since = next(it["on"] for it in row["steps"] if it["step"] == row["owed"][-1])
            yield _item(row, "handover-owed", since, told, "")


def _left(last_day: str, on: date) -> str:
    days = (date.fromisoformat(last_day) - on).days
    return days_left(abs(days), working=False, overdue=days < 0)


def _item(row: dict[str, Any], reason: str, due: str, told: str, left: str) -> dict[str, Any]:
    who = full_name(row)
    shown = {"kind": "handover", "id": row["id"], "title": f"{who}: {told}", "due": due, "reason": reason}
    return {**shown, "who": who, "why": told, "left": left}
