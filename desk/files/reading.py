"""From a table to typed rows: every row is either read or refused, and every fault is named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import getitem, itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from desk.files.columns import Column
from desk.files.headers import ColumnMapping, match_headings
from desk.files.table import Table
from desk.files.write import as_meant
from schema.progress import Step, Tell, counted
from schema.values import Fault, read_note, read_text

R = TypeVar("R")
Values = list[Any]
Found = tuple[Fault, str]
"""A fault and the column it is in."""

_ORDER = {fault: order for order, fault in enumerate(Fault)}
_MOST_REMEMBERED = 20_000


class Reject(NamedTuple):
    """Why one row is refused: its line, the reason and the column (empty for a cell without a heading)."""

    line: int
    reason: str
    field: str


class Warned(NamedTuple):
    """What was left out of what was read: the fault of one cell, or `ignored-column` with the heading."""

    line: int
    reason: str
    field: str


@dataclass(slots=True)
class Reading(Generic[R]):
    """What came of a table: `len(rows) + len(rejects)` is the number of its rows."""

    rows: list[R] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    kept: str | None = None
    """The partner for whom the headings were kept, "" where none is named; None when nothing was kept of them."""


def read_rows(
    table: Table,
    columns: Sequence[Column],
    build: Callable[[int, Values], R],
    judge: Callable[[R], Found | None] = lambda row: None,
    mapping: ColumnMapping | None = None,
    tell: Tell | None = None,
) -> Reading[R]:
    """Read the rows of a table by its columns; `judge` names a fault that only a whole row shows.

    A refused row has one entry: of its faults the first by the order of `Fault`, then by the order of `columns`.

    Args:
        mapping: what a user said of the headings; it wins from the aliases.

    Raises:
        Refused: `column-missing`, `column-twice`; `import-cancelled` when `tell` says so.
    """
    needed = [column.name for column in columns if column.needed]
    matched = match_headings(table.headings, [column.name for column in columns], needed, mapping)
    read_cells = _cells_reader(columns, matched.places, len(table.headings))
    unheaded = _unheaded_reader(table.headings)
    reading: Reading[R] = Reading()
    reading.warnings.extend(Warned(table.header_line, "ignored-column", heading) for heading in matched.ignored)
    for line, cells in counted(table.rows(), tell, Step.READING):
        values = read_cells(cells)
        refusing, warned = _take_faults(columns, values) if Fault in map(type, values) else ((), ())
        if refusing:
            fault, name = min(refusing, key=_order)
            reading.rejects.append(Reject(line, fault.value, name))
            continue
        row = build(line, values)
        if found := judge(row) or unheaded(cells):
            reading.rejects.append(Reject(line, found[0].value, found[1]))
            continue
        reading.rows.append(row)
        reading.warnings.extend(Warned(line, fault.value, name) for fault, name in warned)
    return reading


def _order(found: Found) -> int:
    return _ORDER[found[0]]


def _take_faults(columns: Sequence[Column], values: Values) -> tuple[list[Found], list[Found]]:
    """Put empty values where faults are, and return the faults that refuse the row and those that only warn."""
    refusing: list[Found] = []
    warned: list[Found] = []
    filled = {
        column.name for column, value in zip(columns, values, strict=True) if not isinstance(value, Fault) and value
    }
    for place, (column, value) in enumerate(zip(columns, values, strict=True)):
        if isinstance(value, Fault):
            values[place] = column.empty
            if value is not Fault.MISSING or column.unless not in filled:
                (refusing if column.needed or column.refuses else warned).append((value, column.name))
    return refusing, warned


class _Remembered(dict[str, object]):
    """What the cells of one column were read as: most come back often, and equal values are then held once.

    Where nearly every cell is another one, as in a column of references, no more of them are remembered.
    """

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self._as_it_came = column.read in (read_text, read_note)

    def __missing__(self, cell: str) -> object:
        value = cell if self._as_it_came and cell.isalnum() else _read_cell(self.column, cell)
        if len(self) < _MOST_REMEMBERED:
            self[cell] = value
        return value


def _cells_reader(columns: Sequence[Column], places: Mapping[str, int], width: int) -> Callable[[list[str]], Values]:
    """Return a function that reads the cells of a row: one value or `Fault` per column, in the order of `columns`."""
    read = [_Remembered(column) for column in columns]
    pick = itemgetter(*(places.get(column.name, width) for column in columns))
    beyond = [""] * (width + 1)

    def read_cells(cells: list[str]) -> Values:
        padded = [*cells[:width], *beyond[min(len(cells), width) :]]
        return list(map(getitem, read, pick(padded)))

    return read_cells


def _read_cell(column: Column, cell: str) -> object:
    if cell[:1] == "'":
        cell = as_meant(cell)
    as_text = column.read if column.read is read_note else read_text
    text = cell.strip() if cell.isprintable() else as_text(cell)
    if text.__class__ is Fault:
        return text
    if not text:
        return Fault.MISSING if column.needed else column.empty
    value = text if column.read in (read_text, read_note) else column.read(text)
    return Fault.MISSING if value == () and column.needed else value


def _unheaded_reader(headings: Sequence[str]) -> Callable[[list[str]], Found | None]:
    """Return a function that finds a filled cell in a column without a heading."""
    width = len(headings)
    blank = [place for place, heading in enumerate(headings) if not heading.strip()]

    def find(cells: list[str]) -> Found | None:
        if not blank and len(cells) <= width:
            return None
        unheaded = cells[width:] + [cells[place] for place in blank if place < len(cells)]
        return (Fault.TOO_MANY_CELLS, "") if any(map(str.strip, unheaded)) else None

    return find
