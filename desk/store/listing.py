"""One way to list records: found by what is typed, narrowed by status, in a fixed order, no more than asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.store.store import Store
from schema.refused import Refused


def listed(
    store: Store,
    sql: str,
    searched: Mapping[str, str],
    order: str,
    statuses: Sequence[str],
    *,
    search: str,
    status: str | None,
    limit: int | None,
    on: date,
) -> list[dict[str, Any]]:
    """Return the rows of a query that has `status` among its columns; each `?` in it is the day.

    Args:
        searched: per column that holds a `key` (and is not shown) the searchable table it is of.
        order: the columns by which the rows are ordered.

    Raises:
        Refused: `value-not-in-list` when the status is none of `statuses`.
    """
    if status is not None and status not in statuses:
        raise Refused("value-not-in-list", field="status", value=status, allowed=list(statuses))
    found = {column: store.found(table, search) for column, table in searched.items()}
    wanted = " OR ".join(told.replace("key IN", f"{column} IN", 1) for column, (told, _) in found.items())
    typed = [word for _, words in found.values() for word in words]
    narrowed = " AND status = ?" if status is not None else ""
    rows = store.query(
        f"SELECT * FROM ({sql}) WHERE ({wanted}){narrowed} ORDER BY {order} LIMIT ?",
        [*[on.isoformat()] * sql.count("?"), *typed, *([status] if narrowed else []), -1 if limit is None else limit],
    )
    return [{name: value for name, value in row.items() if name not in searched} for row in rows]
