"""What a stand-in must know: what is due, whom to call, and how the desk works; no resident by name."""

from collections.abc import Mapping

from reports.blocks import Block, Facts, Grid, Heading, Line, Paragraph, Sheet, plain, strong
from reports.documents.frame import Filled, loud, told
from reports.filling import fact
from reports.texts import Text, Words, load_words
from schema.papers_desk import CoverNotePaper, NotePart

FIELDS = frozenset({"municipality", "coordinator", "coordinator_phone", "municipality_officer", "day"})
INSERTS = frozenset({"counts", "parts", "reached"})


def compose(paper: CoverNotePaper, text: Text, language: str) -> Sheet:
    """Return the note as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        "municipality": paper.municipality,
        "coordinator": paper.coordinator,
        "coordinator_phone": paper.coordinator_phone,
        "municipality_officer": paper.officer,
        "day": words.day(paper.day),
    }
    head = (
        fact("coordinator", "coordinator", values, words),
        fact("phone", "coordinator_phone", values, words),
        fact("officer", "municipality_officer", values, words),
    )
    labels = text.content["labels"]
    counts = tuple((labels[name], strong(words.count(getattr(paper, name)))) for name in _COUNTS)
    inserts: dict[str, tuple[Block, ...]] = {
        "counts": (Facts(counts),),
        "parts": _parts(paper, text, words),
        "reached": (_reached(paper, labels, words),),
    }
    return told(paper, text, words, Filled(values, inserts), head, author=paper.municipality)


_COUNTS = ("open_cases", "waiting", "running")


def _parts(paper: CoverNotePaper, text: Text, words: Words) -> tuple[Block, ...]:
    """Return what is due, per kind; a kind of which nothing is due says so in one line."""
    labels, blocks = text.content["labels"], list[Block]()
    for part in paper.parts:
        blocks.append(Heading(plain(text.content["parts"][part.name]), 3))
        blocks += _part(part, labels, words) if part.lines else [Paragraph(plain(labels["nothing"]))]
    return tuple(blocks)


def _part(part: NotePart, labels: Mapping[str, str], words: Words) -> list[Block]:
    rows = tuple(
        (plain(words.short_day(line.due) if line.due else labels["no_date"]), strong(line.record), plain(line.what))
        for line in part.lines
    )
    grid = Grid((labels["due"], labels["record"], labels["what"]), rows, (15, 31, 54), row_heads=False)
    more = Paragraph(plain(words["and_more"].format(count=words.count(part.more))), small=True)
    return [grid, *([more] if part.more else [])]


def _reached(paper: CoverNotePaper, labels: Mapping[str, str], words: Words) -> Block:
    if not paper.reached:
        return Paragraph(plain(labels["nobody"]))
    rows: tuple[tuple[Line, ...], ...] = tuple(
        (
            plain(each.name),
            loud(plain(each.contact), "organisation_contact", words),
            loud(plain(each.phone), "organisation_phone", words),
        )
        for each in paper.reached
    )
    return Grid((words["organisation"], words["contact"], words["phone"]), rows, (44, 32, 24))
