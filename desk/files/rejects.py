"""The file of refused rows, to be mended and brought again."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from desk.files.headers import REASON_COLUMN
from desk.files.reading import Reject
from desk.files.table import Table
from desk.files.write import write_as_it_came
from schema.names import name_key


def _reason_and_field(reject: Reject) -> str:
    return f"{reject.reason}: {reject.field}" if reject.field else reject.reason


def write_rejects(
    path: Path, table: Table, rejects: Iterable[Reject], describe: Callable[[Reject], str] = _reason_and_field
) -> None:
    """Write the refused rows exactly as they came, in their own columns and order, with a column `reden` behind them.

    Nothing is put before a text that looks like a formula: the row would no longer be what came, and would come back
    changed. A `reden` of an earlier round makes place for the new one. Cells beyond the headings get empty headings.

    Raises:
        Refused: `file-not-written`.
    """
    reasons = {reject.line: describe(reject) for reject in rejects}
    kept = [place for place, heading in enumerate(table.headings) if name_key(heading) != REASON_COLUMN]
    refused = [row for row in table.rows() if row.line in reasons]
    beyond = range(len(table.headings), max((len(row.cells) for row in refused), default=0))

    def told() -> Iterator[list[str]]:
        for line, cells in refused:
            padded = [cells[place] if place < len(cells) else "" for place in (*kept, *beyond)]
            yield [*padded, reasons[line]]

    headings = [table.headings[place] for place in kept] + [""] * len(beyond)
    write_as_it_came(path, [*headings, REASON_COLUMN], told())
