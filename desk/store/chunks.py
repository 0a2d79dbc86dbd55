"""Reading rows for many values at once, in pieces that every SQLite takes."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.store.store import Store

_AT_ONCE = 500
Rows = list[dict[str, Any]]


def query_in(store: "Store", sql: str, values: Iterable[Any], given: Sequence[Any] = ()) -> Rows:
    """Return the rows of a query for all values; `{marks}` in the query stands for some of them at a time.

    Args:
        given: the values of the marks that stand before `{marks}`.
    """
    return read_in(store.query, sql, sorted(set(values)), given)


def read_in(read: Callable[[str, list[Any]], Rows], sql: str, values: Sequence[Any], given: Sequence[Any] = ()) -> Rows:
    """Return the rows that something which reads gives for all values, in their order; else as `query_in`."""
    rows: Rows = []
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        rows += read(sql.format(marks=", ".join("?" * len(some))), [*given, *some])
    return rows
