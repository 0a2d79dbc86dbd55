"""A file people bring, recognised by its content, as headings and rows of text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desk.files.sheet import open_sheet
from desk.files.text import decode, split_rows
from schema.refused import Refused

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a file of a million signals is some 180 MB."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Format(StrEnum):
    """What a file turns out to be."""

    TEXT = "text"
    SPREADSHEET = "xlsx"
    DDAS = "ddas-json"


class TableRow(NamedTuple):
    """One row: its line in the file and its cells exactly as they came."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows. A row without one filled cell is no row; the first filled one holds the headings.

    In a text a line is a physical line, and a row over several lines counts by its first. In a spreadsheet it is the
    row number of the first visible sheet; merged cells have their value in the first of them and are empty elsewhere.
    """

    headings: tuple[str, ...]
    header_line: int
    read_lines: Callable[[], Iterator[tuple[int, list[str]]]]

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows under the headings; reads them anew each time, so that a large file is held once."""
        for line, cells in self.read_lines():
            if line > self.header_line and any(map(str.strip, cells)):
                yield TableRow(line, cells)


def read_table(source: Path | bytes) -> Table:
    """Read a spreadsheet or a text with `;`, `,` or tab between its cells.

    Raises:
        Refused: `file-unreadable`, `file-too-large`, `file-empty`, `file-not-a-table` (value `found` says what it is
            instead), `format-not-supported`.
    """
    content = source if isinstance(source, bytes) else read_bytes(source)
    match recognise(content):
        case Format.SPREADSHEET:
            read_lines = open_sheet(content)
        case Format.TEXT:
            read_lines = split_rows(decode(content))
        case Format.DDAS:
            raise Refused("format-not-supported", format=Format.DDAS.value)
    for line, cells in read_lines():
        if any(map(str.strip, cells)):
            return Table(tuple(cells), line, read_lines)
    raise Refused("file-empty")


def read_bytes(path: Path) -> bytes:
    """Return the content of an ordinary file.

    Raises:
        Refused: `file-unreadable` (missing, a folder, no permission), `file-too-large`.
    """
    try:
        if not path.is_file():
            raise Refused("file-unreadable", path=str(path))
        if path.stat().st_size > LARGEST_FILE:
            raise Refused("file-too-large", path=str(path), megabytes=LARGEST_FILE // 1024**2)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Refused("file-unreadable", path=str(path)) from error


def recognise(content: bytes) -> Format:
    """Say what a file is by its content, never by its name.

    Raises:
        Refused: `file-empty`, `file-not-a-table` with `found` `encrypted` (a workbook with a password) or `xls`.
    """
    if content.startswith(_ZIP):
        return Format.SPREADSHEET
    if content.startswith(_OLE):
        raise Refused("file-not-a-table", found="encrypted" if _ENCRYPTED in content else "xls")
    start = content[:1024]
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    start = b"".join(start.replace(b"\0", b"").split())
    if not start and not content[1024:].strip():
        raise Refused("file-empty")
    return Format.DDAS if start.startswith((b"{", b"[{", b"[]")) else Format.TEXT
