"""The letter to a resident: why we write, who a volunteer is and is not, what she may refuse (domain.md 5.6)."""

from dataclasses import replace

from reports.blocks import Address, Facts, Heading, Line, Paragraph, Room, Run, Sheet, Together, plain, strong
from reports.documents.frame import Filled, loud, sheet
from reports.filling import Values, fill, gaps_notice, sections, value_or_gap
from reports.texts import Text, Words, load_words
from schema.papers_people import ResidentLetterPaper

FIELDS = frozenset(
    {"municipality_name", "municipality_address", "municipality_contact", "municipality_phone", "municipality_email"}
    | {"municipality_hours", "municipality_officer", "resident", "letter_street", "letter_place", "letter_kinds"}
    | {"organisations"}
)
_ABOVE_ADDRESS, _BELOW_ADDRESS = 18, 12
"""Millimetres: the address stands in the window of an envelope."""
_ROOM_TO_SIGN = 14
CONDITIONS = frozenset({"named", "unnamed", "organisations"})


def compose(paper: ResidentLetterPaper, text: Text, language: str) -> Sheet:
    """Return the letter as blocks in large type, with every gap in its place."""
    words = load_words(language)
    values = _values(paper, words)
    gaps = paper.gaps()
    holds = frozenset(
        ["named" if paper.resident.strip() else "unnamed", *(["organisations"] if paper.organisations else [])]
    )
    filled = Filled(values, holds=holds)
    content = text.content
    to = value_or_gap("resident", values, words) if paper.resident.strip() else Run(content["unnamed"])
    greeting = content["greeting"] if paper.resident.strip() else content["greeting_unnamed"]
    blocks = (
        Room(_ABOVE_ADDRESS),
        Address(((to,), *((value_or_gap(name, values, words),) for name in ("letter_street", "letter_place")))),
        Room(_BELOW_ADDRESS),
        *gaps_notice(gaps, words),
        Heading(plain(text.title), 1),
        Facts(_facts(paper, words)),
        Paragraph(fill(greeting, values, words)),
        Paragraph(fill(content["intro"], values, words)),
        *sections(text, values, words, {}, filled.holds),
        Together(
            (
                Room(2),
                Paragraph(fill(content["closing"], values, words)),
                Room(_ROOM_TO_SIGN),
                Paragraph((value_or_gap("municipality_contact", values, words),)),
                Paragraph(fill(content["signed"], values, words)),
            )
        ),
    )
    made = sheet(text.title, paper.municipality.name, paper.issue, blocks, gaps, words)
    return replace(made, large=True)


def _facts(paper: ResidentLetterPaper, words: Words) -> tuple[tuple[str, Line], ...]:
    return (
        (words["date_of_letter"], plain(words.day(paper.issue.issued_on))),
        (words["our_number"], strong(paper.issue.number)),
        (words["phone"], loud(plain(paper.municipality.phone), "municipality_phone", words)),
    )


def _values(paper: ResidentLetterPaper, words: Words) -> Values:
    municipality = paper.municipality
    return {
        "municipality_name": municipality.name,
        "municipality_address": municipality.address,
        "municipality_contact": municipality.contact,
        "municipality_phone": municipality.phone,
        "municipality_email": municipality.email,
        "municipality_hours": paper.hours,
        "municipality_officer": paper.officer,
        "resident": paper.resident,
        "letter_street": paper.street,
        "letter_place": paper.place,
        "letter_kinds": words.listed([words.of("partner_kinds", kind) for kind in paper.kinds]),
        "organisations": words.listed(paper.organisations),
    }
