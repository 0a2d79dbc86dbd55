"""Backups of the practice desk, as if one went to a stick every Monday; the stick itself is invented."""

from datetime import date, timedelta
from hashlib import sha256

from desk.backups.making import usual_name
from desk.store.store import Store

_WEEKS = 5
_BYTES = 4_100_000
_EVENT = "SELECT seq, hash FROM visible_events WHERE seq <= ? ORDER BY seq DESC LIMIT 1"


def add_backups(store: Store, on: date) -> None:
    """Add a backup of each of the last weeks, one of which was tried out; nothing is drawn by chance."""
    monday = on - timedelta(days=on.weekday() or 7)
    newest = store.head().seq
    rows = []
    for ago in reversed(range(_WEEKS)):
        made_on = monday - timedelta(weeks=ago)
        [event] = store.query(_EVENT, [newest * (_WEEKS - ago) // _WEEKS])
        file = usual_name(store, made_on)
        row = {"made_on": made_on, "file": file, "sha256": sha256(file.encode()).hexdigest()}
        rows.append({**row, "bytes": _BYTES - 9_000 * ago, "events": event["seq"], "head": event["hash"]})
    with store.write(store.user, "back-up", "desk") as tx:
        made = tx.insert("backup", rows)
        tx.insert("backup_drill", [{"backup": made[-2], "drilled_on": monday - timedelta(days=5), "whole": True}])
