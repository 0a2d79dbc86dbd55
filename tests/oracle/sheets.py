"""Files as users bring them: one sheet written as CSV or as a spreadsheet, knowing the line of every row."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from openpyxl import Workbook

Cell = str | int | float | bool | date
Row = dict[str, Cell]

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252")
SEPARATORS = (";", ",", "\t")

ALIASES: dict[str, tuple[str, ...]] = {
    "signaaldatum": ("signaaldatum", "Datum signaal", "SIGNAALDATUM", "Signaal-datum"),
    "huisnummer": ("huisnummer", "Huisnr.", "HUISNUMMER", "huis nummer"),
    "bedrag": ("bedrag", "Bedrag achterstand", "Bedrag"),
    "ontstaansdatum": ("ontstaansdatum", "Achterstand sinds", "Ontstaans datum"),
    "crisis": ("crisis", "Crisissignaal", "CRISIS"),
    "toevoeging": ("toevoeging", "Huisnummertoevoeging", "Huisnummer-toevoeging"),
    "warme overdracht": ("warme overdracht", "warme_overdracht", "Warme Overdracht"),
    "einddatum_levering": ("einddatum_levering", "Einddatum levering", "einddatum-levering"),
    "email": ("email", "E-mail", "e-mail"),
    "achternaam": ("achternaam", "Naam", "Achter naam"),
    "postcode": ("postcode", "Postcode", "post code"),
    "toestemming_op": ("toestemming_op", "Toestemming op", "Tóestemming op"),
    "vog_op": ("vog_op", "VOG op", "V.O.G. op"),
}


@dataclass
class Sheet:
    """A table before it is written: its fields, its rows, and what stands beyond the last heading of a row."""

    fields: list[str]
    rows: list[Row]
    beyond: dict[int, str] = field(default_factory=dict)
    blank_before: set[int] = field(default_factory=set)

    def only(self, chosen: list[int]) -> "Sheet":
        """Return these rows as a sheet of their own."""
        beyond = {new: self.beyond[old] for new, old in enumerate(chosen) if old in self.beyond}
        return Sheet(self.fields, [self.rows[index] for index in chosen], beyond)


@dataclass(frozen=True)
class Brought:
    """A written file with the rows as the reader must see them: line, cells by field, too many cells."""

    path: Path
    rows: list[tuple[int, Row, bool]]


def write(sheet: Sheet, path: Path, rng: Random, form: str) -> Brought:
    """Write a sheet as `xlsx` or in one of the encodings, with headings spelled and ordered at random."""
    fields = list(sheet.fields)
    rng.shuffle(fields)
    headings = [rng.choice(ALIASES.get(name, (name, name.upper(), f" {name} "))) for name in fields]
    return (_write_spreadsheet if form == "xlsx" else _write_text)(sheet, path, rng, form, fields, headings)


def _fit(text: str, form: str) -> str:
    """Return a text as an encoding can hold it."""
    return text.encode("cp1252", "replace").decode("cp1252") if form == "cp1252" else text


def _write_text(sheet: Sheet, path: Path, rng: Random, form: str, fields: list[str], headings: list[str]) -> Brought:
    separator, ending = rng.choice(SEPARATORS), rng.choice(("\n", "\r\n"))
    quoting = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))

    def as_text(cells: list[str]) -> str:
        into = io.StringIO()
        csv.writer(into, delimiter=separator, quoting=quoting, lineterminator=ending).writerow(cells)
        return into.getvalue()

    text, line, seen = as_text([_fit(heading, form) for heading in headings]), 2, []
    for index, row in enumerate(sheet.rows):
        if index in sheet.blank_before:
            text, line = text + ending, line + 1
        cells = {name: _fit(str(row.get(name, "")), form) for name in fields}
        more = [sheet.beyond[index]] if index in sheet.beyond else []
        written = as_text([*cells.values(), *more])
        seen.append((line, dict(cells), any(cell.strip() for cell in more)))
        text, line = text + written, line + written.count("\n")
    mark = "\ufeff" if form == "utf-16-be" else ""
    path.write_bytes((mark + text).encode(form))
    return Brought(path, seen)


def _write_spreadsheet(
    sheet: Sheet, path: Path, rng: Random, form: str, fields: list[str], headings: list[str]
) -> Brought:
    book = Workbook()
    page = book.active
    page.append(headings)
    line, seen = 2, []
    for index, row in enumerate(sheet.rows):
        if index in sheet.blank_before:
            line += 1
        cells = {name: row.get(name, "") for name in fields}
        more = [sheet.beyond[index]] if index in sheet.beyond else []
        for column, cell in enumerate([*cells.values(), *more], start=1):
            if cell != "":
                page.cell(line, column, cell)
        seen.append((line, cells, any(cell.strip() for cell in more)))
        line += 1
    book.save(path)
    return Brought(path, seen)
