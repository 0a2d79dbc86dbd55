"""The list of actions as a file for a spreadsheet."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desk.files.write import write_csv
from desk.locale import _
from desk.locale.formats import digits
from desk.locale.words import word
from desk.locale.words.vision import action_source


def write_actions(path: Path, rows: Sequence[Mapping[str, Any]]) -> int:
    """Write actions, as `desk.evaluation.actions.list_actions` returns them, and return how many.

    Raises:
        Refused: `file-not-written`.
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
    write_csv(path, columns, told)
    return len(rows)
