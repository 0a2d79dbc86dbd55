"""Copies in the folder of the desk itself: an export or a paper that was written there goes with what it holds."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from desk.documents.texts import texts_folder
from desk.store.backup import WORK
from desk.store.destroying import Destroyed
from desk.store.platform import plain_disk_errors
from desk.store.slots import KEY_FILE, SLOTS
from desk.store.store import DATABASE, LOCK, Store
from schema.traces import Traces

_OF_THE_DESK = frozenset({DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK, KEY_FILE, SLOTS})
_MOST = 100 * 1024 * 1024
"""Bytes of the largest file that is looked into."""
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


def remove_copies(store: Store, destroyed: Destroyed) -> int:
    """Remove files beside the desk that are a paper that went, or hold a trace of who went; return how many.

    Raises:
        Refused: `desk-read-only`, `disk-error`.
    """
    hashes = {paper["sha256"] for paper in destroyed.papers}
    removed = 0
    with plain_disk_errors():
        for path in _files(store):
            content = path.read_bytes()
            if sha256(content).hexdigest() in hashes or _speaks(content, destroyed.traces):
                path.unlink()
                removed += 1
    return removed


def _files(store: Store) -> Iterator[Path]:
    own = texts_folder(store)
    for path in sorted(store.home.rglob("*")):
        inside = path.relative_to(store.home).parts
        if path.name in _OF_THE_DESK or inside[0].startswith(WORK) or own in path.parents:
            continue
        if path.is_symlink() or not path.is_file():
            continue
        if path.stat().st_size <= _MOST:
            yield path


def _speaks(content: bytes, traces: Traces) -> bool:
    """Say whether a file holds a trace: in its text, or in a part of a workbook."""
    parts = [content]
    if content.startswith(b"PK"):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
    return any(traces.found_in(text) for part in parts for text in _texts(part))


def _texts(content: bytes) -> Iterator[str]:
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            yield content.decode(encoding)
            return
