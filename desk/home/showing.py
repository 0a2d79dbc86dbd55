"""One record whole, with its history, by the name of its kind."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from desk.home.listing import named_function, with_yes_no
from desk.store.store import Store

FILES = {
    "signal": "desk.signals.files:signal_file",
    "case": "desk.signals.files:case_file",
    "resident": "desk.signals.files:resident_file",
    "request": "desk.requests.listing:request_file",
    "volunteer": "desk.volunteers.listing:volunteer_file",
    "organisation": "desk.partners.listing:organisation_file",
    "pairing": "desk.pairings.listing:pairing_file",
    "agreement": "desk.partners.versions:agreement_file",
    "document": "desk.documents.register:document_file",
    "action": "desk.evaluation.actions:action_file",
    "tray": "desk.signals.trays:tray_file",
    "module": "desk.training.sessions:module_file",
    "session": "desk.training.sessions:session_file",
}
"""Each kind and the function that opens one, as `module:function`."""

_EVENTS = """SELECT seq, at, actor, verb, body FROM visible_events WHERE seq IN (
    SELECT seq FROM visible_events WHERE subject IN ({marks})
    UNION SELECT event FROM visible_before_rows WHERE row_id IN ({marks})
    UNION SELECT event FROM visible_{view} WHERE id = ?{facts}) ORDER BY seq"""
_OF_CASE = " UNION SELECT event FROM visible_{fact} WHERE case_id = ?"
_FACTS = {"cases": ("attempts", "closings", "planned_contacts")}
"""Facts that an act on many records at once adds, whose event names none of them."""
_BEFORE = "SELECT event, row_id, content FROM visible_before_rows WHERE row_id IN ({marks}) ORDER BY event, position"
_HIDDEN = ("key", "id", "version", "event")


def show_record(store: Store, kind: str, record: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open one record, which is logged, and return it with `id`, `kenmerk` and `history`.

    Args:
        kind: one of `FILES`, or the plural under which it is listed.

    Raises:
        Refused: `unknown-id`; `value-not-in-list` for a kind that is not known.
    """
    one = kind.removesuffix("s")
    opened = named_function(FILES, one if one in FILES else kind)(store, record, on=on, purpose=purpose)
    return with_yes_no({**opened, "history": history(store, f"{one}s", opened)})


def history(store: Store, view: str, opened: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what happened to a record and the facts it was opened with, oldest first.

    Each entry has the moment (UTC), who, the verb, and what changed fields held before; a look carries its purpose.
    """
    ids = list(dict.fromkeys(_ids_of(opened)))
    marks = ", ".join("?" * len(ids))
    added = _FACTS.get(view, ())
    facts = "".join(_OF_CASE.format(fact=fact) for fact in added)
    before: dict[int, list[dict[str, Any]]] = {}
    for row in store.query(_BEFORE.format(marks=marks), ids):
        content = {name: value for name, value in json.loads(row["content"]).items() if name not in _HIDDEN}
        before.setdefault(row["event"], []).append({"id": row["row_id"], **content})
    names = {row["id"]: row["name"] for row in store.query("SELECT id, name FROM desk_user")}
    return [
        {
            "at": row["at"],
            "actor": names.get(row["actor"], row["actor"]),
            "verb": row["verb"],
            **_purpose(row["body"]),
            "before": before.get(row["seq"], []),
        }
        for row in store.query(
            _EVENTS.format(marks=marks, view=view, facts=facts), [*ids, *ids, *[opened["id"]] * (1 + len(added))]
        )
    ]


def _ids_of(opened: Mapping[str, Any]) -> Iterator[str]:
    """Yield the record's own id and those of the dated facts inside it."""
    yield opened["id"]
    for value in opened.values():
        if isinstance(value, list):
            yield from (part["id"] for part in value if isinstance(part, Mapping) and "id" in part)


def _purpose(body: str) -> dict[str, str]:
    told = json.loads(body)
    return {"purpose": told["purpose"]} if "purpose" in told else {}
