"""The authorisation for factual acts: an exhaustive list, what is never among it, and consent (domain.md 5.5)."""

from reports.blocks import Block, Line, Listing, Paragraph, Sheet, plain
from reports.documents.frame import Filled, agreed, loud
from reports.documents.parties import PARTY_FIELDS, party_facts, party_values, signatures, term_end
from reports.filling import fact
from reports.texts import Text, Words, load_words
from schema.papers_organisations import AuthorisationPaper

FIELDS = PARTY_FIELDS | {"mandate", "in_force_from", "term_end", "consent_on", "authorised_tasks"}
INSERTS = frozenset({"acts", "signatures"})
CONDITIONS = frozenset({"consented", "consents"})


def compose(paper: AuthorisationPaper, text: Text, language: str) -> Sheet:
    """Return the authorisation as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        **party_values(paper.municipality, paper.organisation),
        "mandate": paper.mandate,
        "in_force_from": words.day(paper.in_force_from) if paper.in_force_from else "",
        "term_end": term_end(paper.in_force_to, words),
        "consent_on": words.day(paper.consent_on) if paper.consent_on else "",
        "authorised_tasks": words.listed([words.inside("tasks", task) for task in paper.tasks]),
        "change_reason": paper.change_reason,
    }
    head = party_facts(values, words)
    if paper.issue.version > 1:
        head += (fact("change", "change_reason", values, words),)
    inserts: dict[str, tuple[Block, ...]] = {
        "acts": _acts(paper, words),
        "signatures": (signatures(values, words),),
    }
    holds = frozenset({"consented" if paper.consent_on else "consents"})
    filled = Filled(values, inserts, holds)
    return agreed(paper, text, words, filled, head, author=paper.municipality.name)


def _acts(paper: AuthorisationPaper, words: Words) -> tuple[Block, ...]:
    """Return the acts under letters, so that a report can point at one."""
    if not paper.acts:
        return (Paragraph(loud((), "acts", words)),)
    lines: list[Line] = [plain(words.of("acts", act)) for act in paper.acts]
    return (Listing(tuple((f"{chr(ord('a') + place)}.", line) for place, line in enumerate(lines)), under=True),)
