"""Refused rows go back as they came; what leaves the desk runs no formulas."""

from datetime import date

import pytest

from desk.files.kinds import read_signals
from desk.files.reading import Reject
from desk.files.rejects import write_rejects
from desk.files.table import read_table
from desk.files.write import csv_content, write_as_it_came
from schema.refused import Refused

TODAY = date(2026, 11, 3)
ODD = 'Bedrag;Naam;signaaldatum;type;postcode;Huisnr.\nveel; =1+1 ;3-11-2026;Energie;1234AB;"1\n2"\n'


def written(path):
    return path.read_text(encoding="utf-8-sig")


def mended(tmp_path, content):
    table = read_table(content)
    path = tmp_path / "rejects.csv"
    write_rejects(path, table, read_signals(table, TODAY).rejects)
    return path


def test_a_refused_row_goes_back_exactly_as_it_came(tmp_path):
    path = mended(tmp_path, ODD.encode())
    table = read_table(path)
    assert table.headings == ("Bedrag", "Naam", "signaaldatum", "type", "postcode", "Huisnr.", "reden")
    [row] = table.rows()
    assert row.cells == ["veel", " =1+1 ", "3-11-2026", "Energie", "1234AB", "1\n2", "unreadable: bedrag"]


def test_rows_that_were_read_are_not_in_the_file(tmp_path):
    good = b"signaaldatum,type,postcode,huisnummer,bedrag\n2026-11-03,Huur,1234AB,1,100\n2026-11-03,Huur,1234AB,1,\n"
    assert written(mended(tmp_path, good)).splitlines()[1:] == ["2026-11-03;Huur;1234AB;1;;missing: bedrag"]


def test_a_second_round_has_one_column_with_the_reason(tmp_path):
    first = mended(tmp_path, ODD.encode())
    content = first.read_bytes()
    assert mended(tmp_path, content).read_bytes() == content


def test_cells_without_a_heading_stand_before_the_reason(tmp_path):
    content = b"signaaldatum;type;postcode;huisnummer;bedrag\n2026-11-03;Huur;1234AB;1;100;los\n"
    assert written(mended(tmp_path, content)).splitlines() == [
        "signaaldatum;type;postcode;huisnummer;bedrag;;reden",
        "2026-11-03;Huur;1234AB;1;100;los;too-many-cells",
    ]


def test_a_byte_that_is_no_letter_goes_back_as_it_came(tmp_path):
    content = "signaaldatum;type;postcode;huisnummer;bedrag;naam;plaats\nx;Huur;1234AB;1;100;Jans\n;;;;;é;ö\n".encode()
    content = content.replace(b"Jans", b"Jans\xe9")
    assert b"Jans\xe9;" in mended(tmp_path, content).read_bytes()


def test_the_reason_may_be_told_in_words(tmp_path):
    path = tmp_path / "rejects.csv"
    write_rejects(
        path, read_table(b"a;b\n1;2\n"), [Reject(2, "unknown", "a")], lambda reject: f"{reject.field} onbekend"
    )
    assert written(path).splitlines()[1] == "1;2;a onbekend"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+cmd", "'-2+cmd"),
        (" =1", "' =1"),
        ("+31 6 1234", "+31 6 1234"),
        ("-12,50", "-12,50"),
        ("Jan", "Jan"),
        (None, ""),
        (3, "3"),
    ],
)
def test_a_formula_becomes_text_in_what_leaves_the_desk(cell, told):
    content = csv_content(["kop"], [[cell, "x"]])
    assert content.decode("utf-8-sig").splitlines()[1] == f"{told};x"


def test_a_file_a_spreadsheet_opens_has_a_mark_and_its_line_ends():
    assert csv_content(["a", "b"], [["é", 'x"y;z']]) == b'\xef\xbb\xbfa;b\r\n\xc3\xa9;"x""y;z"\r\n'


def test_a_folder_cannot_be_written(tmp_path):
    with pytest.raises(Refused, match="file-not-written"):
        write_as_it_came(tmp_path, ["a"], [])
