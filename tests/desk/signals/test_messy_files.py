"""Whatever a partner sends: never a traceback, never a row that is dropped in silence, never half a file stored."""

import csv
import io
import json
import re
import shutil
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from desk.cli.edge import run
from desk.files.columns import SIGNALS
from desk.files.kinds import read_signals
from desk.files.table import read_table
from desk.signals.importing import import_signals
from desk.signals.trying import try_signals
from desk.store.opening import open_desk
from schema.codes import PartnerType
from schema.refused import Refused
from schema.values import Fault
from tests.conftest import TODAY, dump
from tests.desk.signals.invented import SIGNAL, signal
from tests.proving import FULL

pytestmark = pytest.mark.proof
_FILES, _TABLES = (5_000, 5_000) if FULL else (400, 200)
COLUMNS = {column.name for column in SIGNALS}


def bounded(examples):
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=examples, deadline=None, suppress_health_check=checks)


@pytest.fixture(scope="module")
def desk(empty_desk, tmp_path_factory):
    """One desk for all examples: what was brought before must not matter."""
    with open_desk(shutil.copytree(empty_desk, tmp_path_factory.mktemp("messy") / "home")) as store:
        yield store


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("brought") / "signalen.csv"


def text_of(*rows, columns=tuple(SIGNAL), separator=";"):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def workbook_of(*rows):
    book = Workbook()
    for row in (list(SIGNAL), *(list(one.values()) for one in rows)):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD = text_of(signal(), signal("K2", huisnummer="6"), signal("K3", bedrag="0")).encode()
DELIVERY = json.dumps({"startdatum": "2026-10-01", "einddatum": "2026-10-31", "signalen": [{"ID": "1"}]}).encode()
WHOLE = [GOOD, GOOD.decode().encode("utf-16"), workbook_of(signal(), signal("K2")), DELIVERY]
STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{",
    b"[{",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
]
STARTS += [GOOD, GOOD.splitlines(keepends=True)[0], b"sep=;\r\n", b'"']


@st.composite
def damaged(draw):
    """A good file with a piece cut out, put in or put elsewhere."""
    content = draw(st.sampled_from(WHOLE))
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + draw(st.sampled_from([0, 1, 40, 4000])))))
    return content[:start] + draw(st.binary(max_size=8)) + content[end:]


ANYTHING = st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.binary(max_size=300)) | damaged()


@bounded(_FILES)
@given(content=ANYTHING)
def test_any_file_is_stored_whole_or_refused_whole(desk, file, content):
    file.write_bytes(content)
    before = dump(desk)
    try:
        told = try_signals(desk, file, on=TODAY).report
        assert dump(desk) == before
        report, run_id = import_signals(desk, file, on=TODAY)
    except Refused:
        assert dump(desk) == before
        return
    assert (report.read, len(report.rejects)) == (told.read, len(told.rejects))
    assert report.read == report.new + report.updated + report.unchanged + len(report.rejects)
    assert (run_id is None) is (dump(desk) == before)
    again, _run = import_signals(desk, file, on=TODAY)
    assert (again.new, again.read) == (0, report.read)


