"""One document for many subjects at once: a PDF each, and one that holds them all for the printer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desk.documents.issuing import issue_document
from desk.documents.writing import write_new
from desk.files.joining import join_pdfs
from desk.store.platform import plain_disk_errors
from desk.store.store import Store
from schema.progress import Tell
from schema.refused import Refused

PRINTING, JOINING = "printing", "joining"
_STOPS = frozenset({"many-cancelled", "no-space", "desk-read-only", "disk-error", "desk-busy"}) | {
    "document-unknown",
    "file-exists",
    "file-not-written",
}
"""What ends the work; anything else concerns one subject, and the others go on."""


class Many(NamedTuple):
    """What came of printing a document for many."""

    printed: int
    again: int
    """Of those, how many had been issued before, unchanged."""
    incomplete: int
    """Of those, how many still have something to be filled in."""
    refused: tuple[tuple[str, str], ...]
    """Each subject for which it could not be printed, with the code that says why."""
    joined: Path | None
    """The one to print; None when it was not asked for, or nothing was printed."""
    pages: int
    """Of the one to print."""


def print_many(
    store: Store,
    /,
    name: str,
    subjects: Sequence[str],
    folder: Path,
    *,
    on: date,
    language: str,
    joined: Path | None = None,
    tell: Tell | None = None,
) -> Many:
    """Issue a document about each of many subjects (ids) and write it into a folder, under its number and version.

    Each is issued by itself: who stops halfway has what was printed until then, in the register and in the folder.

    Args:
        joined: where the one to print goes; nothing may stand there yet.

    Raises:
        Refused: `no-subjects`, `document-unknown`, `file-exists`, `file-not-written`, `no-space`, and what `tell`
            refuses.
    """
    if not subjects:
        raise Refused("no-subjects")
    if joined is not None and joined.exists():
        raise Refused("file-exists", path=str(joined))
    _make(folder)
    printing = _Printing(store, name, folder, on, language)
    for place, subject in enumerate(subjects):
        if tell is not None:
            tell(PRINTING, place, len(subjects))
        printing.issue(subject)
    if joined is None or not printing.paths:
        return printing.made(None, 0)
    if tell is not None:
        tell(JOINING, len(subjects), len(subjects))
    with plain_disk_errors():
        return printing.made(joined, join_pdfs(printing.paths, joined))


@dataclass
class _Printing:
    """What came of it so far."""

    store: Store
    name: str
    folder: Path
    on: date
    language: str
    again: int = 0
    incomplete: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    def issue(self, subject: str) -> None:
        """Issue the document about one subject and write it; a refusal that concerns only this one is kept."""
        try:
            paper = issue_document(self.store, self.name, subject, on=self.on, language=self.language)
        except Refused as why:
            if why.code in _STOPS:
                raise
            self.refused.append((subject, why.code))
            return
        self.paths.append(self.folder / f"{paper.number}-v{paper.version}.pdf")
        _write(self.paths[-1], paper.pdf)
        self.again += paper.again
        self.incomplete += bool(paper.gaps)

    def made(self, joined: Path | None, pages: int) -> Many:
        """Return what came of it all."""
        return Many(len(self.paths), self.again, self.incomplete, tuple(self.refused), joined, pages)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        raise Refused("file-not-written", path=str(folder)) from None


def _write(path: Path, pdf: bytes) -> None:
    """Write a PDF; where the very same stands already, leave it."""
    try:
        if path.exists() and path.read_bytes() == pdf:
            return
    except OSError:
        raise Refused("file-not-written", path=str(path)) from None
    write_new(path, pdf)
