"""The secrecy declaration a volunteer signs before the first deployment (domain.md 5.3)."""

from reports.blocks import Block, Line, Paragraph, Sheet, Signatures, Signer, plain, strong
from reports.documents.frame import opening, sheet
from reports.filling import articles, fact, fill, value_or_gap
from reports.texts import Text, Words, load_words
from schema.papers import SecrecyPaper

FIELDS = frozenset({"municipality", "organisation", "volunteer", "coordinator", "coordinator_phone", "validity"})
INSERTS = frozenset({"signatures"})


def compose(paper: SecrecyPaper, text: Text, language: str) -> Sheet:
    """Return the declaration as blocks, with every gap in its place."""
    words = load_words(language)
    gaps = paper.gaps()
    validity = words["until"].format(date=words.day(paper.valid_until)) if paper.valid_until else words["valid_always"]
    values = {
        "municipality": paper.municipality,
        "organisation": paper.organisation,
        "volunteer": paper.volunteer,
        "coordinator": paper.coordinator,
        "coordinator_phone": paper.coordinator_phone,
        "validity": validity,
    }
    head = (
        fact("volunteer", "volunteer", values, words),
        fact("organisation", "organisation", values, words),
        fact("coordinator", "coordinator", values, words),
        (words["valid"], plain(validity)),
    )
    signers = (
        _signer("the_volunteer", (value_or_gap("volunteer", values, words),), words),
        _signer("the_coordinator", (value_or_gap("coordinator", values, words),), words),
    )
    inserts: dict[str, tuple[Block, ...]] = {"signatures": (Signatures(signers),)}
    blocks = (
        *opening(text.title, paper.issue, gaps, words, head, "status_to_sign"),
        Paragraph(fill(text.content["intro"], values, words)),
        *articles(text, values, words, inserts),
    )
    return sheet(text.title, paper.municipality, paper.issue, blocks, gaps, words)


def _signer(role: str, name: Line, words: Words) -> Signer:
    rows = ((words["sign_name"], name), (words["sign_place"], ()), (words["sign_date"], ()))
    return Signer(strong(words[role]), rows, words["signature"])
