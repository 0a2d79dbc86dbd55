"""What partners hear, as the file tells it."""

import csv

import pytest

from desk.exchange.feedback import COLUMNS, export_feedback
from tests.conftest import TODAY

ANKER = "Woonstichting Het Anker"


@pytest.fixture
def told(store, tmp_path):
    """Export a month for a partner and return what came of it, with the lines of the file."""

    def export(month="2026-10", partner=ANKER, on=TODAY, path=None):
        path = path or tmp_path / "uit.csv"
        sent = export_feedback(store, partner, month, path, on=on)
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, delimiter=";"))
        assert lines[0] == list(COLUMNS)
        return sent, lines[1:]

    return export
