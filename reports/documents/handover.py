"""A warm hand-over: what the receiver needs to go on, and what the three of them agree."""

from reports.blocks import Block, Facts, Grid, Line, Paragraph, Sheet, Signatures, plain, strong
from reports.documents.frame import Filled, loud, signer, told
from reports.filling import Values, fact, value_or_gap
from reports.texts import Text, Words, load_words
from schema.papers_desk import HandoverPaper

FIELDS = frozenset(
    {"municipality", "coordinator", "coordinator_phone", "receiver", "resident", "resident_address", "resident_phone"}
    | {"case_number", "tasks", "supports", "volunteer"}
)
INSERTS = frozenset({"person", "arrears", "attempts", "agreed", "signatures"})
CONDITIONS = frozenset({"two_people", "interpreter", "volunteer", "asked"})
_ROOM = 4
"""Empty lines for what the three agree."""


def compose(paper: HandoverPaper, text: Text, language: str) -> Sheet:
    """Return the hand-over as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        "municipality": paper.municipality,
        "coordinator": paper.coordinator,
        "coordinator_phone": paper.coordinator_phone,
        "receiver": paper.receiver,
        "resident": paper.resident,
        "resident_address": paper.address,
        "resident_phone": paper.phone,
        "case_number": paper.case_number,
        "tasks": words.inside("tasks", paper.task) if paper.task else "",
        "supports": words.listed([words.of("supports", kind).lower() for kind in paper.supports]),
        "volunteer": paper.volunteer,
    }
    head = (
        fact("case", "case_number", values, words),
        fact("coordinator", "coordinator", values, words),
        fact("phone", "coordinator_phone", values, words),
        fact("receiver", "receiver", values, words),
    )
    labels = text.content["labels"]
    inserts: dict[str, tuple[Block, ...]] = {
        "person": (Facts(_person(paper, values, labels, words)),),
        "arrears": (_arrears(paper, labels, words),),
        "attempts": (_attempts(paper, labels, words),),
        "agreed": (Grid((labels["what"], labels["who"], labels["by_when"]), (), (56, 24, 20), room=_ROOM),),
        "signatures": (
            Signatures(
                tuple(
                    signer(strong(labels[role]), (value_or_gap(name, values, words),) if name else (), words)
                    for role, name in (("by", "coordinator"), ("to", ""), ("resident", "resident"))
                )
            ),
        ),
    }
    known = {"two_people": paper.two_people, "interpreter": paper.interpreter, "volunteer": paper.volunteer}
    holds = frozenset(name for name, value in {**known, "asked": paper.task}.items() if value)
    return told(paper, text, words, Filled(values, inserts, holds), head, author=paper.municipality)


def _person(paper: HandoverPaper, values: Values, labels: dict[str, str], words: Words) -> tuple[tuple[str, Line], ...]:
    spoken = words.listed([words.language(code) for code in paper.languages])
    checked = words.day(paper.checked_on) if paper.checked_on else labels["not_checked"]
    informed = words.day(paper.informed_on) if paper.informed_on else ""
    talks = words.listed([words.day(day) for day in paper.talks]) or labels["no_talk"]
    return (
        fact("resident", "resident", values, words),
        fact("address", "resident_address", values, words),
        fact("phone", "resident_phone", values, words),
        (labels["languages"], plain(spoken or labels["not_known"])),
        (labels["checked"], plain(checked)),
        (labels["informed"], loud(plain(informed), "informed_on", words)),
        (labels["talks"], plain(talks)),
    )


def _arrears(paper: HandoverPaper, labels: dict[str, str], words: Words) -> Grid | Paragraph:
    if not paper.arrears:
        return Paragraph(loud((), "arrears", words))
    rows = tuple(
        (
            plain(words.of("partner_kinds", each.kind)),
            plain(each.partner or labels["not_known"]),
            plain(words.euros(each.amount_cents)),
            plain(words.day(each.since) if each.since else labels["not_known"]),
        )
        for each in paper.arrears
    )
    head = (labels["about"], labels["partner"], words["amount"], words["since"])
    return Grid(head, rows, (28, 34, 18, 20), numbers=frozenset({2}))


def _attempts(paper: HandoverPaper, labels: dict[str, str], words: Words) -> Grid | Paragraph:
    if not paper.attempts:
        return Paragraph(plain(labels["no_attempt"]))
    rows = tuple(
        (
            plain(words.day(each.on)),
            plain(words.of("channels", each.channel)),
            plain(words["yes"] if each.reached else words["no"]),
        )
        for each in paper.attempts
    )
    return Grid((words["day"], labels["how"], labels["reached"]), rows, (34, 44, 22))
