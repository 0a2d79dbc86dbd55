"""The search index: what is typed finds what is stored, whatever its case, accents or ij/y."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from schema.dutch_names import DROPPED_IN_SEARCH, FLOOR_WORDS, other_additions, other_writings
from schema.names import name_key
from schema.tables import SEARCHABLE

_APART = re.compile(r"[^\w\u0300-\u036f]+|_+")
"""What parts words: all but letters, digits and the accents that follow their letter."""
_PLAINLY = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_ROW_BY_ROW = {**_PLAINLY, ord("\n"): "\n"}
_DIGITS_LETTERS = re.compile(r"(\d+)([a-z]{1,4})")
_SHORT_HET = re.compile(r"(?<!\w)['’`]t\s+(?=\w\w)")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.")
_GIVEN = frozenset({"first_name", "initials"})
_WITHOUT_INITIALS = frozenset(
    table for table, told in SEARCHABLE.items() if "surname" in told and _GIVEN.isdisjoint(told)
)
_FLOOR = re.compile(r"\d(?:e|de|ste)?")
_MOST_WORDS = 16


def words_of(table: str, row: Mapping[str, Any]) -> str:
    """Return a row's words as they are indexed."""
    return _indexed(list(map(row.get, SEARCHABLE[table])))


def reader(table: str, columns: Sequence[str], before: int = 0) -> Callable[[Sequence[Sequence[Any]]], list[str]]:
    """Return a function that gives the words of rows, which come as the values of some columns of a table.

    Args:
        before: how many other values come before those.
    """
    places = [columns.index(column) + before for column in SEARCHABLE[table] if column in columns]

    def words_of_rows(rows: Sequence[Sequence[Any]]) -> list[str]:
        if not places:
            return [""] * len(rows)
        told = [_told([row[place] for row in rows]) for place in places]
        together = "\n".join(map(" ".join, zip(*told, strict=True)))
        return together.translate(_ROW_BY_ROW).replace("ij", "y").split("\n")

    return words_of_rows


def _told(values: Sequence[Any]) -> list[str]:
    """Return the values of a column as texts on one line each; those with accents without them."""
    texts = ["" if value is None else str(value) for value in values]
    together = "".join(texts)
    if together.isascii() and "\n" not in together:
        return texts
    return [text if text.isascii() and "\n" not in text else folded(text) for text in texts]


def _indexed(values: Sequence[Any]) -> str:
    told = [str(value) for value in values if value is not None and value != ""]
    together = " ".join(told)
    return _folded_plainly(together) if together.isascii() else " ".join(map(folded, told))


def _folded_plainly(text: str) -> str:
    """Return the words of a text that has no accents, white space between them; asked of every row of an import."""
    return text.translate(_PLAINLY).replace("ij", "y")


@lru_cache(16_384)
def folded(text: str) -> str:
    """Return the words of a text without case and accents, with ij written as y."""
    if text.isascii():
        return " ".join(_folded_plainly(text).split())
    return " ".join(filter(None, (name_key(part).replace("ij", "y") for part in _APART.split(text))))


def pattern(table: str, typed: str) -> str:
    """Return the search expression for what is typed so far: every word, each as a beginning; "" finds nothing.

    A postcode and a house number are found with and without a space before their letters, an addition however it is
    written (`12 II`, `12-2`). Beside a name, its prefix need not be found: who types `vd Berg` finds `van den Berg`.
    Nor need initials be where a table holds a surname without them.
    """
    several = folded(_SHORT_HET.sub(" ", typed)).split()[:_MOST_WORDS]
    if not any(map(_is_name, several)):
        return " AND ".join(_alternatives(several))
    if table in _WITHOUT_INITIALS:
        plain = folded(_INITIALS.sub(" ", _SHORT_HET.sub(" ", typed))).split()[:_MOST_WORDS]
        plain = [word for word in plain if len(word) > 1 or word.isdigit()]
        several = plain if any(map(_is_name, plain)) else several
    several = [word for word in several if word not in DROPPED_IN_SEARCH]
    return " AND ".join(_alternatives(several))


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word not in DROPPED_IN_SEARCH


def _alternatives(several: Sequence[str]) -> Iterator[str]:
    """Yield, per word, what it may stand for."""
    place = 0
    while place < len(several):
        word, after = several[place], several[place + 1] if place + 1 < len(several) else ""
        place += 1
        together = _DIGITS_LETTERS.fullmatch(word)
        if together:
            yield f"({_begins(word)} OR ({_begins(together[1])} AND {_addition(together[2])}))"
        elif word.isdigit() and _FLOOR.fullmatch(after):
            place += 2 if FLOOR_WORDS.issuperset(several[place + 1 : place + 2]) else 1
            yield f"({_begins(word)} AND {_addition(after[:1])})"
        elif word.isdigit() and _DIGITS_LETTERS.fullmatch(word + after):
            place += 1
            yield f"({_begins(word + after)} OR ({_begins(word)} AND {_addition(after)}))"
        else:
            yield _begins(word)


def _begins(word: str) -> str:
    """Return the expression for words with this beginning, or how else a name so begun may be written."""
    several = [word, *other_writings(word)]
    if word.endswith("i"):
        several.append(f"{word[:-1]}y")  # A last i may be the half of an ij.
    told = " OR ".join(f'"{one}"*' for one in several)
    return f"({told})" if len(several) > 1 else told


def _addition(word: str) -> str:
    """Return the expression for an addition with this beginning, or the same one written differently."""
    several = [f'"{word}"*', *(f'"{other}"' for other in other_additions(word))]
    return f"({' OR '.join(several)})" if len(several) > 1 else several[0]


def index(execute_many: Any, table: str, rows: Iterable[tuple[int, str]]) -> None:
    """Put words into the table's index, each under its row's integer key, in place of what was there."""
    execute_many(f"INSERT OR REPLACE INTO {table}_words (rowid, words) VALUES (?, ?)", rows)


def index_new(table: str, first: int, told: Sequence[str]) -> tuple[str, Sequence[Any]]:
    """Return the statement, with its values, that puts in the words of new rows, whose keys run from `first` on."""
    listed = f"INSERT INTO {table}_words (rowid, words) SELECT ? + key, value FROM json_each(?)"
    return listed, (first, json.dumps(told, ensure_ascii=False))
