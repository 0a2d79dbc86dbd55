"""Spreadsheets (xlsx): from bytes to rows of text, behind guards against files made to exhaust the machine."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import isfinite
from struct import error as StructError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as ZlibError

from schema.refused import Refused

LARGEST_UNPACKED = 768 * 1024 * 1024
"""Bytes of all parts together; a sheet of a million signals is some 700 MB."""
MOST_CELLS = 25_000_000
"""Cells of the rectangle a sheet spans: the reader holds them all, also the empty ones between two filled corners."""

_CHUNK = 1024 * 1024
_REFERENCE = re.compile(rb"""\sr=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")


def open_sheet(content: bytes) -> Callable[[], Iterator[tuple[int, list[str]]]]:
    """Return a function that yields the number and the cells, as text, of each row of the first visible sheet.

    Raises:
        Refused: `file-not-a-table` with `found` `zip` (no workbook), `damaged`, or `too-large` when unpacked.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    _check_parts(content)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        sheet = workbook.get_sheet_by_name(names[0]) if names else None
    except CalamineError as error:
        raise Refused("file-not-a-table", found="damaged") from error
    if sheet is None:
        raise Refused("file-empty")
    return lambda: ((line, list(map(cell_text, cells))) for line, cells in enumerate(sheet.iter_rows(), 1))


def _check_parts(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as parts:
            if "xl/workbook.xml" not in parts.namelist():
                raise Refused("file-not-a-table", found="zip")
            left = LARGEST_UNPACKED
            for name in set(parts.namelist()):
                left -= _check_part(parts, name, left)
    except (
        BadZipFile,
        ZlibError,
        StructError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise Refused("file-not-a-table", found="damaged") from error


def _check_part(parts: ZipFile, name: str, most: int) -> int:
    """Unpack one part piece by piece and return its true size, whatever its header claims."""
    info = parts.getinfo(name)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refused("file-not-a-table", found="damaged")
    info.file_size = most + 1
    size, columns, rows, tail = 0, 0, 0, b""
    with parts.open(info) as part:
        while piece := part.read(_CHUNK):
            size += len(piece)
            for letters, number in _REFERENCE.findall(tail + piece):
                rows = max(rows, int(number))
                columns = max(columns, _column(letters))
            if size > most or rows * columns > MOST_CELLS:
                raise Refused("file-not-a-table", found="too-large")
            tail = piece[-20:]
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def cell_text(cell: object) -> str:
    """Return a cell as text: a whole number without decimals, a date as ISO, a boolean as `ja` or `nee`.

    A fraction of exactly three decimals gets a nought behind it, so that its point is not read as a thousands mark.
    """
    match cell:
        case str():
            return cell
        case bool():
            return "ja" if cell else "nee"
        case float() | int():
            return _number_text(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _number_text(number: float) -> str:
    if not isfinite(number):
        return str(number)
    text = format(Decimal(repr(number)), "f")
    whole, _, decimals = text.partition(".")
    if not decimals.strip("0"):
        return whole
    return f"{text}0" if len(decimals) == 3 else text
