"""Putting a desk back from a backup into a folder where none is, and letting go again of what was destroyed since."""

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desk.backups.listing import list_backups
from desk.documents.texts import texts_folder
from desk.files.packages import LARGEST as LARGEST_PACKAGE
from desk.privacy.erasing import DestroyedRecord, apply_destroyed, destroyed_records
from desk.store import slots
from desk.store.backup import work_folder
from desk.store.cipher import connect
from desk.store.copying import copy_whole
from desk.store.manifest import TEXTS, Manifest
from desk.store.platform import make_file, make_home, plain_disk_errors
from desk.store.reopening import Listed, Opened, read_lists, reopen
from desk.store.sealing import file_hash, looks_sealed
from desk.store.store import DATABASE, LOCK, Store, User
from desk.store.ways import Ask, new_way
from schema.progress import BackupStep, Tell
from schema.refused import Refused

_RESTORER = User("restore", "Regiedesk", "coordinator")
"""Stands in the audit chain for what putting back does before anybody has opened the desk."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A desk that was put back."""

    id: str
    home: Path
    manifest: Manifest
    destroyed: int
    """Records that were destroyed again, for a later backup lists them."""
    lists: tuple[str, ...]
    """The names of the other backups of this desk whose lists were followed."""
    unopened: tuple[str, ...]
    """The names of sealed files beside it that did not open: what a later backup among them lists was not followed."""
    way: str
    """How it opens now, beside the recovery code."""

    def as_json(self) -> dict[str, Any]:
        """Return what the command line answers."""
        told = self.manifest
        return {
            "id": self.id,
            "home": str(self.home),
            "municipality": told.municipality,
            "made_on": told.made_on.isoformat(),
            "events": told.head.seq,
            "head": told.head.hash,
            "destroyed": self.destroyed,
            "lists": list(self.lists),
            "unopened": list(self.unopened),
            "way": self.way,
        }


@dataclass(frozen=True, slots=True)
class _Known:
    """A backup of the same desk: its file, what it says, and what was destroyed before it."""

    path: Path
    manifest: Manifest
    destroyed: tuple[Listed, ...]


def restore(
    home: Path,
    file: Path,
    identities: Sequence[str],
    *,
    others: Sequence[Path] | None = None,
    key_file: Path | None = None,
    ask: Ask | None = None,
    on: date,
    tell: Tell | None = None,
) -> Restored:
    """Put a desk back, under a new key and with a new way in; its recovery code stays.

    Everything happens in a private folder, and takes its place when it is whole: a refusal leaves nothing.

    Args:
        identities: of the recovery code, or of the old desk's key; more where others were sealed for a newer one.
        others: backups whose lists of what was destroyed are followed; else every one of this desk beside the file.
        key_file: wrap the key under this file; else the keyring, else the passphrase that `ask` gives.

    Raises:
        Refused: `home-not-empty`, `home-no-folder`, `file-unreadable`, `no-space`, `no-way-to-keep-key`,
            `key-file-unwritable`, `backup-of-another` for one of `others`.
        CannotOpen: `backup-not-one`, `backup-wrong-key`, `backup-damaged`, `backup-newer`, `desk-newer`,
            `key-file-…`.
    """
    refuse_taken(home)
    there = home.exists()
    make_home(home)
    try:
        with work_folder(home) as work:
            return _restore(work, home, file, identities, others, _Way(key_file, ask), on, tell or _silent)
    except BaseException:
        if not there:
            with suppress(OSError):
                home.rmdir()
        raise


@dataclass(frozen=True, slots=True)
class _Way:
    """How the desk is to open."""

    key_file: Path | None
    ask: Ask | None


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _restore(
    work: Path,
    home: Path,
    file: Path,
    identities: Sequence[str],
    others: Sequence[Path] | None,
    way: _Way,
    on: date,
    tell: Tell,
) -> Restored:
    tell(BackupStep.OPENING, 0, 0)
    opened = reopen(file, identities, work / "opened")
    known, unopened = _others(file, identities, opened.manifest, others)
    tell(BackupStep.PUTTING_BACK, 0, 0)
    whole, key, told = work / "whole", slots.new_key(), opened.manifest
    with plain_disk_errors():
        whole.mkdir(mode=0o700)
        _copy(opened, whole / DATABASE, key)
    with Store(whole, key, _RESTORER) as store:
        with plain_disk_errors():
            if opened.texts:
                shutil.copytree(opened.folder / TEXTS, texts_folder(store))
        new = _record(store, _Known(file, told, opened.destroyed), known, on)
        before = len(destroyed_records(store))
        gone = {DestroyedRecord(*each) for other in known for each in other.destroyed}
        if gone - set(destroyed_records(store)):
            apply_destroyed(store, sorted(gone), on=on)
        destroyed = len(destroyed_records(store)) - before
    made = new_way(told.desk, key, way.key_file, way.ask)
    with slots.whole_slots():
        recovery = {**told.recovery, **_sealed(told, key)}
    _move_in(whole, home, told.desk, [made, recovery])
    names = tuple(sorted(other.path.name for other in known))
    return Restored(new, home, told, destroyed, names, unopened, str(made["kind"]))


