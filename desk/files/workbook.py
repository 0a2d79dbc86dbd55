"""Spreadsheets people take away: one sheet of texts, so that no telephone loses its nought and no cell is a formula."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from desk.files.write import harmless


def xlsx_content(columns: Sequence[str], rows: Iterable[Sequence[object]], *, on: date) -> bytes:
    """Return a workbook with headings and rows; every cell is a text, guarded as in `csv_content`.

    Args:
        on: the day that the workbook names as its own.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(on.year, on.month, on.day)})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, harmless(column), bold)
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if cell not in (None, ""):
                    sheet.write_string(line, place, harmless(cell))
        sheet.freeze_panes(1, 0)
        if columns:
            sheet.autofit()
    return out.getvalue()
