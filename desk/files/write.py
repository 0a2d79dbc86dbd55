"""Files people take away: text with `;` between the cells, as a Dutch spreadsheet opens it."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from schema.refused import Refused

_FORMULA = re.compile(r"\s*[=@+-]|[\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9 .,]*")


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]], *, as_it_came: bool = False
) -> None:
    """Write rows as UTF-8 with a byte order mark; None is an empty cell.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, unless `as_it_came`: then every cell
    is written to the letter, for a file that is read back. Numbers, also of telephones, are no formulas.

    Raises:
        Refused: `file-not-written`.
    """
    told = _exact if as_it_came else _harmless
    try:
        with path.open("w", encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow(map(told, columns))
            writer.writerows(map(told, row) for row in rows)
    except OSError as error:
        raise Refused("file-not-written", path=str(path)) from error


def _exact(cell: object) -> str:
    return "" if cell is None else str(cell)


def _harmless(cell: object) -> str:
    text = _exact(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