def refuse_taken(home: Path) -> None:
    """Refuse a folder in which a desk stands, or part of one.

    Raises:
        Refused: `home-not-empty`.
    """
    if any((home / name).exists() for name in (DATABASE, f"{DATABASE}-wal", slots.SLOTS)):
        raise Refused("home-not-empty", home=str(home))


def _sealed(told: Manifest, key: bytes) -> dict[str, str]:
    return slots.sealed_for(bytes.fromhex(told.recovery["public"]), "recovery", told.desk, key)


def _copy(opened: Opened, path: Path, key: bytes) -> None:
    """Put the copy under a key that no backup holds."""
    source = connect(opened.copy, opened.key)
    try:
        copy_whole(source, path, key)
    finally:
        source.close()


def _others(
    file: Path, identities: Sequence[str], told: Manifest, given: Sequence[Path] | None
) -> tuple[list[_Known], tuple[str, ...]]:
    """Return the other backups of the same desk: those that were named, else those that lie beside the file.

    Beside them the names of sealed files that nothing of `identities` opens: whose they are, nobody can know. What is
    no larger than a package between desks is no backup.
    """
    if given is not None:
        found = [_Known(path, *read_lists(path, identities)) for path in given]
        for each in found:
            if each.manifest.desk != told.desk:
                raise Refused("backup-of-another", file=each.path.name)
        return found, ()
    beside, unopened = [], []
    with plain_disk_errors():
        near = sorted(path for path in file.absolute().parent.iterdir() if path.is_file())
    for path in near:
        if looks_sealed(path) and not path.samefile(file):
            try:
                beside.append(_Known(path, *read_lists(path, identities)))
            except Refused:
                if path.stat().st_size > LARGEST_PACKAGE:
                    unopened.append(path.name)
    return [each for each in beside if each.manifest.desk == told.desk], tuple(unopened)


def _record(store: Store, back: _Known, others: Iterable[_Known], on: date) -> str:
    """Put on record from which backup the desk comes, and those it has no record of: they have their time too."""
    told = back.manifest
    known = {(each.file, each.bytes) for each in list_backups(store)}
    with plain_disk_errors():
        rows = [_row(each) for each in (back, *others) if (each.path.name, each.path.stat().st_size) not in known]
    restored = {"restored_on": on, "made_on": told.made_on, "file": back.path.name}
    with store.write(_RESTORER, "restored", "desk") as tx:
        [new] = tx.insert("restoration", [{**restored, "events": told.head.seq, "head": told.head.hash}])
        tx.insert("backup", rows)
    return new


def _row(known: _Known) -> dict[str, Any]:
    told = known.manifest
    size, digest = known.path.stat().st_size, file_hash(known.path)
    row = {"made_on": told.made_on, "file": known.path.name, "sha256": digest, "bytes": size}
    return {**row, "events": told.head.seq, "head": told.head.hash}


def _move_in(whole: Path, home: Path, desk: str, ways: list[slots.Slot]) -> None:
    """Let the whole desk take its place; the ways in come last, and make it one.

    Raises:
        Refused: `home-not-empty`, `no-space`, `desk-read-only`, `disk-error`.
    """
    coming = [path for path in sorted(whole.iterdir()) if path.name not in (DATABASE, LOCK)]
    if any((home / path.name).exists() for path in coming):
        raise Refused("home-not-empty", home=str(home))
    with plain_disk_errors():
        try:
            make_file(home / DATABASE)
        except FileExistsError:
            raise Refused("home-not-empty", home=str(home)) from None
    moved = [home / path.name for path in (*coming, home / DATABASE)]
    try:
        with plain_disk_errors():
            for path in coming:
                shutil.move(path, home / path.name)
            (whole / DATABASE).chmod((home / DATABASE).stat().st_mode & 0o777)
            os.replace(whole / DATABASE, home / DATABASE)
        slots.write_slots(home, desk, ways)
    except BaseException:
        for path in moved:
            shutil.rmtree(path, ignore_errors=True)
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
