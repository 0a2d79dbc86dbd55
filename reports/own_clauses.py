"""Clauses of a municipality's own, laid over the shipped text: a file that holds only those, the rest follows.

    [clauses."5.2"]
    made_from = 2
    was = "The clause as it was shipped then."
    text = "The clause as this municipality wants it."

A clause is named by its place in the shipped text: `5` is the heading of article 5, `5.2` its second clause, `intro`
or `annexes.1` what stands apart. Where the shipped clause is no longer what it `was`, she is told.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from reports.texts import PARTS, Text, check_conditions, check_places, line_of, read_text
from schema.refused import Refused

_TABLE = "clauses"
_KNOWN = {"text", "was", "when", "made_from"}
_NEEDED = {"text", "made_from"}


class Outdated(NamedTuple):
    """A clause whose shipped text changed since it was taken over."""

    clause: str
    """Empty where the whole text was taken over."""
    made_from: int
    """The version of the shipped text that it was made from."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clause stands in the content of a text."""

    holder: Any
    key: Any

    @property
    def text(self) -> str:
        found = self.holder[self.key]
        return str(found["text"] if isinstance(found, dict) else found)

    def put(self, text: str, when: str | None) -> None:
        found = self.holder[self.key]
        condition = when or (found.get("when") if isinstance(found, dict) else None)
        self.holder[self.key] = {"text": text, "when": condition} if condition else text


def clauses_of(text: Text) -> dict[str, str]:
    """Return every clause of a text by its name, in the order of the text."""
    return {name: place.text for name, place in _places(text.content)}


def holds_clauses(path: Path) -> bool:
    """Say whether a file holds clauses to lay over the shipped text, rather than a whole one.

    Raises:
        Refused: `text-unreadable`.
    """
    return _TABLE in read_text(path)[1]


def named_in(path: Path) -> frozenset[str]:
    """Return the names of the clauses that a file holds.

    Raises:
        Refused: `text-unreadable`, `text-clause-unreadable`, with `file` and `line`.
    """
    source, told = read_text(path)
    return frozenset(name for name, _clause in _own(told, source, path.name))


def with_clauses(shipped: Text, path: Path, fields: frozenset[str], conditions: frozenset[str]) -> Text:
    """Return the shipped text with a file's own clauses in place; its version stays that of the shipped text.

    Raises:
        Refused: `text-unreadable`, `text-clause-unreadable`, `text-clause-unknown`, `text-field-unknown`,
            `text-condition-unknown`, each with `file` and `line`.
    """
    source, told = read_text(path)
    own = dict(_own(told, source, path.name))
    check_places(own, source, path.name, fields)
    check_conditions(own, source, path.name, conditions)
    content = deepcopy(dict(shipped.content))
    places = dict(_places(content))
    for name, clause in own.items():
        if name not in places:
            raise Refused("text-clause-unknown", clause=name, file=path.name, line=_line_of(source, name))
        places[name].put(clause["text"], clause.get("when"))
    return Text(shipped.version, str(content["title"]), content)


def outdated(shipped: Text, path: Path) -> tuple[Outdated, ...]:
    """Return what in an own file was made from a shipped text that has changed since.

    Raises:
        Refused: `text-unreadable`, `text-clause-unreadable`.
    """
    source, told = read_text(path)
    if _TABLE not in told:
        since = told.get("made_from", shipped.version)
        return (Outdated("", since),) if since != shipped.version else ()
    now = clauses_of(shipped)
    return tuple(
        Outdated(name, clause["made_from"])
        for name, clause in _own(told, source, path.name)
        if clause["made_from"] != shipped.version and clause.get("was") != now.get(name)
    )


def _own(told: Mapping[str, Any], source: str, file: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if stray := sorted(told.keys() - {_TABLE}):
        raise Refused("text-clause-unknown", clause=stray[0], file=file, line=line_of(source, stray[0]))
    for name, clause in _flat(told[_TABLE]):
        told_of = clause if isinstance(clause, dict) else {}
        whole = _NEEDED <= told_of.keys() <= _KNOWN and str(told_of["text"]).strip()
        kinds = all(type(part) is (int if key == "made_from" else str) for key, part in told_of.items())
        if not (whole and kinds):
            raise Refused("text-clause-unreadable", clause=name, file=file, line=_line_of(source, name))
        yield name, told_of


def _flat(clauses: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Return the clauses by name; `[clauses.5.2]` without quotes means the same as with them."""
    for name, clause in clauses.items() if isinstance(clauses, dict) else ((above or _TABLE, clauses),):
        if isinstance(clause, dict) and clause and not clause.keys() & _KNOWN:
            yield from _flat(clause, f"{above}{name}.")
        else:
            yield f"{above}{name}", clause


def _places(content: Mapping[str, Any]) -> Iterator[tuple[str, _Place]]:
    for key, value in content.items():
        if key in PARTS:
            for number, part in enumerate(value, 1):
                yield from _places_in(str(number), part)
        elif isinstance(value, str):
            yield key, _Place(content, key)
        elif isinstance(value, (list, dict)):
            named = value.items() if isinstance(value, dict) else enumerate(value, 1)
            for name, each in named:
                if isinstance(each, str):
                    yield f"{key}.{name}", _Place(value, name if isinstance(value, dict) else name - 1)


def _places_in(number: str, part: Mapping[str, Any]) -> Iterator[tuple[str, _Place]]:
    yield number, _Place(part, "heading")
    below = [(part[key], place) for key in ("clauses", "text", "items") for place in range(len(part.get(key, ())))]
    for count, (holder, place) in enumerate(below, 1):
        yield f"{number}.{count}", _Place(holder, place)


def _line_of(source: str, name: str) -> int:
    """Return the line on which a clause is named."""
    for wanted in (f'{_TABLE}."{name}"]', f"{_TABLE}.{name}]", f'"{name}"'):
        if wanted in source:
            return line_of(source, wanted)
    return line_of(source, name)
