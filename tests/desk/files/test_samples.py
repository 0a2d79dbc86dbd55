"""The sample files people may bring; they are no part of the product, so the tests skip where they are absent."""

from datetime import date
from pathlib import Path

import pytest

from desk.files.kinds import read_organisations, read_requests, read_signals, read_volunteers
from desk.files.table import read_table

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "voorbeeld"
TODAY = date(2026, 11, 3)

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not FOLDER.is_dir(), reason="no sample files beside the project")]


@pytest.mark.parametrize("name", ["signalen_utf8.csv", "signalen_cp1252.csv", "signalen.xlsx"])
def test_every_sample_signal_is_read(name):
    reading = read_signals(read_table(FOLDER / name), TODAY)
    assert (len(reading.rows), reading.rejects, reading.warnings) == (100, [], [])


@pytest.mark.parametrize(
    ("name", "read", "count"),
    [
        ("organisaties.csv", read_organisations, 5),
        ("vrijwilligers.csv", read_volunteers, 60),
        ("hulpvragen.csv", read_requests, 80),
    ],
)
def test_every_other_sample_row_is_read(name, read, count):
    reading = read(read_table(FOLDER / name))
    assert (len(reading.rows), reading.rejects, reading.warnings) == (count, [], [])
