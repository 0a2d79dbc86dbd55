"""Writing the pages of a delivery: each streamed to a file beside its place, and put there once all are whole."""

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import file_digest, sha256
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from desk.exchange.ddas_units import Unit
from desk.store.platform import make_file
from desk.store.sealed import PLAIN, Sealing, name_inside, place_of, sealing_into
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
    """Of the delivery in it."""
    subjects: list[str] = field(default_factory=list)
    """Ids of its signals."""

    def file_digest(self) -> str:
        """Return the sha256 of the file as it was written, before it is put in place."""
        with self.beside.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()


@dataclass(slots=True)
class Pages:
    """The pages that were written, and how many the delivery has in all."""

    total: int = 1
    written: list[Page] = field(default_factory=list)


def page_path(path: Path, number: int) -> Path:
    """Return the name of one page of several: `levering.json` has `levering-1.json`, `levering.json.zip` as well."""
    ending = "".join(path.suffixes[-2:]) if path.suffixes[-2:-1] == [".json"] else path.suffix
    return path.with_name(f"{path.name.removesuffix(ending)}-{number}{ending}")


@contextmanager
def written_pages(
    units: Iterable[Unit],
    page_size: int | None,
    path_of: Callable[[int], Path | None],
    head: Head,
    delivery: Head,
    sealing: Sealing = PLAIN,
    *,
    on: date,
) -> Iterator[Pages]:
    """Write the pages for which there is a path, each beside its place; what is not put there is gone in the end.

    Args:
        page_size: signals on a page, unless one address and month has more; None for a single page.
        head: the fields before the delivery, and `delivery` those before its signals.
        on: the day that a zip tells of the file in it.

    Raises:
        Refused: `file-not-written`, `password-missing`.
    """
    pages = Pages()

    def write(page: Page, units: Iterable[Unit]) -> None:
        with _writing(page, sealing, on) as (out, cases):
            _write_page(page, out, cases, head, delivery, units)

    def place(number: int) -> Path | None:
        path = path_of(number)
        return None if path is None else place_of(path, sealing)

    with TemporaryDirectory(prefix="regiedesk-") as elsewhere:
        try:
            for number, group in groupby(_numbered(units, page_size), itemgetter(0)):
                pages.total = number
                _write(pages, place, Path(elsewhere), write, (unit for _number, unit in group))
            if not pages.written and pages.total == 1:
                _write(pages, place, Path(elsewhere), write, ())
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
    place: Callable[[int], Path | None],
    elsewhere: Path,
    write: Callable[[Page, Iterable[Unit]], None],
    units: Iterable[Unit],
) -> None:
    path = place(pages.total)
    if path is None:
        return
    try:
        page = Page(pages.total, path, _place_beside(path, elsewhere))
        pages.written.append(page)
        write(page, units)
    except OSError as error:
        raise Refused("file-not-written", path=str(path)) from error


@contextmanager
def _writing(page: Page, sealing: Sealing, on: date) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give what a page is written to, and where its cases wait; under a password neither is ever open on the disk."""
    with page.beside.open("wb") as file:
        if sealing.password is None:
            with TemporaryFile(dir=page.beside.parent) as cases:
                yield file, cases
        else:
            name = name_inside(page.path, ".json").name
            with sealing_into(file, name, sealing.password, on=on) as out:
                yield out, BytesIO()


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
        page.subjects += [signal["ID"] for signal in unit.signals]
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
