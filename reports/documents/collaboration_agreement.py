"""The collaboration agreement between the municipality and an organisation: nineteen articles (domain.md 5.1)."""

from reports.blocks import (
    Block,
    Grid,
    Heading,
    Line,
    Listing,
    Paragraph,
    Run,
    Sheet,
    Together,
    Tone,
    plain,
)
from reports.documents.frame import opening, sheet
from reports.documents.parties import PARTY_FIELDS, SIDES, party_facts, party_values, signatures, term_end
from reports.filling import Values, articles, fact, fill, gap, value_or_gap
from reports.texts import Text, Words, load_words
from schema.agreements import Notice
from schema.codes import Support
from schema.matrix import PHASES
from schema.papers import AgreedTask, CollaborationPaper

TERMS = ("target_groups", "caseload", "finance", "handover", "feedback")
"""What the parties agreed in their own words, or in a number."""

FIELDS = PARTY_FIELDS | {
    "in_force_from",
    "term_end",
    "processing_reference",
    "authorisation_reference",
    *TERMS,
    "notice",
}
INSERTS = frozenset({"tasks", "contacts", "signatures"})


def compose(paper: CollaborationPaper, text: Text, language: str) -> Sheet:
    """Return the agreement as blocks, with every gap in its place."""
    words = load_words(language)
    values = _values(paper, words)
    gaps = paper.gaps()
    inserts: dict[str, tuple[Block, ...]] = {
        "tasks": _tasks(paper.tasks, words),
        "contacts": (_contacts(values, words),),
        "signatures": (signatures(values, words),),
    }
    annexes = tuple((f"{place}.", fill(annex, values, words)) for place, annex in enumerate(text.content["annexes"], 1))
    blocks = (
        *opening(text.title, paper.issue, gaps, words, _head(paper, values, words), "status_to_sign"),
        *articles(text, values, words, inserts),
        Together((Heading(plain(words["annexes"])), Listing(annexes))),
    )
    return sheet(text.title, paper.municipality.name, paper.issue, blocks, gaps, words)


def _values(paper: CollaborationPaper, words: Words) -> Values:
    authorisation = paper.authorisation_reference
    if not authorisation.strip() and not paper.needs_authorisation:
        authorisation = words["not_needed"]
    return {
        **party_values(paper.municipality, paper.organisation),
        "in_force_from": words.day(paper.in_force_from) if paper.in_force_from else "",
        "term_end": term_end(paper.in_force_to, words),
        "processing_reference": paper.processing_reference,
        "authorisation_reference": authorisation,
        "change_reason": paper.change_reason,
        **{name: str(getattr(paper, name) or "").strip().removesuffix(".") for name in TERMS},
        "notice": _term(paper.notice, words),
    }


def _term(notice: Notice | None, words: Words) -> str:
    """Return a term of notice in words: `3 maanden en één dag`."""
    if notice is None:
        return ""
    parts = [
        words[f"one_{unit}"] if count == 1 else words[f"{unit}s"].format(count=count)
        for unit, count in (("month", notice.months), ("day", notice.days))
        if count
    ]
    return f" {words['and']} ".join(parts)


def _head(paper: CollaborationPaper, values: Values, words: Words) -> tuple[tuple[str, Line], ...]:
    rows = [*party_facts(values, words)]
    if paper.issue.version > 1:
        rows.append(fact("change", "change_reason", values, words))
    return tuple(rows)


def _tasks(tasks: tuple[AgreedTask, ...], words: Words) -> tuple[Block, ...]:
    if not tasks:
        return (Paragraph((gap("tasks", words), Run(" "), Run(words["no_tasks"]))),)
    head = (words["task"], words["phase"], *(words.of("supports", kind) for kind in Support), words["intensity"])
    rows = tuple(_task_row(agreed, words) for agreed in tasks)
    return (Grid(head, rows, shares=(23, 21, 11, 10, 9, 11, 15)), Paragraph(plain(words["matrix_note"]), small=True))


def _task_row(agreed: AgreedTask, words: Words) -> tuple[Line, ...]:
    may = (Run(words["may"], Tone.STRONG),)
    kinds = tuple(may if kind in agreed.supports else plain(words["open"]) for kind in Support)
    return (
        plain(words.of("tasks", agreed.task)),
        plain(words.of("phases", PHASES[agreed.task])),
        *kinds,
        plain(agreed.intensity.strip() or words["by_arrangement"]),
    )


def _contacts(values: Values, words: Words) -> Grid:
    columns = ("name", "contact", "phone", "email")
    rows = tuple(tuple((value_or_gap(f"{side}_{column}", values, words),) for column in columns) for side in SIDES)
    return Grid((words["party"], words["contact"], words["phone"], words["email"]), rows, shares=(22, 18, 18, 42))
