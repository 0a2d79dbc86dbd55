"""The card of a request: what a volunteer is told before she says yes, and nothing by which somebody is found."""

from reports.blocks import BULLET, Block, Facts, Line, Listing, Sheet, plain, strong
from reports.documents.frame import Filled, loud, told
from reports.filling import fact
from reports.texts import Text, Words, load_words
from schema.papers_people import CaseCardPaper

FIELDS = frozenset({"municipality", "coordinator", "coordinator_phone"})
INSERTS = frozenset({"asked", "times"})
CONDITIONS = frozenset({"interpreter", "wish"})


def compose(paper: CaseCardPaper, text: Text, language: str) -> Sheet:
    """Return the card as blocks, with every gap in its place."""
    words = load_words(language)
    values = {
        "municipality": paper.municipality,
        "coordinator": paper.coordinator,
        "coordinator_phone": paper.coordinator_phone,
    }
    head = (
        fact("coordinator", "coordinator", values, words),
        fact("phone", "coordinator_phone", values, words),
    )
    times = tuple((BULLET, plain(words.time(time))) for time in paper.times) or (
        (BULLET, loud((), "part_times", words)),
    )
    inserts: dict[str, tuple[Block, ...]] = {"asked": (Facts(_asked(paper, text, words)),), "times": (Listing(times),)}
    holds = {"interpreter"} if paper.interpreter else set()
    holds |= {"wish"} if paper.gender_wish else set()
    filled = Filled(values, inserts, frozenset(holds))
    return told(paper, text, words, filled, head, author=paper.municipality)


def _asked(paper: CaseCardPaper, text: Text, words: Words) -> tuple[tuple[str, Line], ...]:
    labels = text.content["labels"]
    task = words.of("tasks", paper.task) if paper.task else ""
    rows = [
        (labels["area"], loud(strong(paper.area), "area", words)),
        (labels["task"], loud(plain(task), "tasks", words)),
        (labels["supports"], _several([words.of("supports", kind) for kind in paper.supports], "supports", words)),
        (labels["languages"], _several([words.language(code) for code in paper.languages], "languages", words)),
        (labels["urgency"], plain(words.of("urgencies", str(int(paper.urgency))))),
        (labels["consent"], plain(labels["consent_given"]) if paper.consent else loud((), "consent_on", words)),
    ]
    if paper.gender_wish is not None:
        rows.append((labels["wish"], plain(words.of("genders", paper.gender_wish))))
    return tuple(rows)


def _several(told: list[str], name: str, words: Words) -> Line:
    return loud(plain(words.listed(told)), name, words)
