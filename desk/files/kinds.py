"""The five kinds of rows people bring, each read from a table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desk.files import columns
from desk.files.headers import ColumnMapping
from desk.files.reading import Found, Reading, Values, read_rows
from desk.files.rows import OrganisationRow, PostcodeRow, RequestRow, SignalRow, VolunteerRow
from desk.files.table import Table
from schema.codes import PartnerType, ProofKind
from schema.names import addition_key
from schema.progress import Tell
from schema.values import Fault


def read_signals(
    table: Table,
    today: date,
    partner: str | None = None,
    partner_type: PartnerType | None = None,
    mapping: ColumnMapping | None = None,
    tell: Tell | None = None,
) -> Reading[SignalRow]:
    """Read signals; `partner` and `partner_type` stand in where the cell is empty or the column absent.

    Raises:
        Refused: `column-missing`, `column-twice`; `import-cancelled` when `tell` says so.
    """
    given = {"partner": partner, "type": partner_type}
    asked = [
        column._replace(empty=given[column.name], needed=False) if given.get(column.name) else column
        for column in columns.SIGNALS
    ]

    def judge(row: SignalRow) -> Found | None:
        if row.signal_date > today:
            return Fault.FUTURE, "signaaldatum"
        if row.since is not None and row.since > row.signal_date:
            return Fault.AFTER_SIGNAL_DATE, "ontstaansdatum"
        return None

    def build(line: int, values: Values) -> SignalRow:
        return SignalRow._make([line, *_with_door(values, _DOOR_OF_SIGNAL)])

    return read_rows(table, asked, build, judge, mapping, tell)


def read_organisations(table: Table) -> Reading[OrganisationRow]:
    """Read organisations.

    Raises:
        Refused: `column-missing`, `column-twice`.
    """
    return read_rows(table, columns.ORGANISATIONS, lambda line, values: OrganisationRow(line, *values))


def read_volunteers(table: Table) -> Reading[VolunteerRow]:
    """Read volunteers; whether the organisation exists is for the caller to judge.

    Raises:
        Refused: `column-missing`, `column-twice`.
    """

    def judge(row: VolunteerRow) -> Found | None:
        """Refuse who has begun and of whom is not told what she speaks and offers: interest alone may lack that."""
        if row.started_on is None or (row.languages and row.kinds):
            return None
        return Fault.MISSING, "steunsoorten" if row.languages else "talen"

    return read_rows(table, columns.VOLUNTEERS, _volunteer, judge)


def _volunteer(line: int, values: Values) -> VolunteerRow:
    first, last = _PROOFS_OF_VOLUNTEER, _PROOFS_OF_VOLUNTEER + len(columns.PROOF_COLUMNS)
    dates = dict(zip(columns.PROOF_COLUMNS.values(), values[first:last], strict=True))
    proofs: dict[ProofKind, date] = {kind: day for kind, day in dates.items() if day is not None}
    return VolunteerRow(line, *[*_with_door(values[:first], _DOOR_OF_VOLUNTEER), proofs, *values[last:]])


def read_requests(table: Table) -> Reading[RequestRow]:
    """Read requests for support; whether the case and the volunteers exist is for the caller to judge.

    Raises:
        Refused: `column-missing`, `column-twice`.
    """
    return read_rows(
        table, columns.REQUESTS, lambda line, values: RequestRow(line, *_with_door(values, _DOOR_OF_REQUEST))
    )


def read_postcodes(table: Table) -> Reading[PostcodeRow]:
    """Read where postcodes lie: a table with headings, or one of GeoNames, which has none.

    Raises:
        Refused: `column-missing`, `column-twice`.
    """
    if not _is_of_geonames(table.headings):
        return read_rows(table, columns.POSTCODES, _postcode)
    reading = read_rows(replace(table, headings=_GEONAMES, header_line=0), columns.POSTCODES, _postcode)
    reading.warnings.clear()
    return reading


_GEONAMES = ("land", "postcode", "plaats", *(f"gebied {n}" for n in range(1, 7)), "lat", "lon", "nauwkeurigheid")
"""The columns of a file of postal codes by geonames.org (its readme.txt)."""


def _is_of_geonames(first: Sequence[str]) -> bool:
    """Say whether what stands where headings would is a row of GeoNames: a country's code, and figures at the end."""
    return len(first) == len(_GEONAMES) and re.fullmatch("[A-Z]{2}", first[0]) is not None and first[1][:1].isdecimal()


def _postcode(line: int, values: Values) -> PostcodeRow:
    return PostcodeRow(line, *values)


def _place(of: tuple[columns.Column, ...], name: str) -> int:
    return [column.name for column in of].index(name)


_DOOR_OF_SIGNAL = _place(columns.SIGNALS, "huisnummer")
_DOOR_OF_VOLUNTEER = _place(columns.VOLUNTEERS, "huisnummer")
_DOOR_OF_REQUEST = _place(columns.REQUESTS, "huisnummer")
_PROOFS_OF_VOLUNTEER = _place(columns.VOLUNTEERS, next(iter(columns.PROOF_COLUMNS)))


def _with_door(values: Values, place: int) -> Values:
    """Put number and addition in the place of the three columns of a house number, and return the values.

    The additions follow each other; one that repeats what is there (`12A` beside `A`) is written once, and one without
    a letter or a digit (`-`) is none.
    """
    door, letter, addition = values[place : place + 3]
    number, after = door or (None, "")
    if after or letter or (addition and not addition.isalnum()):
        told = ""
        for part in (after, letter, addition):
            if addition_key(part) not in ("", addition_key(told)):
                told = f"{told} {part}" if told else part
        addition = told
    values[place : place + 3] = number, addition
    return values
