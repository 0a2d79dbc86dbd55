"""The list that people take along on a round: where to be, whom to ask for, and a box for each outcome."""

from collections.abc import Mapping
from typing import Any

from reports.blocks import Block, Grid, Heading, Line, Listing, NewPage, Paragraph, Sheet, plain, strong
from reports.documents.frame import opening, sheet
from reports.filling import Values, fact, fill
from reports.texts import Text, Words, load_words
from schema.papers import BY_NUMBER, VisitListPaper, VisitRound
from schema.rounds import OUTCOME_KEYS

FIELDS = frozenset(
    {"municipality", "coordinator", "coordinator_phone", "day", "number", "count", "people", "part", "channel"}
)
_SHARES = (6, 33, 24, *(5 for _key in OUTCOME_KEYS), 13)


def compose(paper: VisitListPaper, text: Text, language: str) -> Sheet:
    """Return the list as blocks, each round from a new page."""
    words = load_words(language)
    gaps = paper.gaps()
    values = {
        "municipality": paper.municipality,
        "coordinator": paper.coordinator,
        "coordinator_phone": paper.coordinator_phone,
        "day": words.day(paper.day),
        "count": str(len(paper.rounds)),
    }
    title = "".join(run.text for run in fill(text.title, values, words))
    head = (
        fact("coordinator", "coordinator", values, words),
        fact("phone", "coordinator_phone", values, words),
    )
    blocks: tuple[Block, ...] = opening(title, paper.issue, gaps, words, head, "status_final")
    for number, each in enumerate(paper.rounds, 1):
        blocks += ((NewPage(),) if number > 1 else ()) + _round(each, number, text.content, values, words)
    return sheet(title, paper.municipality, paper.issue, blocks, gaps, words)


def _round(
    each: VisitRound, number: int, content: Mapping[str, Any], values: Values, words: Words
) -> tuple[Block, ...]:
    """Return one round: who goes, how to behave, what the boxes mean, and the lines."""
    kind = "phone" if each.channel in BY_NUMBER else "door"
    own = {
        **values,
        "number": str(number),
        "people": content["and"].join(each.people),
        "part": content["parts"][each.part] if each.part else content["whole_day"],
        "channel": content["channels"].get(each.channel, str(each.channel)),
    }
    keys = tuple((key, plain(content["outcomes"][outcome])) for key, outcome in OUTCOME_KEYS.items())
    return (
        Heading(fill(content["round"], own, words)),
        Paragraph(fill(content["who"], own, words)),
        Listing(tuple((f"{place}.", fill(rule, own, words)) for place, rule in enumerate(content[f"rules_{kind}"], 1))),
        Heading(plain(content["boxes"])),
        Listing(keys),
        _lines(each, content, content[f"where_{kind}"]),
        *_held(each.held, words),
        Paragraph(fill(content["back"], own, words), small=True),
    )


def _held(several: int, words: Words) -> tuple[Block, ...]:
    """Return that addresses were taken off, so that nobody goes there from memory or an older list."""
    if not several:
        return ()
    told = words["held_one" if several == 1 else "held_more"].format(count=several)
    return (Paragraph(plain(told)),)


def _lines(each: VisitRound, content: Mapping[str, Any], where: str) -> Grid:
    head = (content["code"], where, content["name"], *OUTCOME_KEYS, content["time"])
    boxes = range(3, 3 + len(OUTCOME_KEYS))
    rows: tuple[tuple[Line, ...], ...] = tuple(
        (
            strong(str(stop.code)),
            plain(stop.where or content["no_phone"]),
            plain(stop.name or content["no_name"]),
            *map(plain, OUTCOME_KEYS),
            plain(""),
        )
        for stop in each.stops
    )
    return Grid(head, rows, _SHARES, boxes=frozenset(boxes))
