"""Opening a backup: unpacked into a private folder, and every part of it held against what the backup says."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from desk.store.audit import head
from desk.store.cipher import connect, plain_errors
from desk.store.copying import count_rows
from desk.store.manifest import COPY, DESTROYED, LARGEST, MANIFEST, TEXTS, Manifest, Part, read_manifest
from desk.store.packing import Sink, Unpacking
from desk.store.platform import make_file, plain_disk_errors
from desk.store.sealing import open_members
from desk.store.store import LOCK
from desk.store.verify import examine
from schema.refused import CannotOpen

Listed = tuple[str, str, str]
"""One record on the list of what was destroyed: its table, its id, and the rule by which it went."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup in a folder: its encrypted copy and its texts lie there, and are as the backup says."""

    folder: Path
    manifest: Manifest
    destroyed: tuple[Listed, ...]

    @property
    def copy(self) -> Path:
        """Where the encrypted copy lies."""
        return self.folder / COPY

    @property
    def key(self) -> bytes:
        """The key of the copy."""
        return bytes.fromhex(self.manifest.key)

    @property
    def texts(self) -> list[str]:
        """The desk's own texts, by their names below the folder of texts."""
        return [part.name.removeprefix(TEXTS) for part in self.manifest.parts if part.name.startswith(TEXTS)]


def reopen(path: Path, identities: Sequence[str], folder: Path) -> Opened:
    """Unpack a backup into a new folder, and see that all of it is whole: parts, cipher, tables, papers and chain.

    Raises:
        Refused: `file-unreadable`; `no-space`, `disk-error` for the folder.
        CannotOpen: `backup-not-one`, `backup-wrong-key`, `backup-damaged`, `backup-not-whole`, `backup-newer`,
            `desk-newer`.
    """
    with plain_disk_errors():
        folder.mkdir(mode=0o700)
        parts = _Parts(path.name, folder)
        open_members(path, identities, Unpacking(parts.take))
    opened = Opened(folder, parts.whole(), parts.destroyed)
    _refuse_broken(path.name, opened)
    return opened


def read_lists(path: Path, identities: Sequence[str]) -> tuple[Manifest, tuple[Listed, ...]]:
    """Return what a backup says of itself and what was destroyed before it; the copy in it is not looked at.

    Raises:
        Refused: `file-unreadable`.
        CannotOpen: as `reopen`.
    """
    parts = _Parts(path.name, None)
    try:
        with plain_disk_errors():
            open_members(path, identities, Unpacking(parts.take))
    except _EnoughError:
        pass
    if parts.manifest is None:
        raise CannotOpen("backup-not-one", file=path.name)
    return parts.manifest, parts.destroyed


class _EnoughError(Exception):
    """What was wanted has been read."""


class _Parts:
    """Where each part of a backup goes: what it tells to the memory, what it keeps to a folder."""

    def __init__(self, name: str, folder: Path | None) -> None:
        self._name, self._folder = name, folder
        self._seen: set[str] = set()
        self.manifest: Manifest | None = None
        self.destroyed: tuple[Listed, ...] = ()

    def take(self, name: str, size: int) -> Sink:
        """Say where a part goes."""
        if self.manifest is None:
            if name != MANIFEST or size > LARGEST:
                raise CannotOpen("backup-not-one", file=self._name)
            return _InMemory(self._read_manifest)
        part = self.manifest.part(name)
        if part is None or part.bytes != size or name in self._seen:
            raise self._damaged()
        self._seen.add(name)
        if name == DESTROYED and size <= LARGEST:
            return _Checked(part, BytesIO(), self._read_destroyed, self._damaged)
        if self._folder is None:
            raise _EnoughError
        place = _place(self._folder, name)
        if place is None:
            raise self._damaged()
        place.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        make_file(place, mode=0o600)
        return _Checked(part, place.open("r+b"), None, self._damaged)

    def _read_manifest(self, content: bytes) -> None:
        self.manifest = read_manifest(content)

    def _read_destroyed(self, content: bytes) -> None:
        self.destroyed = tuple((str(table), str(record), str(rule)) for table, record, rule in json.loads(content))

    def _damaged(self) -> CannotOpen:
        return CannotOpen("backup-damaged", file=self._name)

    def whole(self) -> Manifest:
        """Return what the backup says of itself, once every part of it went by.

        Raises:
            CannotOpen: `backup-not-one`, `backup-damaged`.
        """
        if self.manifest is None:
            raise CannotOpen("backup-not-one", file=self._name)
        if {part.name for part in self.manifest.parts} != self._seen:
            raise self._damaged()
        return self.manifest


def _place(folder: Path, name: str) -> Path | None:
    """Return where a part lies in the folder; None for a name that is no part of a backup, or leads out of it."""
    if name == COPY:
        return folder / COPY
    inside = PurePosixPath(name.removeprefix(TEXTS))
    safe = name.startswith(TEXTS) and not inside.is_absolute() and ".." not in inside.parts and "\\" not in name
    return folder / TEXTS / inside if safe and inside.name else None


class _InMemory:
    """Keeps a part until it is whole."""

    def __init__(self, then: Callable[[bytes], None]) -> None:
        self._held, self._then = BytesIO(), then

    def write(self, piece: bytes, /) -> object:
        """Take a piece."""
        return self._held.write(piece)

    def close(self) -> None:
        """Pass on the whole."""
        self._then(self._held.getvalue())


class _Checked:
    """Passes a part on, and refuses it in the end when it is not what the backup says."""

    def __init__(
        self, part: Part, out: BinaryIO, then: Callable[[bytes], None] | None, damaged: Callable[[], CannotOpen]
    ) -> None:
        self._part, self._out, self._then, self._damaged = part, out, then, damaged
        self._hash = hashlib.sha256()

    def write(self, piece: bytes, /) -> object:
        """Take a piece."""
        self._hash.update(piece)
        return self._out.write(piece)

    def close(self) -> None:
        """See that the part is as it was."""
        if self._hash.hexdigest() != self._part.sha256:
            raise self._damaged()
        if isinstance(self._out, BytesIO) and self._then is not None:
            self._then(self._out.getvalue())
        self._out.close()


def _refuse_broken(name: str, opened: Opened) -> None:
    """Refuse a copy that is not whole, or not what the backup says.

    Raises:
        CannotOpen: `backup-not-whole`.
    """
    try:
        connection = connect(opened.copy, opened.key)
        try:
            with plain_errors():
                report = examine(connection, opened.folder / LOCK)
                same = (head(connection), count_rows(connection)) == (opened.manifest.head, opened.manifest.counts)
        finally:
            connection.close()
    except CannotOpen as refused:
        raise CannotOpen("backup-not-whole", file=name, detail=refused.values.get("detail", "")) from None
    if not report.ok or not same:
        raise CannotOpen("backup-not-whole", file=name, detail=next(iter(report.faults), ""))
