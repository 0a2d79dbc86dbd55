"""A desk whose events lie in the past: the chain is written anew over other moments, as whole as it was."""

from collections.abc import Callable
from datetime import date, datetime, time

from desk.store.audit import FIRST, event_hash
from desk.store.chain_start import start_of
from desk.store.store import Store

_COLUMNS = ("seq", "at", "actor", "verb", "subject", "body")


def age(store: Store, day_of: Callable[[int], date]) -> None:
    """Let each event have happened in the morning of another day.

    Args:
        day_of: the day of an event by its number.
    """
    connection = store._connection
    rows = connection.execute("SELECT * FROM audit_event ORDER BY seq").fetchall()
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger['name']}")
    previous = FIRST
    for row in rows:
        told = row | {"at": morning(day_of(row["seq"]))}
        previous = event_hash(previous, *(told[name] for name in _COLUMNS))
        connection.execute("UPDATE audit_event SET at = ?, hash = ? WHERE seq = ?", (told["at"], previous, row["seq"]))
    for trigger in triggers:
        connection.execute(trigger["sql"])
    connection.execute("COMMIT")


def morning(day: date) -> str:
    """Return half past nine here on a day, as events tell it."""
    started = datetime.fromisoformat(start_of(day))
    return (started + (datetime.combine(day, time(9, 30)) - datetime.combine(day, time()))).isoformat(
        timespec="milliseconds"
    )
