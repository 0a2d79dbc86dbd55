"""From where the chain of events runs: its oldest events are destroyed, and what they ended with is kept sealed.

The event that destroyed them tells the number and hash of the last of them too, so that the chain itself vouches for
its start.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from desk.store.audit import Head
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.dates import add_months

_TOO_NEW = "SELECT seq, at FROM visible_events WHERE at >= ? ORDER BY seq LIMIT 1"
_HELD = "SELECT min(seq) AS seq FROM visible_events WHERE subject IN (SELECT value FROM json_each(?))"
_EDGES = """SELECT min(at) AS first, max(at) AS last, count(*) AS count, max(seq) AS seq FROM visible_events
  WHERE seq < ?"""


class OldEvents(NamedTuple):
    """The oldest events, whose term is over."""

    last: int
    """Number of the last of them."""
    number: int
    """How many they are."""
    first_on: date
    last_on: date


def start_of(day: date) -> str:
    """Return the moment (UTC) at which a day begins here, as events tell theirs."""
    return datetime.combine(day, time.min).astimezone(UTC).isoformat(timespec="milliseconds")


def day_of(at: str) -> date:
    """Return the day here of a moment as events tell it."""
    return datetime.fromisoformat(at).astimezone().date()


def old_events(store: Store, months: int, held: list[str], *, on: date) -> OldEvents | None:
    """Return the events whose term is over on a day, from the first on without a gap; None where there are none.

    Args:
        months: how long events are kept.
        held: ids of records of which no event goes, nor one after it: the chain has one start.
    """
    kept_from = add_months(on, -months)
    while add_months(kept_from, months) <= on:
        kept_from += timedelta(days=1)
    newest = store.head().seq
    bounds = [row["seq"] for row in store.query(_TOO_NEW, [start_of(kept_from)])]
    bounds += [row["seq"] for row in store.query(_HELD, [json.dumps(held)]) if row["seq"] is not None]
    [found] = store.query(_EDGES, [min(bounds, default=newest + 1)])
    if not found["count"]:
        return None
    return OldEvents(found["seq"], found["count"], day_of(found["first"]), day_of(found["last"]))


def start_after(tx: Tx, old: OldEvents) -> None:
    """Destroy the oldest events and the rows before a change that they kept; the event of this write tells of it."""
    [row] = tx.read("SELECT seq, hash FROM audit_event WHERE seq = ?", [old.last])
    tx.insert("audit_start", [{**row, "last_on": old.last_on}])
    tx.read("DELETE FROM before_row WHERE event <= ?", [old.last])
    tx.read("DELETE FROM audit_event WHERE seq <= ?", [old.last])
    tx.changes.counts["audit_event"] = {"destroyed": old.number}
    tx.changes.start = Head(**row)
