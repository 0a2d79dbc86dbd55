"""A backup: the whole desk in one file of the age format, for the recovery code and for the desk's own key.

Inside is a tar: what the backup says of itself, the list of what was destroyed, the encrypted copy, the own texts. The
copy stays encrypted wherever it lies; its key is in the first file, which is never put on a disk.
"""

import errno
import json
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from desk import __version__
from desk.store import slots
from desk.store.age_keys import desk_identity, public_recipient, recipient
from desk.store.audit import head
from desk.store.cipher import connect, plain_errors
from desk.store.copying import copy_whole, count_rows
from desk.store.manifest import COPY, DESTROYED, MANIFEST, Manifest, Part
from desk.store.migrations import NEWEST
from desk.store.packing import Member
from desk.store.platform import make_file, plain_disk_errors, sync_folder
from desk.store.reopening import reopen
from desk.store.sealing import file_hash, seal_members
from desk.store.store import DATABASE, Store
from schema.progress import BackupStep, Tell
from schema.refused import CannotOpen, Refused

WORK = ".backup-"
"""How the folder begins in which a copy lies while it is made or looked into."""
_LEFT_BEHIND = 86_400.0
"""Seconds after which such a folder is of a program that was broken off."""
_WRONG_PLACE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL})
"""What a disk says of a name or a place that cannot be."""
_DESTROYED = "SELECT table_name, record, rule FROM destroyed_record ORDER BY key"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made, and opened again to see that it is whole."""

    path: Path
    sha256: str
    bytes: int
    manifest: Manifest


def make_backup(
    store: Store, target: Path, municipality: str, texts: Sequence[Member], *, on: date, tell: Tell | None = None
) -> Made:
    """Write the whole desk to a file, open it again to see that it is whole, and only then give it its name.

    Args:
        texts: the desk's own texts, by their names inside.

    Raises:
        Refused: `recovery-too-old` where the recovery code is of an older program; `no-space`, `file-not-written`,
            `disk-error`.
        CannotOpen: `desk-damaged`, `backup-damaged`.
    """
    say = tell or _silent
    desk, ways = slots.read_slots(store.home)
    way = next((way for way in ways if slots.opens_backups(way)), None)
    if way is None:
        raise Refused("recovery-too-old")
    recipients = [public_recipient(bytes.fromhex(way["public"])), recipient(slots.backup_private(store.file_key))]
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    with work_folder(store.home) as work:
        try:
            say(BackupStep.COPYING, 0, 0)
            manifest, members = _gathered(store, work, texts)
            manifest = replace(manifest, desk=desk, municipality=municipality, made_on=on, recovery=_bare(way))
            say(BackupStep.SEALING, 0, 0)
            with _written(target):
                make_file(beside, mode=0o600)
                digest = seal_members(beside, [Member(MANIFEST, manifest.as_bytes()), *members], recipients)
            (work / COPY).unlink()
            say(BackupStep.CHECKING, 0, 0)
            _open_again(beside, desk_identity(store.file_key), work / "again")
            with _written(target):
                size = beside.stat().st_size
                beside.replace(target)
                sync_folder(target.parent)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    return Made(target, digest, size, manifest)


def _open_again(path: Path, identity: str, folder: Path) -> None:
    """See that a backup opens and is whole; a whole copy of a desk that is not is no backup.

    Raises:
        CannotOpen: `desk-damaged`, `backup-damaged`.
    """
    try:
        reopen(path, [identity], folder)
    except CannotOpen as refused:
        if refused.code != "backup-not-whole":
            raise
        raise CannotOpen("desk-damaged", detail=refused.values["detail"]) from None


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _bare(way: slots.Slot) -> dict[str, object]:
    """Return what of the recovery slot lasts: the desk's key that it seals is another in the restored desk."""
    return {name: way[name] for name in ("kind", "public", "private", "from")}


def _gathered(store: Store, work: Path, texts: Sequence[Member]) -> tuple[Manifest, list[Member]]:
    """Copy the file under a key of its own, and return what is to be told of it and packed."""
    key = slots.new_key()
    source = connect(store.home / DATABASE, store.file_key)
    try:
        with plain_disk_errors():
            copy_whole(source, work / COPY, key)
    finally:
        source.close()
    copy = connect(work / COPY, key)
    try:
        with plain_errors():
            counts, newest = count_rows(copy), head(copy)
            gone = [[row["table_name"], row["record"], row["rule"]] for row in copy.execute(_DESTROYED)]
    finally:
        copy.close()
    members = [Member(DESTROYED, json.dumps(gone).encode()), Member(COPY, work / COPY), *texts]
    with plain_disk_errors():
        parts = tuple(_part(member) for member in members)
    told = Manifest("", "", date.min, __version__, NEWEST, key.hex(), {}, counts, newest, parts)
    return told, members


def _part(member: Member) -> Part:
    if isinstance(member.content, bytes):
        return Part(member.name, len(member.content), sha256(member.content).hexdigest())
    return Part(member.name, member.content.stat().st_size, file_hash(member.content))


@contextmanager
def _written(target: Path) -> Iterator[None]:
    """Name the file that cannot be written where its place is what is wrong.

    Raises:
        Refused: `no-space`, `disk-error`, `file-not-written`.
    """
    try:
        with plain_disk_errors():
            yield
    except Refused as refused:
        wrong = isinstance(refused.__cause__, OSError) and refused.__cause__.errno in _WRONG_PLACE
        if refused.code != "desk-read-only" and not wrong:
            raise
        raise Refused("file-not-written", path=str(target)) from refused


@contextmanager
def work_folder(home: Path) -> Iterator[Path]:
    """Give a private folder on the desk's own disk, and take it away again; also one that was left behind.

    Raises:
        Refused: `no-space`, `desk-read-only`, `disk-error`.
    """
    with plain_disk_errors():
        for old in home.glob(f"{WORK}*"):
            if time.time() - old.stat().st_mtime > _LEFT_BEHIND:
                shutil.rmtree(old, ignore_errors=True)
        work = Path(mkdtemp(prefix=WORK, dir=home))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
