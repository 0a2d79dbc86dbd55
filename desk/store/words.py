"""The search index: what is typed finds what is stored, whatever its case, accents or ij/y."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from schema.names import name_key
from schema.tables import SEARCHABLE

_APART = re.compile(r"[^\w\u0300-\u036f]+|_+")
"""What parts words: all but letters, digits and the accents that follow their letter."""
_DIGITS_LETTERS = re.compile(r"(\d+)([a-z]{1,4})")
_MOST_WORDS = 16


def words_of(table: str, row: Mapping[str, Any]) -> str:
    """Return a row's words as they are indexed."""
    return " ".join(folded(str(row[column])) for column in SEARCHABLE[table] if row.get(column) not in (None, ""))


@lru_cache(16_384)
def folded(text: str) -> str:
    """Return the words of a text without case and accents, with ij written as y."""
    if text.isascii() and text.isalnum():
        return text.lower().replace("ij", "y")
    return " ".join(filter(None, (name_key(part).replace("ij", "y") for part in _APART.split(text))))


def pattern(typed: str) -> str:
    """Return the search expression for what is typed so far: every word, each as a beginning; "" finds nothing.

    A postcode and a house number are found with and without a space before their letters.
    """
    return " AND ".join(_alternatives(folded(typed).split()[:_MOST_WORDS]))


def _alternatives(several: Sequence[str]) -> Iterator[str]:
    """Yield, per word, what it may stand for."""
    place = 0
    while place < len(several):
        word, after = several[place], several[place + 1] if place + 1 < len(several) else ""
        place += 1
        together = _DIGITS_LETTERS.fullmatch(word)
        if together:
            yield f"({_begins(word)} OR ({_begins(together[1])} AND {_begins(together[2])}))"
        elif word.isdigit() and _DIGITS_LETTERS.fullmatch(word + after):
            place += 1
            yield f"({_begins(word + after)} OR ({_begins(word)} AND {_begins(after)}))"
        else:
            yield _begins(word)


def _begins(word: str) -> str:
    """Return the expression for words with this beginning; a last i may be the half of an ij."""
    if word.endswith("i"):
        return f'("{word}"* OR "{word[:-1]}y"*)'
    return f'"{word}"*'


def index(execute_many: Any, table: str, rows: Iterable[tuple[int, Mapping[str, Any]]], *, new: bool = False) -> None:
    """Put rows, each with its integer key, into the table's index: in place of what stood there, or `new`."""
    execute_many(
        f"INSERT {'' if new else 'OR REPLACE '}INTO {table}_words (rowid, words) VALUES (?, ?)",
        [(key, words_of(table, row)) for key, row in rows],
    )
