"""The starting sheet for a data protection impact assessment: what the desk knows, and room for what others judge."""

from collections.abc import Mapping
from typing import Any

from reports.blocks import Block, Grid, Heading, Line, Paragraph, Run, Sheet, Signatures, Tone, plain, strong
from reports.documents.frame import Filled, loud, signer, told
from reports.filling import value_or_gap
from reports.texts import Text, Words, load_words
from schema.papers_dpia import DpiaPaper
from schema.personal_data import PERSONAL_DATA

FIELDS = frozenset(
    {"municipality", "municipality_officer", "municipality_contact", "backup_days", "lock_minutes", "untouched_months"}
)
INSERTS = frozenset({"data", "partners", "receivers", "terms", "accounts", "risks", "signatures"})
CONDITIONS = frozenset({"brp-here", "brp-elsewhere", "second-person", "one-person", "locks", "never-locks"})
_ROOM = 4
"""Empty lines under the risks, for those that are of this municipality alone."""


def compose(paper: DpiaPaper, text: Text, language: str) -> Sheet:
    """Return the sheet as blocks, with every gap in its place."""
    words, content = load_words(language), text.content
    values = {
        "municipality": paper.municipality,
        "municipality_officer": paper.officer,
        "municipality_contact": paper.coordinator,
        "backup_days": str(paper.backup_days),
        "lock_minutes": str(paper.lock_minutes),
        "untouched_months": str(paper.untouched_months),
    }
    labels = content["labels"]
    names = ("municipality", "municipality_officer", "municipality_contact")
    head = tuple((labels[name], (value_or_gap(name, values, words),)) for name in names)
    signers = tuple(
        signer(strong(labels[name]), (), words, function=()) for name in ("signs_officer", "signs_responsible")
    )
    inserts: dict[str, tuple[Block, ...]] = {
        "data": _data(content),
        "partners": (Paragraph(loud(plain(", ".join(paper.partners)), "signal_partners", words)),),
        "receivers": _receivers(paper, content, words),
        "terms": (_terms(paper, content),),
        "accounts": (_accounts(paper, content, words),),
        "risks": (_risks(content),),
        "signatures": (Signatures(signers),),
    }
    filled = Filled(values, inserts, paper.conditions)
    return told(paper, text, words, filled, head, author=paper.municipality, status="status_to_sign")


def _data(content: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return per group of people or records what is kept of them, and why each is."""
    blocks: list[Block] = []
    for group, fields in PERSONAL_DATA.items():
        said = content["groups"][group]
        rows = tuple((strong(said[name][0]), plain(said[name][1])) for name in fields)
        blocks += [Heading(plain(said["title"]), 3), Grid(tuple(content["data_head"]), rows, (42, 58))]
    return tuple(blocks)


def _receivers(paper: DpiaPaper, content: Mapping[str, Any], words: Words) -> tuple[Block, ...]:
    if not paper.receivers:
        return (Paragraph(plain(content["no_receivers"])),)
    rows: list[tuple[Line, ...]] = []
    for each in paper.receivers:
        if not each.agreed:
            rows.append((strong(each.name), (Run(content["no_agreement"], Tone.GAP),), ()))
        else:
            role = words.of("data_roles", each.role) if each.role else content["no_role"]
            until = words.day(each.until) if each.until else content["until_further"]
            rows.append((strong(each.name), plain(role), plain(until)))
    return (Grid(tuple(content["receivers_head"]), tuple(rows), (40, 40, 20)),)


def _terms(paper: DpiaPaper, content: Mapping[str, Any]) -> Grid:
    rows = tuple(
        (strong(content["kept"][rule][0]), plain(f"{months} {content['months']}"), plain(content["kept"][rule][1]))
        for rule, months in paper.months.items()
    )
    return Grid(tuple(content["terms_head"]), rows, (46, 18, 36))


def _accounts(paper: DpiaPaper, content: Mapping[str, Any], words: Words) -> Grid:
    rows = tuple(
        (
            strong(each.name),
            plain(content["roles"][each.role]),
            plain(words.day(each.until) if each.until else content["until_further"]),
        )
        for each in paper.accounts
    )
    return Grid(tuple(content["accounts_head"]), rows, (30, 50, 20))


def _risks(content: Mapping[str, Any]) -> Grid:
    """Return the risks that the program's way of working brings, with empty cells for who judges them."""
    rows = tuple((plain(risk), (), (), ()) for risk in content["risks"])
    return Grid(tuple(content["risks_head"]), rows, (46, 12, 12, 30), row_heads=False, room=_ROOM)
