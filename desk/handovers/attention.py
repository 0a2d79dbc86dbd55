"""What of the hand-overs needs attention: what went out and was declined or not answered, and answers that are owed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from desk.handovers.listing import list_handovers
from desk.locale import _
from desk.locale.formats import days_left, full_name
from desk.locale.words import word, words
from desk.requests.loading import load_requests
from desk.requests.matrix import load_matrix
from desk.requests.waiting import WAITING
from desk.store.chunks import query_in
from desk.store.store import Store
from schema.handing_over import State
from schema.requests import request_reasons

_ANY = "SELECT 1 FROM visible_handovers LIMIT 1"
_WAITS = f"SELECT r.id FROM visible_requests r WHERE {WAITING} AND r.id IN ({{marks}})"


def due_items(store: Store, on: date, reason: str | None = None, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the hand-overs that ask for something on a day.

    `handover-changed` while the other desk goes on with what is no longer allowed or asked here; `handover-declined`
    while the request waits here again and went nowhere since; `handover-late` without a word of the other desk;
    `handover-owed` at the desk that took over, from the day there is something to tell.

    Args:
        reason: this reason alone.
        limit: no more than this of each.
    """
    if reason not in (None, *_FINDERS) or not store.query(_ANY):
        return []
    found: list[dict[str, Any]] = []
    for name, (direction, find) in _FINDERS.items():
        if reason in (None, name):
            items = find(store, list_handovers(store, direction, on=on), on)
            found += sorted(items, key=lambda item: str(item["due"]))[:limit]
    return found


def _changed(store: Store, found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    """Yield what is with another desk while the resident's word, a safety block or the request itself changed since."""
    alive = {row["request"]: row for row in found if row["state"] in _GOES_ON}
    matrix = load_matrix(store, on)
    for request in load_requests(store, list(alive)):
        row, held = alive[request.id], [code for code in request_reasons(request, matrix, on) if code in _NEWS]
        if request.withdrawn_on is not None and request.withdrawn_on <= on:
            held.append("withdrawn")
        if held:
            told = _("{what}: bel {name}").format(name=row["name"], what=words(held))
            yield _item(row, "handover-changed", row["handed_on"], told, "")


_GOES_ON = frozenset({State.SENT, State.TAKEN_ON, State.PAIRED})
_NEWS = frozenset({"no-consent", "objected", "safety-block"})


def _declined(store: Store, found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    newest = {row["request"]: row for row in reversed(found)}
    declined = [row for row in newest.values() if row["state"] == State.DECLINED]
    waits = query_in(store, _WAITS, [row["request"] for row in declined], [on.isoformat()] * WAITING.count("?"))
    waiting = {row["id"] for row in waits}
    for row in declined:
        if row["request"] in waiting:
            told = _("afgewezen door {name}, wacht hier weer").format(name=row["name"])
            yield _item(row, "handover-declined", row["back_on"] or row["handed_on"], told, "")


def _late(_store: Store, found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
    for row in found:
        if row["late"]:
            told = _("geen antwoord van {name}: bel, of neem weer op").format(name=row["name"])
            yield _item(row, "handover-late", row["answer_by"], told, _left(row["answer_by"], on))


def _owed(_store: Store, found: list[dict[str, Any]], on: date) -> Iterator[dict[str, Any]]:
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


_FINDERS: Mapping[str, tuple[str, Callable[[Store, list[dict[str, Any]], date], Iterator[dict[str, Any]]]]] = {
    "handover-changed": ("sent", _changed),
    "handover-declined": ("sent", _declined),
    "handover-late": ("sent", _late),
    "handover-owed": ("received", _owed),
}
"""Per reason among which hand-overs it is looked for, and what finds it."""
