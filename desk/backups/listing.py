"""The backups that were made, and when they were tried out, as the desk recorded them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.store.store import Store

_ALL = """SELECT b.id, b.version, b.made_on, b.file, b.sha256, b.bytes, b.events, b.head, b.removed_on,
    (SELECT max(d.drilled_on) FROM visible_backup_drills d WHERE d.backup = b.id AND d.whole = 1) AS drilled_on
  FROM visible_backups b ORDER BY b.made_on DESC, b.key DESC"""
_RESTORED = "SELECT restored_on, made_on, file, events, head FROM visible_restorations ORDER BY key DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened again and found whole when it was made."""

    id: str
    version: int
    made_on: date
    file: str
    """Its name; in which folder it lies is not recorded."""
    sha256: str
    bytes: int
    events: int
    head: str
    removed_on: date | None
    drilled_on: date | None
    """When it was last tried out and found whole."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        days = {"made_on": self.made_on, "removed_on": self.removed_on, "drilled_on": self.drilled_on}
        told = {name: day.isoformat() if day else None for name, day in days.items()}
        return {"id": self.id, "file": self.file, "sha256": self.sha256, "bytes": self.bytes, "events": self.events} | {
            "head": self.head,
            **told,
        }


def list_backups(store: Store) -> list[Backup]:
    """Return every backup this desk recorded, the newest first."""
    return [Backup(**{**row, **_days(row)}) for row in store.query(_ALL)]


def _days(row: dict[str, Any]) -> dict[str, date | None]:
    names = ("made_on", "removed_on", "drilled_on")
    return {name: date.fromisoformat(row[name]) if row[name] else None for name in names}


def last_good(store: Store) -> Backup | None:
    """Return the newest backup that was not taken away again, or None."""
    return next((each for each in list_backups(store) if each.removed_on is None), None)


def lies_in(folder: Path | None, backup: Backup) -> bool:
    """Say whether a file of the name and the size of a backup lies in a folder."""
    try:
        return folder is not None and (folder / backup.file).stat().st_size == backup.bytes
    except OSError:
        return False


def last_restoration(store: Store) -> dict[str, Any] | None:
    """Return from which backup this desk was put back, and when; None when it never was."""
    rows = store.query(_RESTORED)
    return rows[0] if rows else None
