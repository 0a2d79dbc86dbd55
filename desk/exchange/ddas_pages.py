"""Writing the pages of a delivery: each streamed to a file beside its place, and put there once all are whole."""

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from desk.exchange.ddas_units import Unit
from desk.store.platform import make_file
from schema.refused import Refused

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Head = Mapping[str, Any]


@dataclass(slots=True)
class Page:
    """One page that was written: where it goes, and what it holds."""

    number: int
    path: Path
    beside: Path
    signals: int = 0
    cases: int = 0
    attempts: int = 0
    sha256: str = ""


@dataclass(slots=True)
class Pages:
    """The pages that were written, and how many the delivery has in all."""

    total: int = 1
    written: list[Page] = field(default_factory=list)


def page_path(path: Path, number: int) -> Path:
    """Return the name of one page of several: `levering.json` has `levering-1.json`."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


@contextmanager
def written_pages(
    units: Iterable[Unit], page_size: int | None, path_of: Callable[[int], Path | None], head: Head, delivery: Head
) -> Iterator[Pages]:
    """Write the pages for which there is a path, each beside its place; what is not put there is gone in the end.

    Args:
        page_size: signals on a page, unless one address and month has more; None for a single page.
        head: the fields before the delivery, and `delivery` those before its signals.

    Raises:
        Refused: `file-not-written`.
    """
    pages = Pages()
    with TemporaryDirectory(prefix="regiedesk-") as elsewhere:
        try:
            for number, group in groupby(_numbered(units, page_size), itemgetter(0)):
                pages.total = number
                _write(pages, path_of, Path(elsewhere), head, delivery, (unit for _number, unit in group))
            if not pages.written and pages.total == 1:
                _write(pages, path_of, Path(elsewhere), head, delivery, ())
            yield pages
        finally:
            for page in pages.written:
                page.beside.unlink(missing_ok=True)


def put_in_place(pages: Pages) -> None:
    """Put each page where it goes, over what stands there.

    Raises:
        Refused: `file-not-written`.
    """
    for page in pages.written:
        try:
            if page.beside.parent == page.path.parent:
                os.replace(page.beside, page.path)
            else:
                shutil.copyfile(page.beside, page.path)
        except OSError as error:
            raise Refused("file-not-written", path=str(page.path)) from error


def _numbered(units: Iterable[Unit], page_size: int | None) -> Iterator[tuple[int, Unit]]:
    number, held = 1, 0
    for unit in units:
        if page_size is not None and held and held + len(unit.signals) > page_size:
            number, held = number + 1, 0
        held += len(unit.signals)
        yield number, unit


def _write(
    pages: Pages,
    path_of: Callable[[int], Path | None],
    elsewhere: Path,
    head: Head,
    delivery: Head,
    units: Iterable[Unit],
) -> None:
    path = path_of(pages.total)
    if path is None:
        return
    try:
        page = Page(pages.total, path, _place_beside(path, elsewhere))
        pages.written.append(page)
        with page.beside.open("wb") as out, TemporaryFile(dir=page.beside.parent) as cases:
            _write_page(page, out, cases, head, delivery, units)
    except OSError as error:
        raise Refused("file-not-written", path=str(path)) from error


def _place_beside(path: Path, elsewhere: Path) -> Path:
    """Make an empty file beside a place; elsewhere where that is no folder to write in, or the place no plain file."""
    name = f"{path.name}.new-{secrets.token_hex(4)}"
    if path.exists() and not path.is_file():
        beside = elsewhere / name
    else:
        beside = path.with_name(name) if os.access(path.parent, os.W_OK) or not path.exists() else elsewhere / name
    make_file(beside)
    return beside


def _write_page(
    page: Page, out: IO[bytes], cases: IO[bytes], head: Head, delivery: Head, units: Iterable[Unit]
) -> None:
    """Write one page; its cases, which come after all signals, wait in a file without a name."""
    digest = sha256()

    def put(content: bytes) -> None:
        digest.update(content)
        out.write(content)

    put(f'{_encode(head)[:-1]},"leveringen":[{_encode(delivery)[:-1]},"vroegsignalen":['.encode())
    for unit in units:
        lines = ",\n".join(map(_encode, unit.signals))
        put(f"{',' if page.signals else ''}\n{lines}".encode())
        page.signals += len(unit.signals)
        if unit.case is not None:
            cases.write(f"{',' if page.cases else ''}\n{_encode(unit.case)}".encode())
            page.cases += 1
            page.attempts += unit.attempts
    put(b'\n],"vroegsignaalzaken":[')
    cases.seek(0)
    while content := cases.read(1 << 20):
        put(content)
    put(b"\n]}]}\n")
    page.sha256 = digest.hexdigest()
