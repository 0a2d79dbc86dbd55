"""The record of a destruction as a paper: how many, under which rule, by whom; no name and no number."""

from datetime import date, datetime, timedelta
from typing import Any

from desk.store.ids import is_id
from desk.store.store import Store, one
from schema.papers import AuditAnchor, Issue
from schema.papers_desk import DestroyedLine, DestructionPaper
from schema.refused import Refused

_LATEST = "SELECT id FROM visible_destructions ORDER BY key DESC LIMIT 1"
_ONE = "SELECT * FROM visible_destructions WHERE id = ?"
_LINES = """SELECT kind, rule, count, first_on, last_on FROM visible_destroyed_lines WHERE destruction = ?
  ORDER BY rule, kind"""
_EVENT = "SELECT seq, at, hash FROM visible_events WHERE seq = ?"


def latest_destruction(store: Store) -> str:
    """Return the id of the latest destruction.

    Raises:
        Refused: `nothing-destroyed` while this desk destroyed nothing.
    """
    rows = store.query(_LATEST)
    if not rows:
        raise Refused("nothing-destroyed")
    return str(rows[0]["id"])


def destruction_record(store: Store, destruction: str, issue: Issue, on: date) -> DestructionPaper:
    """Make the record of a destruction (id; for a day the latest), with the audit event that it made as its anchor.

    Raises:
        Refused: `unknown-id`, `nothing-destroyed`.
    """
    if not is_id(destruction):
        destruction = latest_destruction(store)
    row = one(store.query(_ONE, [destruction]), "unknown-id", id=destruction)
    done = date.fromisoformat(row["destroyed_on"])
    return DestructionPaper(
        issue,
        store.setting("municipality"),
        done,
        row["destroyed_by"],
        row["approved_by"],
        tuple(_line(line) for line in store.query(_LINES, [destruction])),
        row["held"],
        done + timedelta(days=store.settings(done).backup_days),
        _anchor(store, row["event"]),
    )


def _line(row: dict[str, Any]) -> DestroyedLine:
    first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("first_on", "last_on"))
    return DestroyedLine(row["kind"], row["rule"], row["count"], first, last)


def _anchor(store: Store, event: int) -> AuditAnchor | None:
    rows = store.query(_EVENT, [event])
    if not rows:
        return None
    [row] = rows
    return AuditAnchor(row["seq"], row["hash"], datetime.fromisoformat(row["at"]).replace(microsecond=0))
