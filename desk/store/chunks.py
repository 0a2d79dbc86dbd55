"""Reading rows for many values at once, in pieces that every SQLite takes."""

from collections.abc import Iterable, Sequence
from typing import Any

from desk.store.store import Store

_AT_ONCE = 500


def query_in(store: Store, sql: str, values: Iterable[Any], given: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Return the rows of a query for all values; `{marks}` in the query stands for some of them at a time.

    Args:
        given: the values of the marks that stand before `{marks}`.
    """
    wanted = sorted(set(values))
    rows: list[dict[str, Any]] = []
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        rows += store.query(sql.format(marks=", ".join("?" * len(some))), [*given, *some])
    return rows
