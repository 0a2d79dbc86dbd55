"""Deliveries in the exchange format, written and read back."""

import json
from datetime import UTC, date, datetime

from desk.exchange.ddas import export_ddas
from schema.ddas import first_difference
from tests.conftest import TODAY

AT = datetime(2026, 11, 3, 9, 30, 15, tzinfo=UTC)
OCTOBER = date(2026, 10, 1), date(2026, 10, 31)
YEARS = date(2020, 1, 1), date(2030, 12, 31)


def export(store, folder, period=OCTOBER, name="levering.json", **more):
    return export_ddas(store, *period, folder / name, on=TODAY, at=AT, **more)


def exported(store, folder, period=OCTOBER, **more):
    """Return what one file holds, which has the structure of the format."""
    [path] = export(store, folder, period, **more).files
    document = json.loads(path.read_text("utf-8"))
    assert first_difference(document) is None
    return document


def content(document):
    [delivery] = document["leveringen"]
    return delivery["vroegsignalen"], delivery["vroegsignaalzaken"]
