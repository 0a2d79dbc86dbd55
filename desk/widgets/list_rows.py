"""What a list shows: its columns and rows, and how wide each column may be."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from desk.widgets.texts import one_line

_PADDING, _SCROLLBAR, _NARROWEST = 2, 1, 4


class Cell(NamedTuple):
    """A text with a tone of `desk.widgets.texts.TONES`; the word says the state, the tone only stresses it."""

    text: str
    tone: str = ""


class Row(NamedTuple):
    """One record in the list: its id and one cell per column."""

    id: str
    cells: Sequence[str | Cell]
    opens: bool = True
    """Whether enter leads anywhere."""


class Page(NamedTuple):
    """What a search found: the rows up to the limit, and how many there are in all when that is known."""

    rows: Sequence[Row]
    total: int | None = None


class Column(NamedTuple):
    """A column with its heading; numbers stand to the right, and one that is kept is never narrowed."""

    heading: str
    right: bool = False
    kept: bool = False


def fitted(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    """Return the columns' widths: what the rows ask for, taken from the widest until the list fits (in cells)."""
    asked = [cell_len(column.heading) for column in columns]
    for row in rows:
        for place, cell in enumerate(row.cells):
            asked[place] = max(asked[place], cell_len(one_line(cell.text if isinstance(cell, Cell) else cell)))
    least = [asked[n] if it.kept else max(cell_len(it.heading), _NARROWEST) for n, it in enumerate(columns)]
    room = width - _SCROLLBAR - _PADDING * len(asked)
    while room > 0 and sum(asked) > room:
        spare = [size - low for size, low in zip(asked, least, strict=True)]
        if max(spare) <= 0:
            break
        widest = max(range(len(asked)), key=lambda place: (spare[place] > 0, asked[place]))
        asked[widest] -= 1
    return asked
