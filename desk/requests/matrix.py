"""The role matrix as this municipality keeps it: dated versions among the desk's settings."""

import json
from collections.abc import Collection, Mapping
from datetime import date

from desk.store.store import Store
from schema.codes import Support, Task
from schema.matrix import Matrix, matrix_on
from schema.refused import Refused

_SETTING = "role-matrix"


def load_matrix(store: Store, on: date) -> Matrix:
    """Return the role matrix that counts on a day."""
    rows = store.query("SELECT value, starts_on, reason FROM setting WHERE name = ? ORDER BY key", [_SETTING])
    return matrix_on((_matrix(row["value"], row["starts_on"], row["reason"]) for row in rows), on)


def change_matrix(store: Store, rows: Mapping[Task, Collection[Support]], reason: str, *, starts_on: date) -> str:
    """Record a new version of the whole role matrix, with its reason, and return its id.

    Raises:
        Refused: `reason-missing`.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    told = json.dumps({str(task): sorted(map(str, rows.get(task, ()))) for task in Task})
    with store.write(store.user, "change-matrix", _SETTING) as tx:
        version = {"name": _SETTING, "value": told, "starts_on": starts_on, "reason": reason}
        [new] = tx.insert("setting", [version])
    return new


def _matrix(value: str, starts_on: str, reason: str) -> Matrix:
    rows = {Task(task): frozenset(map(Support, kinds)) for task, kinds in json.loads(value).items()}
    return Matrix(rows, date.fromisoformat(starts_on), reason)
