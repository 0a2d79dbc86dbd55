"""The texts of the documents: one data file per document and language, which a lawyer may edit.

A file is TOML with `{field}` places and no code. What it may name is fixed by the document; anything else is
refused when the file is read, with the file and the line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from schema.refused import Refused

LANGUAGES = ("nl", "en")
FOLDER = Path(__file__).parent / "texts"

_PLACE = re.compile(r"\{([^{}]*)\}")
_LINE = re.compile(r"\(at line (\d+)")


PARTS: Mapping[str, tuple[str, ...]] = {"articles": ("heading", "clauses"), "sections": ("heading",)}
"""What a numbered article and a part of running text cannot do without."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document's text in one language."""

    version: int
    title: str
    content: Mapping[str, Any]

    def places(self) -> frozenset[str]:
        """Return the fields this text uses."""
        return frozenset(place for string in _strings(self.content) for place in _PLACE.findall(string))


@dataclass(frozen=True, slots=True)
class Words:
    """The words every document in a language shares: labels, months, names of tasks and figures."""

    content: Mapping[str, Any]

    @property
    def locale(self) -> str:
        """The language with its country, as a PDF names it."""
        return str(self.content["locale"])

    def __getitem__(self, name: str) -> str:
        return str(self.content["words"][name])

    def of(self, group: str, name: str) -> str:
        """Return a word of a group: `of("tasks", "nazorg")`."""
        return str(self.content[group][name])

    def national(self, term: str) -> str:
        """Return a term of the national lists (a status, a result) in this language; another text as it is."""
        return str(self.content["national"].get(term, term))

    def inside(self, group: str, name: str) -> str:
        """Return a word of a group as it stands inside a sentence."""
        told = self.of(group, name)
        return told[:1].lower() + told[1:]

    def day(self, day: date) -> str:
        """Return a date in words: `3 november 2026`."""
        return f"{day.day} {self.content['months'][day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """Return a date for a narrow column: `3 nov 2026`."""
        return f"{day.day} {self.content['short_months'][day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """Return a month in words: `november 2026`."""
        return f"{self.content['months'][day.month - 1]} {day.year}"

    def count(self, number: int) -> str:
        """Return a whole number with the language's thousands mark."""
        return f"{number:,}".replace(",", self["thousands"])

    def euros(self, cents: int) -> str:
        """Return an amount of euro cents: `€ 1.450,00`."""
        return f"€\u00a0{self.count(cents // 100)}{self['decimal']}{cents % 100:02d}"

    def time(self, part: str) -> str:
        """Return a part of the week (`ma-o`) in words: `maandagochtend`."""
        day, _mark, when = part.partition("-")
        return self.of("days", day) + self.of("parts", when)

    def language(self, code: str) -> str:
        """Return the name of a language by its ISO code; the code itself where no name is known."""
        from babel import Locale

        return str(Locale(self.locale[:2]).languages.get(code, code))

    def listed(self, several: Sequence[str]) -> str:
        """Return several words as one phrase: `huur, water en energie`."""
        *first, last = several or ("",)
        return f"{', '.join(first)} {self['and']} {last}" if first else last

    def number(self, number: float) -> str:
        """Return a number with as many decimals as it has, at most two: `9,5`."""
        whole, _mark, part = f"{number:.2f}".partition(".")
        part = part.rstrip("0")
        return self.count(int(whole)) + (f"{self['decimal']}{part}" if part else "")

    def percent(self, share: float) -> str:
        """Return a share of 1 as a percentage with one decimal."""
        return f"{share * 100:.1f}".replace(".", self["decimal"]) + "\u00a0%"


def load_text(
    name: str,
    language: str,
    fields: frozenset[str],
    inserts: frozenset[str],
    folder: Path = FOLDER,
    conditions: frozenset[str] = frozenset(),
) -> Text:
    """Read a document's text, and refuse what the document does not know.

    Raises:
        Refused: `language-unknown`, `text-missing`, `text-unreadable`, `text-field-unknown`, `text-insert-unknown`,
            `text-condition-unknown`, the last four with `file` and `line`.
    """
    if language not in LANGUAGES:
        raise Refused("language-unknown", value=language, allowed=LANGUAGES)
    path = folder / language / f"{name}.toml"
    source, content = read_text(path)
    check_places(content, source, path.name, fields)
    for part in PARTS:
        for article in content.get(part, ()):
            if not article.keys() >= set(PARTS[part]):
                raise Refused("text-unreadable", file=path.name, line=1, missing=", ".join(PARTS[part]))
            insert = article.get("insert")
            if insert is not None and insert not in inserts:
                line = line_of(source, f'"{insert}"')
                raise Refused("text-insert-unknown", insert=insert, file=path.name, line=line)
    check_conditions(content, source, path.name, conditions)
    try:
        return Text(int(content["text_version"]), str(content["title"]), content)
    except KeyError as missing:
        raise Refused("text-unreadable", file=path.name, line=1, missing=str(missing.args[0])) from None


def check_places(content: object, source: str, file: str, fields: frozenset[str]) -> None:
    """Refuse a text that names a field its document does not know, or has a brace that closes nothing.

    Raises:
        Refused: `text-field-unknown`, `text-unreadable`, with `file` and `line`.
    """
    for string in _strings(content):
        for place in _PLACE.findall(string):
            if place not in fields:
                raise Refused("text-field-unknown", field=place, file=file, line=line_of(source, f"{{{place}}}"))
        if "{" in (rest := _PLACE.sub("", string)) or "}" in rest:
            raise Refused("text-unreadable", file=file, line=line_of(source, string))


def check_conditions(content: object, source: str, file: str, conditions: frozenset[str]) -> None:
    """Refuse a text with a condition its document does not know.

    Raises:
        Refused: `text-condition-unknown`, with `file` and `line`.
    """
    for condition in _conditions(content):
        if condition not in conditions:
            line = line_of(source, f'"{condition}"')
            raise Refused("text-condition-unknown", condition=condition, file=file, line=line)


@cache
def load_words(language: str) -> Words:
    """Return the words all documents in a language share.

    Raises:
        Refused: `language-unknown`.
    """
    if language not in LANGUAGES:
        raise Refused("language-unknown", value=language, allowed=LANGUAGES)
    return Words(read_text(FOLDER / language / "words.toml")[1])


def read_text(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the source of a text and what it holds.

    Raises:
        Refused: `text-missing`; `text-unreadable`, with `file` and `line`.
    """
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Refused("text-missing", file=path.name) from None
    except UnicodeDecodeError as wrong:
        line = path.read_bytes()[: wrong.start].count(b"\n") + 1
        raise Refused("text-unreadable", file=path.name, line=line) from None
    try:
        return source, tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        found = _LINE.search(str(wrong))
        line = int(found[1]) if found else source.count("\n") + 1
        raise Refused("text-unreadable", file=path.name, line=line) from None


def _strings(content: object) -> Iterator[str]:
    match content:
        case str():
            yield content
        case dict():
            for part in content.values():
                yield from _strings(part)
        case list():
            for part in content:
                yield from _strings(part)


def _conditions(content: object) -> Iterator[str]:
    match content:
        case dict():
            if isinstance(content.get("when"), str):
                yield content["when"]
            for part in content.values():
                yield from _conditions(part)
        case list():
            for part in content:
                yield from _conditions(part)


def line_of(source: str, wanted: str) -> int:
    """Return the line, from 1, on which a string of a text file starts; comments are not text."""
    first = wanted.strip().partition("\n")[0]
    lines = enumerate(source.splitlines(), 1)
    return next((number for number, line in lines if first in line and not line.lstrip().startswith("#")), 1)
