"""Everything the desk knows of one resident, in plain words: what, from whom, who read it, who was told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reports.blocks import Block, Facts, Grid, Heading, Line, Paragraph, Sheet, plain
from reports.documents.frame import Filled, told
from reports.filling import fact
from reports.texts import Text, Words, load_words
from schema.papers_desk import AccessPaper, Cell, KnownPart

FIELDS = frozenset(
    {"municipality", "municipality_address", "municipality_phone", "municipality_officer", "resident", "computed_on"}
)
INSERTS = frozenset({"known"})
_PERSON = "person"
"""The part that is one record: each fact on a line of its own."""


def compose(paper: AccessPaper, text: Text, language: str) -> Sheet:
    """Return the report as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        "municipality": paper.municipality,
        "municipality_address": paper.address,
        "municipality_phone": paper.phone,
        "municipality_officer": paper.officer,
        "resident": paper.resident,
        "computed_on": words.day(paper.computed_on),
    }
    head = (fact("resident", "resident", values, words), (words["computed"], plain(values["computed_on"])))
    known = tuple(block for part in paper.parts for block in _part(part, text.content["parts"], words))
    return told(paper, text, words, Filled(values, {"known": known}), head, author=paper.municipality)


def _part(part: KnownPart, parts: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    said = parts[part.name]
    heading, columns = Heading(plain(said["heading"]), 3, room=38), said["columns"]
    told = (heading, *((Paragraph(plain(said["text"])),) if said.get("text") else ()))
    if not part.rows:
        return (heading, Paragraph(plain(said["none"])))
    if part.name == _PERSON:
        pairs = tuple(zip(columns, part.rows[0], strict=True))
        return (*told, Facts(tuple((column, _cell(value, words, words["not_known"])) for column, value in pairs)))
    rows = tuple(tuple(_cell(value, words) for value in row) for row in part.rows)
    return (*told, Grid(tuple(columns), rows, tuple(said["shares"]), row_heads=False))


def _cell(value: Cell, words: Words, empty: str = "–") -> Line:
    """Return a fact as it is read: a day in words, yes or no, a text as it was written."""
    match value:
        case None | "":
            return plain(empty)
        case bool():
            return plain(words["yes"] if value else words["no"])
        case date():
            return plain(words.short_day(value))
        case int():
            return plain(words.euros(value))
    return plain(value)
