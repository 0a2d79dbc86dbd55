"""What stands ready in a desk besides its first user: work trays, which she may change or remove."""

import json
from datetime import date
from typing import Any

from desk.locale.words import word
from desk.store.transaction import Tx
from schema.trays import READY, written

READY_TRAYS = "ready-trays"
"""The verb, and the fact in `setting`, of the ready trays being put in place."""
_EVER_MADE = """SELECT name, holds, filter FROM tray UNION ALL SELECT json_extract(content, '$.name'),
  json_extract(content, '$.holds'), json_extract(content, '$.filter') FROM before_row WHERE table_name = 'tray'"""


def ready_trays() -> list[dict[str, Any]]:
    """Return the rows of the trays that stand ready, named in the language spoken now."""
    return [
        {
            "name": word(tray.code),
            "holds": tray.holds,
            "filter": written(tray.filter),
            "ordering": "|".join(tray.order),
        }
        for tray in READY
    ]


def put_ready(tx: Tx, on: date) -> None:
    """Put the ready trays in place, and the fact that they were: it is done once in the life of a desk.

    Left out is a tray of which there is one already, or was before a user changed or removed it: the same name, or the
    same rows under another name.
    """
    tx.insert(
        "setting",
        [{"name": READY_TRAYS, "value": json.dumps(on.isoformat()), "starts_on": on, "reason": READY_TRAYS}],
    )
    made = tx.read(_EVER_MADE)
    names = {row["name"].casefold() for row in made}
    held = {(row["holds"], row["filter"]) for row in made}
    wanted = ready_trays()
    tx.insert(
        "tray",
        [row for row in wanted if row["name"].casefold() not in names and (row["holds"], row["filter"]) not in held],
    )
