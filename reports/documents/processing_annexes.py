"""The cover and the filled annexes of a processing agreement; the national standard is named, never copied."""

from reports.blocks import BULLET, Block, Facts, Grid, Line, Listing, Paragraph, Sheet, plain
from reports.documents.frame import Filled, loud, told
from reports.documents.parties import PARTY_FIELDS, SIDES, party_facts, party_values, signatures, term_end
from reports.filling import Values, fact, value_or_gap
from reports.texts import Text, Words, load_words
from schema.agreements import DataRole
from schema.papers_organisations import ProcessingPaper

FIELDS = PARTY_FIELDS | {
    "municipality_officer",
    "data_role",
    "in_force_from",
    "term_end",
    "retention",
    "breach_contact",
    "breach_phone",
}
INSERTS = frozenset({"parties", "tasks", "contacts", "breach", "signatures"})
CONDITIONS = frozenset(DataRole)


def compose(paper: ProcessingPaper, text: Text, language: str) -> Sheet:
    """Return cover and annexes as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        **party_values(paper.municipality, paper.organisation),
        "municipality_officer": paper.officer,
        "data_role": words.of("data_roles", paper.role) if paper.role else "",
        "in_force_from": words.day(paper.in_force_from) if paper.in_force_from else "",
        "term_end": term_end(paper.in_force_to, words),
        "retention": paper.retention,
        "breach_contact": paper.breach_contact,
        "breach_phone": paper.breach_phone,
    }
    head = (*party_facts(values, words), fact("data_role", "data_role", values, words))
    inserts: dict[str, tuple[Block, ...]] = {
        "parties": (_parties(values, words),),
        "tasks": _tasks(paper, words),
        "contacts": (Facts(_contacts(values, words)),),
        "breach": (
            Facts((fact("contact", "breach_contact", values, words), fact("phone", "breach_phone", values, words))),
        ),
        "signatures": (signatures(values, words),),
    }
    filled = Filled(values, inserts, frozenset({paper.role} if paper.role else ()))
    return told(paper, text, words, filled, head, author=paper.municipality.name, status="status_to_sign")


def _parties(values: Values, words: Words) -> Grid:
    columns = ("name", "address", "kvk", "representative")
    rows = tuple(tuple((value_or_gap(f"{side}_{column}", values, words),) for column in columns) for side in SIDES)
    head = (words["party"], words["address"], words["chamber_number"], words["signs"])
    return Grid(head, rows, (25, 29, 20, 26))


def _tasks(paper: ProcessingPaper, words: Words) -> tuple[Block, ...]:
    if not paper.tasks:
        return (Paragraph(loud((), "tasks", words)),)
    return (Listing(tuple((BULLET, plain(words.of("tasks", task))) for task in paper.tasks)),)


def _contacts(values: Values, words: Words) -> tuple[tuple[str, Line], ...]:
    def known(*names: str) -> Line:
        runs = [run for name in names for run in (*plain(", "), value_or_gap(name, values, words))]
        return tuple(runs[1:])

    return (
        (words["municipality"], known("municipality_contact", "municipality_phone")),
        (words["organisation"], known("organisation_contact", "organisation_phone")),
        (words["officer"], known("municipality_officer")),
    )
