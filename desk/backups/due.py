"""When a backup is due and where it goes: asked at every start, so nothing slow is imported for it."""

import os
from datetime import date, timedelta
from pathlib import Path

from desk.backups.listing import last_good
from desk.store.permits import may_change
from desk.store.store import Store
from schema.refused import Refused
from schema.settings import BACKUP_FOLDER


def backup_folder(store: Store) -> Path | None:
    """Return where backups go by themselves, or None."""
    named = store.setting(BACKUP_FOLDER)
    return Path(named) if named else None


def backup_due(store: Store, *, on: date) -> bool:
    """Say whether a backup is to be made by itself on a day; whether its folder is there is not asked."""
    every = store.settings(on).backup_every_days
    if not every or backup_folder(store) is None or not may_change(store.user.role, "backup"):
        return False
    last = last_good(store)
    return last is None or on >= last.made_on + timedelta(days=every)


def folder_missing(store: Store, *, on: date) -> bool:
    """Say whether a backup is due and its folder is not there; a folder that is not needed now is not looked for."""
    folder = backup_folder(store)
    if folder is None or not backup_due(store, on=on):
        return False
    try:
        refuse_place(store, folder)
    except Refused:
        return True
    return False


def refuse_role(store: Store) -> None:
    """Refuse whoever may not make or try out a backup.

    Raises:
        Refused: `role-may-not`.
    """
    if not may_change(store.user.role, "backup"):
        raise Refused("role-may-not", role=store.user.role)


def refuse_place(store: Store, folder: Path) -> None:
    """Refuse a folder that is not there, or that is lost together with the desk.

    Raises:
        Refused: `backup-place-missing`, `backup-in-home`.
    """
    if not os.path.isdir(folder):
        raise Refused("backup-place-missing", folder=str(folder))
    if folder.resolve().is_relative_to(store.home.resolve()):
        raise Refused("backup-in-home", home=str(store.home))
