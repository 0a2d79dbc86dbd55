"""Copies on this machine: a file that the desk gave out, and a paper or an export that stands in its own folder.

What lies elsewhere, or was changed since, the desk cannot reach: the register of files given out says who has it.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from desk.documents.texts import texts_folder
from desk.store.backup import WORK
from desk.store.destroying import Destroyed
from desk.store.platform import plain_disk_errors
from desk.store.slots import KEY_FILE, SLOTS
from desk.store.store import DATABASE, LOCK, Store
from desk.store.transaction import Tx
from schema.traces import Traces

_OF_THE_DESK = frozenset({DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK, KEY_FILE, SLOTS})
_MOST = 100 * 1024 * 1024
"""Bytes of the largest file that is looked into."""
_LOCKED = 1
"""The flag of a part of a zip that a password opens."""
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


Given = Sequence[Mapping[str, Any]]


def given_out(tx: Tx) -> Given:
    """Return where each file that was given out stands, and who is in it; asked before a name in its place goes too."""
    return tx.read("SELECT place, subjects, sha256 FROM visible_file_exports WHERE place <> ''")


def remove_copies(store: Store, destroyed: Destroyed, files: Given) -> int:
    """Remove what the desk wrote of who went, where it wrote it, and files beside the desk that hold a trace of them.

    A locked file cannot be looked into: the register says who stands in it. Returns how many were removed.

    Args:
        files: what `given_out` told before the destruction.

    Raises:
        Refused: `desk-read-only`, `disk-error`.
    """
    given = _holding(files, destroyed)
    hashes = {paper["sha256"] for paper in destroyed.papers} | set(given.values())
    removed = sum(_remove_given(place, digest) for place, digest in given.items())
    with plain_disk_errors():
        for path in _files(store):
            content = path.read_bytes()
            if sha256(content).hexdigest() in hashes or _speaks(content, destroyed.traces):
                path.unlink()
                removed += 1
    return removed


def _holding(files: Given, destroyed: Destroyed) -> dict[Path, str]:
    """Return where each file that holds one of the records that went was written, with its hash."""
    gone = destroyed.reach.ids | destroyed.reach.blanked.keys()
    return {Path(row["place"]): row["sha256"] for row in files if not gone.isdisjoint(row["subjects"].split("|"))}


def _remove_given(place: Path, digest: str) -> bool:
    """Remove a file that was given out, if it still is what was written; what a disk does not let go stays."""
    try:
        if place.is_symlink() or not place.is_file():
            return False
        with place.open("rb") as file:
            same = file_digest(file, "sha256").hexdigest() == digest
        if same:
            place.unlink()
    except OSError:
        return False
    return same


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
            parts = [packed.read(each) for each in packed.infolist() if not each.flag_bits & _LOCKED]
    return any(traces.found_in(text) for part in parts for text in _texts(part))


def _texts(content: bytes) -> Iterator[str]:
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            yield content.decode(encoding)
            return
