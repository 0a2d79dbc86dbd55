"""The blank form of a check-in, composed: marks to cross, boxes, and room to write."""

from reports.blocks import Block, Facts, Grid, Heading, Listing, Paragraph, Room, Sheet, plain
from reports.texts import load_words
from schema.papers_checkin import CheckinSheet

_SHARES = (15, 1, 1, 1, 1, 1)


def compose(paper: CheckinSheet, language: str) -> Sheet:
    """Return the form as blocks.

    Raises:
        Refused: `language-unknown`.
    """
    words = load_words(language)
    marks = tuple(str(mark) for mark, _word in enumerate(paper.scale, 1))
    legend = tuple((f"{mark}.", plain(word)) for mark, word in zip(marks, paper.scale, strict=True))
    rows = tuple((plain(text), *map(plain, marks)) for text in paper.questions)
    blocks: tuple[Block, ...] = (
        Heading(plain(paper.title), 1),
        Facts(tuple((label, plain(value)) for label, value in paper.facts)),
        Paragraph(plain(paper.intro)),
        Heading(plain(paper.legend)),
        Listing(legend),
        Grid((paper.asked, *marks), rows, _SHARES, boxes=frozenset(range(1, len(marks) + 1))),
        *(_choice(text, answers) for text, answers in paper.choices),
        *(block for text in paper.open for block in (Heading(plain(text), 3), Room(24))),
    )
    return Sheet(
        title=paper.title,
        author=paper.municipality,
        locale=words.locale,
        issued_on=paper.issued_on,
        running=f"{paper.title}, {words.day(paper.issued_on)}",
        page_of=words["page_of"],
        watermark="",
        blocks=blocks,
        gaps=(),
        large=True,
    )


def _choice(text: str, answers: tuple[str, ...]) -> Grid:
    boxes = frozenset(range(1, len(answers) + 1))
    return Grid((text, *answers), ((plain(""), *(plain("") for _answer in answers)),), (9, 4, 4, 4), boxes=boxes)
