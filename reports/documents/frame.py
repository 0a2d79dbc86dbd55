"""What every document begins with: its title, its number and date, and the list of its gaps."""

from reports.blocks import Block, Facts, Heading, Line, Sheet, plain
from reports.filling import gaps_notice
from reports.texts import Words
from schema.papers import Issue
from schema.signing import paper_code


def opening(
    title: str,
    issue: Issue,
    gaps: tuple[str, ...],
    words: Words,
    more: tuple[tuple[str, Line], ...],
    status: str,
) -> tuple[Block, ...]:
    """Return the title, the table of what identifies the document, and what is still to be filled in.

    `status` is the word for a document without gaps that is no draft.
    """
    if issue.draft:
        status = "status_draft"
    elif gaps:
        status = "status_gaps"
    facts = (
        (words["number"], plain(issue.number)),
        (words["version"], plain(str(issue.version))),
        (words["date"], plain(words.day(issue.issued_on))),
        (words["status"], plain(words[status])),
        *more,
    )
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
