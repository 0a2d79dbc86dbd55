"""Files are recognised and read by their content."""

import io
import os
import random
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from desk.files.table import read_table
from schema.refused import Refused

TEXT = 'naam;straat\nÖztürk;"Kerk;straat"\nJansen;Plein\n'


def rows_of(content):
    return [(row.line, row.cells) for row in read_table(content).rows()]


def workbook(*rows, change=lambda sheet: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_gives_the_same_rows(encoding):
    assert rows_of(TEXT.encode(encoding)) == [(2, ["Öztürk", "Kerk;straat"]), (3, ["Jansen", "Plein"])]


def test_big_endian_text_is_read_by_its_mark():
    assert rows_of(b"\xfe\xff" + TEXT.encode("utf-16-be"))[0] == (2, ["Öztürk", "Kerk;straat"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_is_read_without_its_mark(encoding):
    assert rows_of(TEXT.encode(encoding)) == rows_of(TEXT.encode("utf-16"))


def test_one_broken_byte_does_not_garble_the_other_names():
    rows = rows_of(TEXT.encode().replace(b"Jansen", b"Jans\xe9n"))
    assert [cells[0] for _, cells in rows] == ["Öztürk", "Jans\udce9n"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_separator_is_found(separator):
    assert rows_of(f"a{separator}b\n1{separator}2\n".encode()) == [(2, ["1", "2"])]


def test_a_separator_inside_quotes_is_not_counted():
    assert rows_of(b'"a,b,c";d\n1;2\n') == [(2, ["1", "2"])]


def test_the_line_in_which_a_spreadsheet_names_its_separator_is_no_row():
    table = read_table(b"sep=,\na,b\n1;2,3\n")
    assert (table.headings, table.header_line) == (("a", "b"), 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_over_several_lines_counts_by_its_first(end):
    text = end.join(["a;b", '1;"twee', 'regels"', "3;4", ""])
    assert [line for line, _ in rows_of(text.encode())] == [2, 4]


def test_empty_rows_are_no_rows_and_keep_the_count():
    assert rows_of(b"\n\na;b\n;\n1;2\n  ; \n") == [(5, ["1", "2"])]


@pytest.mark.parametrize("odd", ['"t Hoekje', '"De Kraai" BV'])
def test_a_stray_quote_swallows_no_other_row(odd):
    assert rows_of(f'a;b\n{odd};1\nx;2\ny;"3"\n'.encode()) == [(2, [odd, "1"]), (3, ["x", "2"]), (4, ["y", "3"])]


def test_a_cell_of_a_megabyte_is_read():
    assert rows_of(b"a;b\n" + b"x" * 1_000_000 + b";2\n")[0][1][1] == "2"


def test_cells_come_exactly_as_they_came():
    assert rows_of(b"a;b\n =1+1 ; Jan\0 \n") == [(2, [" =1+1 ", " Jan\0 "])]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (99.0, "99"),
        (12, "12"),
        (757.73, "757.73"),
        (1234.567, "1234.5670"),
        (31612345678.0, "31612345678"),
        (True, "ja"),
        (False, "nee"),
        (date(2026, 4, 7), "2026-04-07"),
        (datetime(2026, 4, 7, 14, 30), "2026-04-07T14:30:00"),
        ("0612", "0612"),
    ],
)
def test_a_cell_of_a_spreadsheet_becomes_text(cell, text):
    assert rows_of(workbook(["a", "b"], [cell, "x"])) == [(2, [text, "x"])]


def test_a_row_of_a_spreadsheet_counts_by_its_number():
    table = read_table(workbook([], [], ["a", "b"], [], ["1", "2"]))
    assert (table.header_line, [row.line for row in table.rows()]) == (3, [5])


def test_merged_cells_have_their_value_in_the_first():
    content = workbook(["a", "b"], ["x", None], ["y", "z"], change=lambda sheet: sheet.merge_cells("A2:B2"))
    assert rows_of(content) == [(2, ["x", ""]), (3, ["y", "z"])]


def test_the_first_visible_sheet_is_read():
    book = Workbook()
    book.active.append(["verborgen"])
    book.active.sheet_state = "hidden"
    book.create_sheet("signalen").append(["zichtbaar"])
    file = io.BytesIO()
    book.save(file)
    assert read_table(file.getvalue()).headings == ("zichtbaar",)


def noise(size):
    return random.Random(1).randbytes(size)


FAR_CORNER = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    b"</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (noise(10_000_000), "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(5000), "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (packed(**{"word/document.xml": "<a/>"}), "zip"),
        (packed(**{"xl/workbook.xml": "<a/>"}), "damaged"),
        (b"PK\x03\x04" + noise(5000), "damaged"),
        (workbook(["a"])[:-200], "damaged"),
        (packed(**{"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": FAR_CORNER}), "too-large"),
    ],
    ids=["noise", "xls", "encrypted", "word", "hollow", "false zip", "cut off", "far corner"],
)
def test_what_is_no_table_is_refused_for_what_it_is(content, found):
    with pytest.raises(Refused, match="file-not-a-table") as refused:
        read_table(content)
    assert refused.value.values["found"] == found


def test_a_bomb_is_refused_whatever_size_it_claims(monkeypatch):
    monkeypatch.setattr("desk.files.sheet.LARGEST_UNPACKED", 1_000_000)
    bomb = packed(**{"xl/workbook.xml": b" " * 5_000_000})
    assert (5_000_000).to_bytes(4, "little") in bomb
    lying = bomb.replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(Refused, match="file-not-a-table"):
        read_table(lying)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\n", b";;\n;;\n", "\ufeff".encode("utf-16-le")])
def test_a_file_with_nothing_in_it_is_empty(content):
    with pytest.raises(Refused, match="file-empty"):
        read_table(content)


def test_a_spreadsheet_with_nothing_in_it_is_empty():
    with pytest.raises(Refused, match="file-empty"):
        read_table(workbook())


@pytest.mark.parametrize("content", [b'{"zaken": []}', b'\xef\xbb\xbf [ {"a": 1}]'])
def test_json_is_recognised(content):
    with pytest.raises(Refused, match="format-not-supported") as refused:
        read_table(content)
    assert refused.value.values["format"] == "ddas-json"


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(Refused, match="file-unreadable"):
        read_table(tmp_path / "weg.csv")


def test_a_folder_is_unreadable(tmp_path):
    with pytest.raises(Refused, match="file-unreadable"):
        read_table(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may read every file")
def test_a_file_without_permission_is_unreadable(tmp_path):
    path = tmp_path / "dicht.csv"
    path.touch(mode=0o000)
    with pytest.raises(Refused, match="file-unreadable"):
        read_table(path)


def test_a_file_on_disk_reads_as_its_content(tmp_path):
    path = tmp_path / "namen.xlsx"
    path.write_text(TEXT, encoding="utf-8")
    assert [row.cells[0] for row in read_table(path).rows()] == ["Öztürk", "Jansen"]
