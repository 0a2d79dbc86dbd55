"""Invented files of organisations, volunteers and requests, and a desk that has read them."""

import csv
from datetime import date
from pathlib import Path

from desk.partners.importing import import_organisations
from desk.requests.importing import import_requests
from desk.store.store import Store
from desk.volunteers.importing import import_volunteers

ON = date(2026, 11, 3)

ANKER = {
    "kenmerk": "ANKER",
    "naam": "Stichting Anker",
    "soort": "vrijwilligersorganisatie",
    "samenwerking_van": "2025-01-01",
    "verwerking_van": "2025-01-01",
    "machtiging_van": "2025-01-01",
    "taken": "eerste-contact|preventie|aanmelden-stimuleren|aanvraag-ondersteunen|administratie|buddy-shv",
}
BOS = {
    "kenmerk": "V1",
    "voornaam": "Jo",
    "achternaam": "Bos",
    "postcode": "1234AB",
    "huisnummer": "1",
    "talen": "nl|tr",
    "steunsoorten": "praktisch|mentaal",
    "dagdelen": "ma-o|di-m|wo-a",
    "geslacht": "vrouw",
    "gestart_op": "2025-01-01",
    "geheimhouding_op": "2026-01-01",
    "vog_op": "2026-01-01",
    "vrijwilligersovereenkomst_op": "2026-01-01",
    "training:gespreksvaardigheden": "2026-01-01",
    "training:stress-sensitief": "2026-01-01",
    "training:privacy": "2026-01-01",
    "training:veilig-huisbezoek": "2026-01-01",
}
"""A volunteer of the municipality who may do all tasks but the two that need an authorisation."""

LINDEN = {
    "kenmerk": "H1",
    "voornaam": "Ria",
    "voorvoegsel": "van den",
    "achternaam": "Linden",
    "postcode": "1234 CD",
    "huisnummer": "10",
    "toevoeging": "a",
    "taak": "buddy-shv",
    "steunsoorten": "praktisch|mentaal",
    "talen": "nl",
    "dagdelen": "ma-o|di-m|wo-a",
    "urgentie": "2",
    "aangevraagd_op": "2026-10-01",
    "toestemming_op": "2026-10-02",
}
"""A request that the volunteer above may serve, and fits but for the distance."""


def write_rows(path: Path, *rows: dict[str, str]) -> Path:
    """Write rows as a CSV file with every column any of them has."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read_in(store: Store, folder: Path, *, organisations=(), volunteers=(), requests=(), on: date = ON):
    """Import invented rows; return the reports of the files that were read."""
    reports = []
    for importing, rows, name in (
        (import_organisations, organisations, "organisations"),
        (import_volunteers, volunteers, "volunteers"),
        (import_requests, requests, "requests"),
    ):
        if rows:
            reports.append(importing(store, write_rows(folder / f"{name}.csv", *rows), on=on))
    return reports


def volunteer(kenmerk: str, **fields: str) -> dict[str, str]:
    """Return another volunteer like the first, at her own address."""
    return BOS | {"kenmerk": kenmerk, "huisnummer": kenmerk.strip("V"), **fields}


def request(kenmerk: str, **fields: str) -> dict[str, str]:
    """Return another request like the first, from another address."""
    return LINDEN | {"kenmerk": kenmerk, "huisnummer": f"1{kenmerk.strip('H')}", **fields}
