"""The search index: what is typed finds what is stored, whatever its case, accents or ij/y."""

from collections.abc import Iterable, Mapping
from typing import Any

from schema.names import name_key
from schema.tables import SEARCHABLE


def words_of(table: str, row: Mapping[str, Any]) -> str:
    """Return a row's words as they are indexed."""
    return " ".join(folded(str(row[column])) for column in SEARCHABLE[table] if row.get(column) not in (None, ""))


def folded(text: str) -> str:
    """Return the words of a text without case and accents, with ij written as y."""
    parts = "".join(sign if sign.isalnum() or ord(sign) > 0x2FF else " " for sign in text).split()
    return " ".join(filter(None, (name_key(part).replace("ij", "y") for part in parts)))


def pattern(typed: str) -> str:
    """Return the search expression for what is typed so far: every word, each as a beginning; "" finds nothing."""
    return " ".join(f'"{word}"*' for word in folded(typed).split())


def index(execute_many: Any, table: str, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Put rows, each with its integer key, into the table's index in place of what stood there."""
    execute_many(
        f"INSERT OR REPLACE INTO {table}_words (rowid, words) VALUES (?, ?)",
        [(key, words_of(table, row)) for key, row in rows],
    )
