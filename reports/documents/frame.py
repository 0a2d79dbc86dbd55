"""What every document begins with: its title, its number and date, and the list of its gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reports.blocks import Block, Facts, Heading, Line, Paragraph, Sheet, Signer, plain
from reports.filling import Values, articles, fill, gap, gaps_notice, sections
from reports.gaps import unlisted
from reports.texts import Text, Words
from schema.papers import Issue, Paper
from schema.signing import paper_code


def opening(
    title: str,
    issue: Issue,
    gaps: tuple[str, ...],
    words: Words,
    more: tuple[tuple[str, Line], ...],
    status: str,
    *,
    short: bool = False,
) -> tuple[Block, ...]:
    """Return the title, the table of what identifies the document, and what is still to be filled in.

    `status` is the word for a document without gaps that is no draft; a `short` table leaves out what the head of
    every page says.
    """
    if issue.draft:
        status = "status_draft"
    elif gaps:
        status = "status_gaps"
    known = (
        (words["number"], plain(issue.number)),
        (words["version"], plain(str(issue.version))),
        (words["date"], plain(words.day(issue.issued_on))),
    )
    facts = (*(() if short else known), (words["status"], plain(words[status])), *more)
    return (Heading(plain(title), 1), Facts(facts), *gaps_notice(gaps, words))


def sheet(
    title: str, author: str, issue: Issue, blocks: tuple[Block, ...], gaps: tuple[str, ...], words: Words
) -> Sheet:
    """Return the finished sheet of a document."""
    running = words["running"].format(number=issue.number, version=issue.version, date=words.day(issue.issued_on))
    return Sheet(
        title=f"{title} {issue.number}",
        author=author,
        locale=words.locale,
        issued_on=issue.issued_on,
        running=running,
        page_of=words["page_of"],
        watermark=words["draft"] if issue.draft else "",
        code="" if issue.draft else paper_code(issue.number, issue.version),
        blocks=blocks,
        gaps=gaps,
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """What the places, the program's own parts and the conditions of a text stand for in one paper."""

    values: Values
    inserts: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()


def agreed(
    paper: Paper,
    text: Text,
    words: Words,
    filled: Filled,
    head: tuple[tuple[str, Line], ...],
    *,
    author: str,
    large: bool = False,
) -> Sheet:
    """Return a paper to sign: what identifies it, an introduction, numbered articles."""
    body = (
        *introduction(text, filled, words),
        *articles(text, filled.values, words, filled.inserts, filled.holds),
    )
    gaps = (*paper.gaps(), *unlisted(body, paper.gaps(), filled.values, words))
    blocks = (*opening(text.title, paper.issue, gaps, words, head, "status_to_sign", short=large), *body)
    return replace(sheet(text.title, author, paper.issue, blocks, gaps, words), large=large)


def told(
    paper: Paper,
    text: Text,
    words: Words,
    filled: Filled,
    head: tuple[tuple[str, Line], ...],
    *,
    author: str,
    large: bool = False,
    status: str = "status_final",
) -> Sheet:
    """Return a paper to read: what identifies it, an introduction, parts under headings."""
    title = text_of(fill(text.title, filled.values, words))
    body = (
        *introduction(text, filled, words),
        *sections(text, filled.values, words, filled.inserts, filled.holds),
    )
    gaps = (*paper.gaps(), *unlisted(body, paper.gaps(), filled.values, words))
    blocks = (*opening(title, paper.issue, gaps, words, head, status, short=large), *body)
    return replace(sheet(title, author, paper.issue, blocks, gaps, words), large=large)


def introduction(text: Text, filled: Filled, words: Words) -> tuple[Block, ...]:
    """Return the introduction of a text, where it has one."""
    intro = text.content.get("intro")
    return (Paragraph(fill(intro, filled.values, words)),) if intro else ()


def signer(party: Line, name: Line, words: Words, *, function: Line | None = None) -> Signer:
    """Return a place to sign, with room for place and date."""
    rows = [(words["sign_name"], name), (words["sign_place"], ()), (words["sign_date"], ())]
    if function is not None:
        rows.insert(1, (words["sign_function"], function))
    return Signer(party, tuple(rows), words["signature"])


def text_of(line: Line) -> str:
    """Return a line without its tones."""
    return "".join(run.text for run in line)


def loud(line: Line, name: str, words: Words) -> Line:
    """Return a line, or the gap that names what should stand there."""
    return line if text_of(line).strip() else (gap(name, words),)
