"""Invented files of signals, and a desk that reads them."""

import csv
from pathlib import Path

from desk.files.report import ImportReport
from desk.signals.importing import import_signals
from desk.store.store import Store
from tests.conftest import TODAY

SIGNAL = {
    "kenmerk": "K1",
    "signaaldatum": "2026-10-05",
    "partner": "Woonstichting Het Anker",
    "type": "Huur",
    "klantnummer": "700",
    "voorletters": "A.",
    "voorvoegsel": "van",
    "achternaam": "Bos",
    "geboortedatum": "1980-05-06",
    "straat": "Kerkstraat",
    "postcode": "1234AB",
    "huisnummer": "5",
    "toevoeging": "",
    "plaats": "Voorbeeldstad",
    "telefoon": "0612345678",
    "email": "",
    "bedrag": "450,00",
    "ontstaansdatum": "2026-08-01",
    "crisis": "nee",
    "eindelevering": "",
    "einddatum_levering": "",
}


def signal(kenmerk: str = "K1", **cells: str) -> dict[str, str]:
    """Return a row: a good one, unless told otherwise."""
    return SIGNAL | {"kenmerk": kenmerk} | cells


def write_signals(path: Path, *rows: dict[str, str]) -> Path:
    """Write rows as a partner would and return where."""
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(SIGNAL), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read_in(store: Store, folder: Path, *rows: dict[str, str], on=TODAY) -> ImportReport:
    """Import rows and return what came of them."""
    report, _run = import_signals(store, write_signals(folder / "signalen.csv", *rows), on=on)
    return report


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Return how many rows were new, updated, unchanged and refused."""
    return report.new, report.updated, report.unchanged, len(report.rejects)


def statuses(store: Store) -> dict[str, str]:
    """Return the status of every signal by its kenmerk."""
    return {row["kenmerk"]: row["status"] for row in store.query("SELECT kenmerk, status FROM visible_signals")}


def only_case(store: Store) -> dict:
    """Return the one case there is."""
    [case] = store.query("SELECT * FROM visible_cases")
    return case
