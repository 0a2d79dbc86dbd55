"""Which rows were touched since an event: who keeps something in memory reads these anew, and nothing else."""

import json
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from desk.store.audit import Head
from desk.store.store import Store

_MOST = 200
"""Events that are gone through; after more of them reading all anew costs hardly more."""
_GONE = frozenset({"destroyed", "blanked"})
"""What was done to rows of which nothing is kept."""
_EVENTS = "SELECT seq, body FROM visible_events WHERE seq > ? ORDER BY seq LIMIT ?"
_BEFORE = "SELECT table_name, row_id, content FROM visible_before_rows WHERE event = ?"


class Touched(NamedTuple):
    """What changed in some tables."""

    tables: frozenset[str]
    ids: frozenset[str]
    """Of every row that was inserted, changed, removed or put back, in these tables and in others."""
    before: tuple[tuple[str, str, Mapping[str, Any]], ...]
    """Table, id and facts of the rows that were changed or removed, as they were."""


def touched_since(store: Store, known: Head, tables: Collection[str]) -> Touched | None:
    """Return what changed in some tables since an event; None where that cannot be told, and all is to be read anew.

    It cannot after very much, where the user does not see every event, where more rows were touched at once than an
    event names, where an undo took rows away of which nothing is kept, where rows were destroyed, and where the event
    is none of this desk.
    """
    if known.seq and not store.query(
        "SELECT 1 FROM visible_events WHERE seq = ? AND hash = ?", [known.seq, known.hash]
    ):
        return None
    events = store.query(_EVENTS, [known.seq, _MOST + 1])
    if len(events) > _MOST or len(events) != store.head().seq - known.seq:
        return None
    seen, ids, before = set[str](), set[str](), list[tuple[str, str, Mapping[str, Any]]]()
    for event in events:
        body = json.loads(event["body"])
        changes = {table: verbs for table, verbs in body.get("changes", {}).items() if table in tables}
        if not changes:
            continue
        gone = _GONE | {"removed"} if "undoes" in body else _GONE
        if "ids" not in body or any(not gone.isdisjoint(verbs) for verbs in changes.values()):
            return None
        rows = store.query(_BEFORE, [event["seq"]]) if "before" in body else []
        if len(rows) < len(body.get("before", ())):
            return None
        seen.update(changes)
        ids.update(body["ids"])
        before += [(row["table_name"], row["row_id"], json.loads(row["content"])) for row in rows]
    return Touched(frozenset(seen), frozenset(ids), tuple(before))
