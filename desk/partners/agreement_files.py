"""The register of agreements as a file for a spreadsheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desk.files.write import csv_content
from desk.store.handing_out import HandedOut, Leaving, for_own_use, give_out
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store


def write_agreements(
    store: Store, path: Path, rows: Sequence[Mapping[str, Any]], sealing: Sealing = PLAIN, *, on: date
) -> HandedOut:
    """Write agreements, as `desk.partners.versions.list_agreements` returns them, and register the file.

    Raises:
        Refused: `file-not-written`, `password-missing`.
    """
    columns = list(rows[0]) if rows else ["id"]
    receiver, organisation = for_own_use(store.user)
    ids = [row["id"] for row in rows]
    what = Leaving("agreements", len(rows), receiver, columns, organisation, subjects=ids)
    content = csv_content(columns, ([row[name] for name in columns] for row in rows))
    return give_out(store, what, path, content, sealing, ending=".csv", on=on)
