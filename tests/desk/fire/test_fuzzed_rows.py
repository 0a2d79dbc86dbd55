"""A hundred thousand rows of rubbish among good ones, for every importer: each is counted, none is lost in silence."""

import csv
import random
import shutil

import pytest

from desk.files.columns import ORGANISATIONS, POSTCODES, REQUESTS, SIGNALS, VOLUNTEERS
from desk.pairings.postcodes import import_postcodes
from desk.partners.importing import import_organisations
from desk.requests.importing import import_requests
from desk.signals.importing import import_signals
from desk.store.opening import open_desk
from desk.store.verify import verify
from desk.volunteers.importing import import_volunteers
from schema.refused import Refused
from schema.values import Fault
from tests.conftest import TODAY
from tests.desk.signals.invented import SIGNAL
from tests.desk.volunteers.invented import ANKER, BOS, LINDEN
from tests.proving import FULL

pytestmark = pytest.mark.proof
ROWS, AT_ONCE = (100_000, 10_000) if FULL else (2_000, 1_000)
PLACE = {"postcode": "1234AB", "lat": "52.1", "lon": "5.1"}
IMPORTERS = {
    "signals": (lambda *told, **how: import_signals(*told, **how)[0], SIGNAL, SIGNALS),
    "organisations": (import_organisations, ANKER, ORGANISATIONS),
    "volunteers": (import_volunteers, BOS, VOLUNTEERS),
    "requests": (import_requests, LINDEN, REQUESTS),
    "postcodes": (import_postcodes, PLACE, POSTCODES),
}
RUBBISH = """|0|-1|1e9|NaN|inf|99999999999999999999|0,01|-5,00|1.2.3|€|31-02-2026|29-02-2026|0000-00-00|2026-13-01
9999-12-31|01-01-0001|3-11-26|ja|nee|x|misschien|[/b] Jan <b>|'; DROP TABLE signal;--
=cmd|@SUM(A1)|{x}|%s|../../x|ＡＢ|١٢٣٤|é́́|ß
\u202eomgekeerd|\u200b|🏠|1234ab|1234 AB|0000AA|12345|AB1234|nl|xx|nl;tr|praktisch|alles|buddy-shv|ma-o|zo-n|ORG01|V1|H1
K1|null|None|true|0x10|1_000|１|\ufeff|\x07|\x1b[31m""".replace("\n", "|").split("|")


def cell(chance, good):
    """Return a cell: most are as they were, some rubbish, cut short, doubled, very long or empty."""
    turn = chance.random()
    if turn < 0.9:
        return good
    if turn < 0.96:
        return chance.choice(RUBBISH)
    if turn < 0.98:
        return good[: chance.randrange(len(good) + 1)] + chr(chance.randrange(32, 0x2FFF))
    return chance.choice(["", good * 2, " " + good + " ", good.upper(), "a" * 5_000])


def fuzzed(chance, good, columns, number):
    """Return a row of any columns of a kind of file, with a reference that now and then comes back."""
    filled = {name: cell(chance, good.get(name, "")) for name in columns}
    if "kenmerk" in filled and chance.random() < 0.95:
        filled["kenmerk"] = f"F{number - chance.choice([0, 0, 0, 1, 50])}"
    if "postcode" in filled and chance.random() < 0.8:
        filled["postcode"] = f"{1000 + number % 9000}{chance.choice('ABCDEFGH')}{chance.choice('ABCDEFGH')}"
    if "huisnummer" in filled and chance.random() < 0.8:
        filled["huisnummer"] = str(1 + number % 90)
    return list(filled.values())


def written(path, columns, rows):
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(columns)
        writer.writerows(rows)
    return path


def holds(report):
    """Say whether every row that was read is told, and every refused one names a reason and a line of its own."""
    told = report.new + report.updated + report.unchanged + len(report.rejects)
    lines = [one.line for one in report.rejects]
    return (
        report.read == told and len(set(lines)) == len(lines) and {one.reason for one in report.rejects} <= set(Fault)
    )


@pytest.mark.parametrize("kind", IMPORTERS)
def test_every_row_of_a_fuzzed_file_is_new_updated_unchanged_or_refused(kind, empty_desk, tmp_path, record_property):
    bring, good, known = IMPORTERS[kind]
    columns, chance = [column.name for column in known], random.Random(kind)
    refused, stored = 0, 0
    with open_desk(shutil.copytree(empty_desk, tmp_path / "home")) as store:
        for start in range(0, ROWS, AT_ONCE):
            rows = [fuzzed(chance, good, columns, number) for number in range(start, start + AT_ONCE)]
            path = written(tmp_path / f"{kind}.csv", columns, rows)
            before = store.head().seq
            report = bring(store, path, on=TODAY)
            assert holds(report)
            assert store.head().seq - before == bool(report.new + report.updated)
            refused, stored = refused + len(report.rejects), stored + report.new + report.updated
        again = bring(store, path, on=TODAY)
        assert (again.new, again.read, len(again.rejects)) == (0, report.read, len(report.rejects))
        assert verify(store).ok
    assert min(refused, stored) > ROWS // 100
    record_property("rows", ROWS)
    record_property("refused", refused)


@pytest.mark.parametrize("kind", IMPORTERS)
def test_a_fuzzed_file_whose_headings_are_rubbish_stores_nothing(kind, empty_desk, tmp_path):
    bring, good, known = IMPORTERS[kind]
    columns, chance = [column.name for column in known], random.Random(kind)
    with open_desk(shutil.copytree(empty_desk, tmp_path / "home")) as store:
        before = store.head()
        rows = [fuzzed(chance, good, columns, number) for number in range(50)]
        path = written(tmp_path / f"{kind}.csv", [chance.choice(RUBBISH) for _column in columns], rows)
        with pytest.raises(Refused):
            bring(store, path, on=TODAY)
        assert store.head() == before
