"""The local debt chain on one page: per phase who gives which kind of support, and how each party is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reports.blocks import Block, Grid, Heading, Line, Paragraph, Run, Sheet, Tone, plain, strong
from reports.documents.frame import sheet
from reports.filling import fill, gap, gaps_line
from reports.texts import Text, Words, load_words
from schema.chain import ChainParty, cells, empty_cells, empty_phases
from schema.codes import Support
from schema.matrix import Phase
from schema.papers import ChainPaper

FIELDS = frozenset({"municipality", "day", "count", "phases", "kinds"})
_LETTERS = dict(zip(Phase, "ABCDE", strict=True))
"""Stands for a phase in the table of parties."""
_PHASE_SHARES = (24, 19, 19, 19, 19)
_PARTY_SHARES = (10, 37, 56, 40, 16, 33, 28, 36, 24, 23)


def compose(paper: ChainPaper, text: Text, language: str) -> Sheet:
    """Return the overview as blocks: the gaps in words, the phases, the parties."""
    words = load_words(language)
    gaps = paper.gaps()
    values = {
        "municipality": paper.municipality,
        "day": words.day(paper.computed_on),
        "count": str(len(paper.parties)),
    }
    title = "".join(run.text for run in fill(text.title, values, words))
    content = text.content
    blocks: tuple[Block, ...] = (
        Heading(fill(text.title, values, words), 1),
        Paragraph(fill(content["intro"], values, words), small=True),
        Paragraph(_nobody(paper.parties, content, words)),
        Heading(plain(content["by_phase"])),
        _phases(paper.parties, content, words),
        Heading(plain(content["parties"])),
        _parties(paper.parties, content, words),
        *gaps_line(gaps, words),
    )
    return replace(sheet(title, paper.municipality, paper.issue, blocks, gaps, words), landscape=True, one_page=True)


def _nobody(parties: Sequence[ChainParty], content: Mapping[str, Any], words: Words) -> Line:
    """Return in words where nobody is: the phases, and how many kinds of support in the others."""
    phases, kinds = empty_phases(parties), empty_cells(parties)
    told: list[Line] = []
    if phases:
        names = ", ".join(words.of("phases", phase) for phase in phases)
        loud = fill(content["nobody_phase"], {"phases": names}, words)
        told.append(tuple(run._replace(tone=Tone.GAP) for run in loud))
    if kinds:
        names = "; ".join(f"{words.of('phases', phase)}: {words.of('supports', kind).lower()}" for phase, kind in kinds)
        told.append((Run(" "), *fill(content["nobody_kind"], {"kinds": names}, words)))
    return tuple(run for line in told for run in line) or plain(content["everybody"])


def _phases(parties: Sequence[ChainParty], content: Mapping[str, Any], words: Words) -> Grid:
    numbers = {each.name: str(place) for place, each in enumerate(parties, 1)}
    head = (content["phase"], *(words.of("supports", kind) for kind in Support))
    rows = tuple(
        (
            strong(f"{_LETTERS[phase]}. {words.of('phases', phase)}"),
            *(_who(names, numbers, content) for names in kinds.values()),
        )
        for phase, kinds in cells(parties).items()
    )
    return Grid(head, rows, _PHASE_SHARES, dense=True)


def _who(names: Sequence[str], numbers: Mapping[str, str], content: Mapping[str, Any]) -> Line:
    """Return the numbers of the parties, under which the second table names them."""
    return plain(", ".join(numbers[name] for name in names)) if names else (Run(content["nobody"], Tone.GAP),)


def _parties(parties: Sequence[ChainParty], content: Mapping[str, Any], words: Words) -> Grid | Paragraph:
    if not parties:
        return Paragraph((gap("chain_parties", words),))
    columns = (
        "number",
        "party",
        "offers",
        "target_groups",
        "phases",
        "kinds",
        "intensity",
        "contact",
        "costs",
        "waiting",
    )
    return Grid(
        tuple(content["columns"][name] for name in columns),
        tuple((strong(str(place)), *_party(each, content, words)) for place, each in enumerate(parties, 1)),
        _PARTY_SHARES,
        dense=True,
    )


def _party(each: ChainParty, content: Mapping[str, Any], words: Words) -> tuple[Line, ...]:
    offer = each.offer
    known = ", ".join(part for part in (offer.contact.strip(), offer.phone.strip()) if part)
    whole = offer.contact.strip() and offer.phone.strip()
    reached = plain(known) if whole else (Run(f"{known} " if known else ""), Run(words["gap_here"], Tone.GAP))
    return (
        strong(each.name),
        plain(offer.offers or content["unknown"]),
        plain(offer.target_groups or content["unknown"]),
        plain(", ".join(_LETTERS[phase] for phase in offer.phases)),
        plain(", ".join(words.of("supports", kind).lower() for kind in offer.kinds)),
        plain(offer.intensity or content["unknown"]),
        reached,
        plain(offer.costs or content["unknown"]),
        plain(offer.waiting or content["unknown"]),
    )
