"""From a table to typed rows: every row is either read or refused, and every fault is named."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, repeat
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
_AT_ONCE = 500
"""Rows that are read together, a column at a time."""


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
    read_batch = _batch_reader(columns, matched.places, len(table.headings))
    unheaded = _unheaded_reader(table.headings)
    reading: Reading[R] = Reading()
    reading.warnings.extend(Warned(table.header_line, "ignored-column", heading) for heading in matched.ignored)
    rows = iter(counted(table.rows(), tell, Step.READING))
    while some := list(islice(rows, _AT_ONCE)):
        for (line, cells), (values, faulty) in zip(some, read_batch([cells for _line, cells in some]), strict=True):
            refusing, warned = _take_faults(columns, values) if faulty else ((), ())
            if refusing:
                fault, name = min(refusing, key=_order)
                reading.rejects.append(Reject(line, fault.value, name))
                continue
            row = build(line, values)
            if found := judge(row) or unheaded(cells):
                reading.rejects.append(Reject(line, found[0].value, found[1]))
                continue
            reading.rows.append(row)
            if warned:
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
        self.faulty = False
        """A cell that cannot be read was among them."""
        self._plain_text = column.read in (read_text, read_note) and not column.needed and column.empty == ""
        self._read = self.__getitem__

    def __missing__(self, cell: str) -> object:
        value = _read_cell(self.column, cell)
        if value.__class__ is Fault:
            self.faulty = True
        if len(self) < _MOST_REMEMBERED:
            self[cell] = value
        return value

    def read(self, cells: Sequence[str]) -> Sequence[object]:
        """Return what some cells were read as: of plain texts, white space around them is all that may go."""
        if self._plain_text:
            together = "".join(cells)
            if together.isprintable() and "'" not in together:
                stripped = list(map(str.strip, cells))
                return list(map(self.setdefault, stripped, stripped)) if len(self) < _MOST_REMEMBERED else stripped
        return list(map(self._read, cells))


def _batch_reader(
    columns: Sequence[Column], places: Mapping[str, int], width: int
) -> Callable[[list[list[str]]], Iterator[tuple[Values, bool]]]:
    """Return a function that reads the cells of some rows, a column at a time.

    It yields per row one value or `Fault` per column, in the order of `columns`, and whether there may be a `Fault`.
    """
    told = [(_Remembered(column), places.get(column.name)) for column in columns]
    beyond = [""] * width

    def read_batch(rows: list[list[str]]) -> Iterator[tuple[Values, bool]]:
        if set(map(len, rows)) != {width}:
            rows = [[*cells[:width], *beyond[len(cells) :]] for cells in rows]
        by_place, empty = list(zip(*rows, strict=True)), beyond[:1] * len(rows)
        read = [known.read(empty if place is None else by_place[place]) for known, place in told]
        faulty = any(known.faulty and Fault in map(type, cells) for (known, _), cells in zip(told, read, strict=True))
        return zip(map(list, zip(*read, strict=True)), repeat(faulty), strict=False)

    return read_batch


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