@bounded(_FILES // 4)
@given(content=ANYTHING)
def test_any_file_on_the_command_line_is_told_in_json(home, file, capsys, content):
    file.write_bytes(content)
    code = run(["--home", str(home), "import", "signals", str(file), "--json", "--dry-run"])
    answer = capsys.readouterr().out
    told = json.loads(answer.encode())
    assert code == (1 if "error" in told else 3 if told["rejected"] else 0)


NEEDED_CELLS = {"signaaldatum": "2026-10-05", "type": "Huur", "postcode": "1234AB", "huisnummer": "5", "bedrag": "60"}
LINE = st.text(st.sampled_from("ab1;;,\t 2026-10-05é€'\x00\x85\u2028"), max_size=30)
LINES = st.lists(LINE | st.just(";".join(NEEDED_CELLS.values())) | st.just(" ; ;"), max_size=12)


@bounded(_TABLES)
@given(lines=LINES, ending=st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_filled_line_of_a_text_is_counted(lines, ending):
    text = ending.join([";".join(NEEDED_CELLS), *lines])
    assume(text.count("\0") + text.count("\x85") <= 8)  # With more of these it is no text, and refused as a whole.
    content = text.encode()
    reading = read_signals(read_table(content), TODAY)
    filled = [number for number, line in enumerate(lines, 2) if any(cell.strip() for cell in line.split(";"))]
    assert sorted([row.line for row in reading.rows] + [one.line for one in reading.rejects]) == filled


@bounded(_TABLES)
@given(cells=st.lists(st.dictionaries(st.sampled_from(list(SIGNAL)), st.text(max_size=12)), max_size=6))
def test_a_refused_row_names_its_field_and_its_reason(cells):
    content = text_of(*(signal() | one for one in cells)).encode("utf-8", "surrogatepass")
    try:
        rejects = read_signals(read_table(content), TODAY).rejects
    except Refused:
        return
    for one in rejects:
        assert one.reason in set(Fault)
        assert one.field in COLUMNS or (one.reason, one.field) == (Fault.TOO_MANY_CELLS, "")


NAMES = ["Bos", "Öztürk", "van 't Hoff", "Peña; Ruiz", 'de "Oude"', "Lange\nStraat", "Müller-Çelik", "Łódź", "O’Neil"]


@st.composite
def facts(draw):
    """What one row tells: a date, a door, an amount in cents and two texts."""
    return (
        TODAY - timedelta(days=draw(st.integers(0, 400))),
        draw(st.sampled_from(list(PartnerType))),
        draw(st.sampled_from(["1234AB", "9999ZZ", "1000AA"])),
        draw(st.integers(1, 9999)),
        draw(st.integers(1, 100_000_000)),
        draw(st.sampled_from(NAMES)),
        draw(st.sampled_from([*NAMES, ""])),
    )


@st.composite
def written(draw, told):
    """The cells of a row as one of the many ways people write them."""
    day, kind, postcode, number, cents, surname, street = told
    whole, rest = divmod(cents, 100)
    dotted = f"{whole:,}".replace(",", ".")
    return {
        "signaaldatum": day.strftime(draw(st.sampled_from(["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%Y ", "%d/%m/%Y"]))),
        "type": draw(st.sampled_from([str(kind), kind.upper(), f" {kind.lower()} "])),
        "postcode": draw(st.sampled_from([postcode, f"{postcode[:4]} {postcode[4:]}", postcode.lower()])),
        "huisnummer": draw(st.sampled_from([str(number), f" {number} "])),
        "bedrag": draw(st.sampled_from([f"{whole},{rest:02}", f"€ {dotted},{rest:02}", f"{whole}.{rest:02}"])),
        "achternaam": surname,
        "straat": street,
    }


HEADINGS = {
    "signaaldatum": ["Datum signaal", "SIGNAALDATUM", " signaal-datum "],
    "type": ["Type", "Soort partner", "týpe"],
    "postcode": ["Postcode", "post code", "PC"],
    "huisnummer": ["Huisnr.", "Huis nummer", "HUISNÚMMER"],
    "bedrag": ["Bedrag achterstand", "bedrag ", "Openstaand (saldo)"],
    "achternaam": ["Naam", "Achter naam", "Geslachtsnaam"],
    "straat": ["Straat", "straat-naam", "Adres"],
}


@bounded(_TABLES)
@given(data=st.data(), told=st.lists(facts(), min_size=1, max_size=6))
def test_a_messy_table_is_read_to_the_same_rows(data, told):
    columns = data.draw(st.permutations(list(HEADINGS)))
    out = io.StringIO()
    separator = data.draw(st.sampled_from(";,\t"))
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    ending = data.draw(st.sampled_from(["\n", "\r\n"]))
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=ending)
    writer.writerow([data.draw(st.sampled_from(HEADINGS[column])) for column in columns])
    for one in told:
        if data.draw(st.booleans()):
            out.write(data.draw(st.sampled_from([ending, f"{separator} {separator}{ending}"])))
        cells = data.draw(written(one))
        writer.writerow([cells[column] for column in columns] + [""] * data.draw(st.integers(0, 2)))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    assume(encoding != "cp1252" or "Ł" not in out.getvalue())
    reading = read_signals(read_table(out.getvalue().encode(encoding)), TODAY)
    assert (reading.rejects, reading.warnings) == ([], [])
    assert [
        (row.signal_date, row.type, row.postcode, row.number, row.amount, _spaced(row.surname), _spaced(row.street))
        for row in reading.rows
    ] == [(*one[:5], _spaced(one[5]), _spaced(one[6])) for one in told]


def _spaced(text):
    """Return a text with each run of white space as one space: a line break in a cell is no part of a name."""
    return re.sub(r"\s+", " ", text)


@bounded(_TABLES // 3)
@given(told=st.lists(facts(), min_size=2, max_size=5), extra=st.data())
def test_only_the_rows_with_filled_cells_beyond_the_headings_are_refused(told, extra):
    rows = [list(extra.draw(written(one)).values()) for one in told]
    loud = extra.draw(st.sets(st.integers(0, len(rows) - 1)))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(list(HEADINGS))
    writer.writerows([*row, "meer"] if place in loud else row for place, row in enumerate(rows))
    reading = read_signals(read_table(out.getvalue().encode()), TODAY)
    assert [(one.reason, one.field) for one in reading.rejects] == [("too-many-cells", "")] * len(loud)
    assert len(reading.rows) == len(told) - len(loud)
