"""Any list of records as a file for a spreadsheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desk.files.write import csv_content
from desk.locale import _
from desk.store.handing_out import HandedOut, Leaving, for_own_use, give_out
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store


def write_records(
    store: Store, kind: str, rows: Sequence[Mapping[str, Any]], path: Path, sealing: Sealing = PLAIN, *, on: date
) -> HandedOut:
    """Write records as `desk.home.listing.list_records` returns them, and register the file.

    It is for the municipality, or the organisation, of who writes it. An empty list has no columns but id and kenmerk.

    Raises:
        Refused: `file-not-written`, `password-missing`, `role-may-not`.
    """
    columns = list(rows[0]) if rows else ["id", "kenmerk"]
    receiver, organisation = for_own_use(store.user)
    what = Leaving(kind, len(rows), receiver, columns, organisation, subjects=[row["id"] for row in rows])
    content = csv_content(columns, ([_cell(row[column]) for column in columns] for row in rows))
    return give_out(store, what, path, content, sealing, ending=".csv", on=on)


def _cell(value: Any) -> Any:
    """Return a value as the files people bring write it."""
    return (_("ja") if value else _("nee")) if isinstance(value, bool) else value
