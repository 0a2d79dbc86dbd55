"""The proof of a destruction: how many records, under which rule, by whom, and what may still hold them."""

from collections.abc import Mapping

from reports.blocks import Block, Grid, Line, Paragraph, Run, Sheet, Signatures, Tone, plain, strong
from reports.documents.frame import Filled, loud, signer, told
from reports.filling import gap, value_or_gap
from reports.texts import Text, Words, load_words
from schema.papers_desk import DestructionPaper

FIELDS = frozenset({"municipality", "destroyed_on", "destroyed_by", "approved_by", "backups_until"})
INSERTS = frozenset({"lines", "anchor", "signatures"})


def compose(paper: DestructionPaper, text: Text, language: str) -> Sheet:
    """Return the record as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        "municipality": paper.municipality,
        "destroyed_on": words.day(paper.destroyed_on) if paper.destroyed_on else "",
        "destroyed_by": paper.destroyed_by,
        "approved_by": paper.approved_by,
        "backups_until": words.day(paper.backups_until) if paper.backups_until else "",
    }
    labels = text.content["labels"]
    head = (
        (labels["destroyed_on"], (value_or_gap("destroyed_on", values, words),)),
        (labels["destroyed_by"], (value_or_gap("destroyed_by", values, words),)),
        (labels["approved_by"], (value_or_gap("approved_by", values, words),)),
        (labels["held"], plain(words.count(paper.held))),
    )
    names = ("destroyed_by", "approved_by")
    signers = tuple(signer(strong(labels[name]), (value_or_gap(name, values, words),), words) for name in names)
    inserts: dict[str, tuple[Block, ...]] = {
        "lines": (_lines(paper, text, labels, words),),
        "anchor": _anchor(paper, words),
        "signatures": (Signatures(signers),),
    }
    filled = Filled(values, inserts)
    return told(paper, text, words, filled, head, author=paper.municipality, status="status_to_sign")


def _lines(paper: DestructionPaper, text: Text, labels: Mapping[str, str], words: Words) -> Block:
    if not paper.lines:
        return Paragraph(loud((), "destroyed", words))

    def day(known: object, written: str) -> Line:
        return plain(written if known else words["not_known"])

    rows = tuple(
        (
            plain(text.content["kinds"].get(each.kind, each.kind)),
            plain(text.content["rules"].get(each.rule, each.rule)),
            plain(words.count(each.count)),
            day(each.first_on, words.day(each.first_on) if each.first_on else ""),
            day(each.last_on, words.day(each.last_on) if each.last_on else ""),
        )
        for each in paper.lines
    )
    head = tuple(labels[name] for name in ("kind", "rule", "count", "first_on", "last_on"))
    return Grid(head, rows, (20, 34, 10, 18, 18), numbers=frozenset({2}))


def _anchor(paper: DestructionPaper, words: Words) -> tuple[Block, ...]:
    if paper.anchor is None:
        return (Paragraph((gap("audit_anchor", words),)),)
    at = f"{words.day(paper.anchor.at.date())}, {paper.anchor.at:%H:%M:%S}"
    said = words.of("review", "anchor").format(at=at, events=words.count(paper.anchor.events))
    return (Paragraph(plain(said)), Paragraph((Run(f"{paper.anchor.events}:{paper.anchor.head}", Tone.STRONG),)))
