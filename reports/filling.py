"""Fills the places of a text; what is missing is printed loudly, in the place where it belongs."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from reports.blocks import BULLET, Block, Heading, Line, Listing, NewPage, Notice, Paragraph, Run, Together, Tone
from reports.texts import Text, Words

_PLACE = re.compile(r"\{([^{}]*)\}")

Values = Mapping[str, str]
"""The fields of a document; an empty value is a gap."""


def fill(template: str, values: Values, words: Words) -> Line:
    """Return a template with its places filled; a place without a value becomes a gap that names it."""
    runs: list[Run] = []
    for position, piece in enumerate(_PLACE.split(template)):
        if position % 2:
            runs.append(value_or_gap(piece, values, words))
        elif piece:
            runs.append(Run(piece))
    return tuple(runs)


def value_or_gap(name: str, values: Values, words: Words) -> Run:
    """Return a field's value, or the gap that names the field."""
    value = values[name].strip()
    return Run(value) if value else gap(name, words)


def gap(name: str, words: Words) -> Run:
    """Return what stands where a field is missing: `[in te vullen: KvK-nummer]`."""
    return Run(words["gap"].format(field=words.of("fields", name)), Tone.GAP)


def fact(label: str, name: str, values: Values, words: Words) -> tuple[str, Line]:
    """Return a row of facts: a word as label, and a field or its gap."""
    return words[label], (value_or_gap(name, values, words),)


def gaps_notice(gaps: tuple[str, ...], words: Words) -> tuple[Block, ...]:
    """Return the list of what is still to be filled in, or nothing."""
    if not gaps:
        return ()
    title = words["gaps_title"].format(count=len(gaps))
    return (Notice(title, (Run(words["gaps_text"]),), tuple(words.of("fields", name) for name in gaps)),)


def gaps_line(gaps: tuple[str, ...], words: Words) -> tuple[Block, ...]:
    """Return what is still to be filled in on one line, for a paper that a list would not leave on one page."""
    if not gaps:
        return ()
    title = words["gaps_title"].format(count=len(gaps))
    names = "; ".join(words.of("fields", name) for name in gaps)
    return (Paragraph((Run(f"{title} ({names})", Tone.GAP),), small=True),)


def articles(
    text: Text,
    values: Values,
    words: Words,
    inserts: Mapping[str, tuple[Block, ...]],
    holds: Collection[str] = frozenset(),
) -> tuple[Block, ...]:
    """Return the numbered articles of a text, each with its clauses, and the program's own part where one names it.

    Args:
        holds: the conditions that are met; an article or clause with another is left out, and the rest is numbered on.
    """
    blocks: list[Block] = []
    for number, article in enumerate(_held(text.content["articles"], holds), 1):
        heading = Heading(fill(words["article"].format(number=number, heading=article["heading"]), values, words))
        clauses = tuple(
            (f"{number}.{place}", fill(clause, values, words))
            for place, clause in enumerate(_told(article["clauses"], holds), 1)
        )
        own = inserts.get(article.get("insert", ""), ())
        if article.get("together"):
            blocks.append(Together((heading, Listing(clauses), *own)))
        else:
            blocks += [heading, Listing(clauses), *own]
    return tuple(blocks)


def sections(
    text: Text,
    values: Values,
    words: Words,
    inserts: Mapping[str, tuple[Block, ...]],
    holds: Collection[str] = frozenset(),
) -> tuple[Block, ...]:
    """Return the parts of a running text: a heading, its paragraphs, its bullets, and the program's own part."""
    blocks: list[Block] = []
    for section in _held(text.content["sections"], holds):
        heading = Heading(fill(section["heading"], values, words))
        told = [Paragraph(fill(each, values, words)) for each in _told(section.get("text", ()), holds)]
        items = tuple((BULLET, fill(each, values, words)) for each in _told(section.get("items", ()), holds))
        own = inserts.get(section.get("insert", ""), ())
        parts = (heading, *told, *((Listing(items),) if items else ()), *own)
        blocks += [NewPage()] if section.get("new_page") else []
        blocks += [Together(parts)] if section.get("together") else parts
    return tuple(blocks)


def _held(parts: Iterable[Mapping[str, Any]], holds: Collection[str]) -> list[Mapping[str, Any]]:
    return [part for part in parts if part.get("when") is None or part["when"] in holds]


def _told(clauses: Iterable[str | Mapping[str, str]], holds: Collection[str]) -> list[str]:
    """Return the clauses that count: a plain one always, one with a condition where it is met."""
    asked = [{"text": clause} if isinstance(clause, str) else clause for clause in clauses]
    return [clause["text"] for clause in _held(asked, holds)]
