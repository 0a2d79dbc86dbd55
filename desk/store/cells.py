"""Values as the file keeps them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

_PLAIN = frozenset({str, int, float, bytes, type(None)})
"""What is kept as it is."""


def cells_of(table: str, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the values of some columns of rows as the file keeps them; asked of every row of an import."""
    pick = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
    for row in rows:
        try:
            values = pick(row)
        except KeyError as error:
            raise ValueError(f"the rows for {table} do not have the same columns") from error
        if len(row) != len(columns):
            raise ValueError(f"the rows for {table} do not have the same columns")
        yield values if _PLAIN.issuperset(map(type, values)) else tuple(map(encoded, values))


def encoded(value: Any) -> Any:
    """Return a value as the file keeps it: dates as ISO text, yes/no as 1/0, lists joined by `|`, codes as text."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, (tuple, list)):
        return "|".join(str(encoded(part)) for part in value)
    raise TypeError(f"{type(value).__name__} does not belong in a record")
