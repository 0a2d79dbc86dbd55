"""Invented deliveries in the national exchange format."""

import json
from pathlib import Path
from typing import Any

from desk.files.report import ImportReport
from desk.signals.importing import import_signals
from desk.store.store import Store
from tests.conftest import TODAY


def ddas_signal(named: str = "A", number: str = "5", **fields: Any) -> dict[str, Any]:
    """Return a signal as the format has it: a good one, unless told otherwise; None takes a field away."""
    good = {
        "ID": named,
        "signaalpartner": {"type": "Huur"},
        "client": {"postcode": "1234AB", "huisnummer": number},
        "bedrag": 450,
        "signaaldatum": "2026-10-05",
    }
    return {name: value for name, value in (good | fields).items() if value is not None}


def ddas_attempt(datum: str = "2026-10-09", *, bereikt: bool = False, **fields: Any) -> dict[str, Any]:
    """Return a contact attempt: a phone call, unless told otherwise."""
    return {"soort": "Telefoon", "bereikt": bereikt, "datum": datum} | fields


def ddas_case(*named: str, **fields: Any) -> dict[str, Any]:
    """Return a case with its signals."""
    return {"vroegsignalen": [{"ID": each} for each in named]} | fields


def envelope(*deliveries: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a file with deliveries in it."""
    head = {
        "startdatumLevering": "2026-10-01",
        "einddatumLevering": "2026-10-31",
        "aanleverdatumEnTijd": "2026-11-01T10:00:00Z",
        "codeGegevensleverancier": "Voorbeeld",
        "leveringen": list(deliveries),
    }
    return head | fields


def delivery(*signals: dict[str, Any], cases: Any = (), **fields: Any) -> dict[str, Any]:
    """Return one delivery of a municipality."""
    head = {"teller": 1, "gemeentecode": "9999", "aanleverendeOrganisatie": {"naam": "Gemeente Elders"}}
    return head | {"vroegsignalen": list(signals), "vroegsignaalzaken": list(cases)} | fields


def write_delivery(path: Path, *signals: dict[str, Any], cases: Any = ()) -> Path:
    """Write a file with one delivery, and return where."""
    path.write_text(json.dumps(envelope(delivery(*signals, cases=cases))), "utf-8")
    return path


def bring(store: Store, folder: Path, *signals: dict[str, Any], cases: Any = (), on=TODAY) -> ImportReport:
    """Import one delivery with its cases, and return what came of it."""
    path = write_delivery(folder / "levering.json", *signals, cases=cases)
    return import_signals(store, path, on=on, with_cases=True)[0]
