"""Making a backup: where it goes, that it replaces nothing else, and that the desk knows of it."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.backups.due import refuse_place, refuse_role
from desk.backups.listing import list_backups
from desk.documents.texts import texts_folder
from desk.store.age_keys import desk_identity
from desk.store.backup import Made, make_backup
from desk.store.manifest import TEXTS
from desk.store.packing import Member
from desk.store.platform import plain_disk_errors
from desk.store.reopening import read_lists
from desk.store.sealing import file_hash
from desk.store.slots import read_slots
from desk.store.store import Store
from schema.progress import Tell
from schema.refused import Refused

ENDING = ".age"
_MOST = 100
"""Backups of one day in one folder."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that is made, whole, and on record."""

    id: str
    made: Made

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        file, told = str(self.made.path), self.made
        return {"id": self.id, "file": file, "sha256": told.sha256, "events": told.manifest.head.seq} | {
            "bytes": told.bytes,
            "head": told.manifest.head.hash,
        }


def back_up(store: Store, place: Path, *, on: date, tell: Tell | None = None) -> BackedUp:
    """Make a backup, open it again to see that it is whole, and put it on record.

    An earlier backup of this desk in the same place is replaced; anything else that stands there is not.

    Args:
        place: the file, or the folder in which it gets a name with the day.

    Raises:
        Refused: `role-may-not`, `backup-in-home`, `backup-place-missing`, `backup-file-other`, `recovery-too-old`,
            `no-space`, `file-not-written`, `disk-error`, `desk-busy`.
        CannotOpen: `desk-damaged` when the desk itself is not whole.
    """
    refuse_role(store)
    target = _target(store, place.absolute(), on)
    refuse_place(store, target.parent)
    there = os.path.lexists(target)
    replaced = _ours(store, target) if there else None
    if there and replaced is None:
        raise Refused("backup-file-other", path=str(target))
    made = make_backup(store, target, store.setting("municipality"), _own_texts(store), on=on, tell=tell)
    row = {"made_on": on, "file": target.name, "sha256": made.sha256, "bytes": made.bytes}
    with store.write(store.user, "back-up", "desk") as tx:
        for old in list_backups(store):
            if (old.file, old.sha256, old.removed_on) == (target.name, replaced, None):
                tx.change("backup", old.id, {"removed_on": on}, old.version)
        head = made.manifest.head
        [new] = tx.insert("backup", [{**row, "events": head.seq, "head": head.hash}])
    return BackedUp(new, made)


def usual_name(store: Store, on: date) -> str:
    """Return the name of a backup made on a day."""
    return f"regiedesk-{store.setting('municipality-code')}-{on.isoformat()}{ENDING}"


def _target(store: Store, place: Path, on: date) -> Path:
    """Return the file; in a folder the first of the usual names that is free, or has a backup of this desk."""
    if not os.path.isdir(place):
        return place
    usual = place / usual_name(store, on)
    several = (usual, *(usual.with_stem(f"{usual.stem}-{number}") for number in range(2, _MOST)))
    return next((path for path in several if not os.path.lexists(path) or _ours(store, path)), usual)


def _ours(store: Store, path: Path) -> str | None:
    """Return the hash of a file that the key of this desk opens as a backup of it; else None.

    A desk that was put back beside the living one has another key, and writes over nothing of it.
    """
    try:
        manifest, _gone = read_lists(path, [desk_identity(store.file_key)])
    except Refused:
        return None
    desk, _ways = read_slots(store.home)
    with plain_disk_errors():
        return file_hash(path) if manifest.desk == desk else None


def _own_texts(store: Store) -> list[Member]:
    """Return the desk's own texts, for they lie beside the encrypted file."""
    folder = texts_folder(store)
    with plain_disk_errors():
        files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        return [Member(f"{TEXTS}{path.relative_to(folder).as_posix()}", path.read_bytes()) for path in files]
