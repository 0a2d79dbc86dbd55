"""Files people take away: text with `;` between the cells, as a Dutch spreadsheet opens it."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO

from schema.refused import Refused

_FORMULA = re.compile(r"\s*[=@+-]|[\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9 .,]*")


def write_as_it_came(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows as UTF-8 with a byte order mark, every cell to the letter, for a file that is read back.

    It goes to who brought these rows, beside the file they came from, and so is neither locked nor registered.

    Raises:
        Refused: `file-not-written`.
    """
    try:
        with path.open("w", encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            _write_rows(file, columns, rows, _exact)
    except OSError as error:
        raise Refused("file-not-written", path=str(path)) from error


def check_writable(path: Path) -> None:
    """Refuse a place where no file can be written, before the work is done; what stands there stays as it is.

    Raises:
        Refused: `file-not-written`.
    """
    try:
        there = path.exists() or path.is_symlink()
        if there and not path.is_file():
            return
        path.open("ab").close()
        if not there:
            path.unlink()
    except OSError as error:
        raise Refused("file-not-written", path=str(path)) from error


def csv_content(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as UTF-8 with a byte order mark, for a file that leaves the desk; None is an empty cell.

    A text that a spreadsheet would run as a formula gets an apostrophe before it. Numbers, also of telephones, are no
    formulas.
    """
    text = StringIO(newline="")
    _write_rows(text, columns, rows, harmless)
    return text.getvalue().encode("utf-8-sig", "surrogateescape")


def _write_rows(
    file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]], told: Callable[[object], str]
) -> None:
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(told, columns))
    writer.writerows(map(told, row) for row in rows)


def _exact(cell: object) -> str:
    return "" if cell is None else str(cell)


def harmless(cell: object) -> str:
    """Return a cell as text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    text = _exact(cell)
    return f"'{text}" if _would_run(text.lstrip("'")) else text


def as_meant(text: str) -> str:
    """Return the text of a cell without the apostrophe that `harmless` put before it."""
    return text[1:] if text[:1] == "'" and _would_run(text.lstrip("'")) else text


def _would_run(text: str) -> bool:
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)
