"""Backups by themselves: into which folder, how often, and which old ones are removed."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from desk.backups.due import backup_due, backup_folder, refuse_place, refuse_role
from desk.backups.listing import Backup, lies_in, list_backups
from desk.backups.making import BackedUp, back_up
from desk.store.platform import plain_disk_errors
from desk.store.sealing import file_hash
from desk.store.store import Store
from schema.progress import Tell
from schema.refused import Refused
from schema.settings import BACKUP_FOLDER


class Kept(NamedTuple):
    """What was done by itself: the backup, and the names of the old ones that were removed."""

    backup: BackedUp
    removed: list[str]


def set_backup_folder(store: Store, folder: Path | None, *, on: date) -> str | None:
    """Decide where backups go by themselves, and return the id of the record; None when it stays as it is.

    Args:
        folder: None: they are made by hand alone.

    Raises:
        Refused: `role-may-not`, `backup-place-missing`, `backup-in-home`.
    """
    refuse_role(store)
    if folder is not None:
        refuse_place(store, folder)
    named = str(folder.resolve()) if folder is not None else ""
    if named == store.setting(BACKUP_FOLDER):
        return None
    row = {"name": BACKUP_FOLDER, "value": json.dumps(named, ensure_ascii=False), "starts_on": on, "reason": ""}
    with store.write(store.user, "change-backup-folder", "desk") as tx:
        [new] = tx.insert("setting", [row])
    return new


def back_up_due(store: Store, *, on: date, tell: Tell | None = None) -> Kept | None:
    """Make the backup that is due, and remove those that are past their time; None when none is due.

    Raises:
        Refused: as `back_up`.
    """
    return back_up_here(store, on=on, tell=tell) if backup_due(store, on=on) else None


def back_up_here(store: Store, *, on: date, tell: Tell | None = None) -> Kept:
    """Make a backup in the folder that is chosen for them, and remove those there that are past their time.

    Raises:
        Refused: `backup-needs-place` where none is chosen; as `back_up`.
    """
    folder = backup_folder(store)
    if folder is None:
        raise Refused("backup-needs-place")
    refuse_place(store, folder)
    made = back_up(store, folder, on=on, tell=tell)
    return Kept(made, remove_old(store, folder, on=on))


def past_backups(store: Store, folder: Path, *, on: date) -> list[Backup]:
    """Return the backups in a folder that are past their time; never the newest of those that lie there."""
    days = timedelta(days=store.settings(on).backup_days)
    there = [each for each in list_backups(store) if each.removed_on is None and lies_in(folder, each)]
    return [each for each in there[1:] if each.made_on + days < on]


def remove_old(store: Store, folder: Path, *, on: date) -> list[str]:
    """Remove the backups of this desk in a folder that are past their time, and return their names.

    Only a file that is, by its hash, a backup this desk put on record.

    Raises:
        Refused: `desk-busy`; `desk-read-only`, `disk-error` for the folder.
    """
    past = past_backups(store, folder, on=on)
    removed: list[Backup] = []
    try:
        for each in past:
            with plain_disk_errors():
                if file_hash(folder / each.file) == each.sha256:
                    (folder / each.file).unlink()
                    removed.append(each)
    finally:
        if removed:
            with store.write(store.user, "remove-backups", "desk") as tx:
                for each in removed:
                    tx.change("backup", each.id, {"removed_on": on}, each.version)
    return [each.file for each in removed]
