"""The list of actions as a file for a spreadsheet."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desk.files.write import csv_content
from desk.locale import _
from desk.locale.formats import digits
from desk.locale.words import word
from desk.locale.words.vision import action_source
from desk.store.handing_out import HandedOut, Leaving, for_own_use, give_out
from desk.store.sealed import PLAIN, Sealing
from desk.store.store import Store


def write_actions(
    store: Store, path: Path, rows: Sequence[Mapping[str, Any]], sealing: Sealing = PLAIN, *, on: date
) -> HandedOut:
    """Write actions, as `desk.evaluation.actions.list_actions` returns them, and register the file.

    Raises:
        Refused: `file-not-written`, `password-missing`.
    """
    columns = (
        _("wat"),
        _("wie"),
        _("voor"),
        _("status"),
        _("bron"),
        _("besloten"),
        _("gedaan op"),
        _("wat ervan kwam"),
    )
    told = (
        (
            row["title"],
            row["owner"],
            digits(row["due_on"]),
            word(row["status"]),
            action_source(row["source"]),
            digits(row["made_on"]),
            digits(row["done_on"]),
            row["outcome"],
        )
        for row in rows
    )
    receiver, organisation = for_own_use(store.user)
    subjects = [row["subject"] for row in rows]
    what = Leaving("actions", len(rows), receiver, columns, organisation, subjects=subjects)
    return give_out(store, what, path, csv_content(columns, told), sealing, ending=".csv", on=on)
