"""The monthly review: figures with their meaning, with and without a volunteer, and what was decided."""

from collections.abc import Mapping
from typing import Any

from reports.blocks import Bar, Bars, Block, Grid, Heading, Line, Notice, Paragraph, Run, Sheet, Tone, plain, strong
from reports.documents.frame import opening, sheet
from reports.documents.review_charts import chart_blocks
from reports.documents.review_groups import difference_blocks, group_blocks, monitor_blocks, part_blocks
from reports.documents.review_meeting import meeting_blocks
from reports.documents.shown_figures import Shown, shown_alone, shown_apart
from reports.documents.told_figures import in_full, value, written
from reports.filling import Values, fill, gap, value_or_gap
from reports.texts import Text, Words, load_words
from schema.dates import month_days
from schema.papers import AuditAnchor
from schema.papers_review import ReviewAction, ReviewPaper
from schema.refused import Refused
from schema.review import Review

FIELDS = frozenset({"municipality", "month", "computed_on"})


def compose(paper: ReviewPaper, text: Text, language: str) -> Sheet:
    """Return the review as blocks; no number below 5 is in them, nor one from which such a number follows.

    Raises:
        Refused: `figure-unknown` for a figure the text does not explain; `month-unreadable`.
    """
    words = load_words(language)
    review = paper.review
    for name in review.figures:
        if name not in text.content["figures"]:
            raise Refused("figure-unknown", figure=name)
    values = {
        "municipality": paper.municipality,
        "month": words.month(month_days(review.month)[0]),
        "computed_on": words.day(paper.computed_on or paper.issue.issued_on),
    }
    title = "".join(run.text for run in fill(text.title, values, words))
    gaps = paper.gaps()
    municipality = (words["municipality"], (value_or_gap("municipality", values, words),))
    closed = "status_final" if paper.closing else "status_open"
    status = "status_provisional" if review.provisional else closed
    blocks = (
        *opening(title, paper.issue, gaps, words, (municipality,), status),
        *(_provisional(text, values, words) if review.provisional else ()),
        Paragraph(fill(text.content["intro"], values, words)),
        *_figures(review, text, words),
        *_comparison(review, text, words),
        *part_blocks(review, text.content, words),
        *monitor_blocks(paper.monitor, review.figures, text.content, words),
        *meeting_blocks(paper.closing, text, words),
        *chart_blocks(paper.series, text.content, words),
        *group_blocks(paper.breakdowns, text.content, words),
        *_actions(paper.actions, text, words),
        *_anchor(paper.anchor, text, words),
    )
    return sheet(title, paper.municipality, paper.issue, blocks, gaps, words)


def _provisional(text: Text, values: Values, words: Words) -> tuple[Block, ...]:
    return (Notice(text.content["provisional_title"], fill(text.content["provisional"], values, words)),)


def _figures(review: Review, text: Text, words: Words) -> tuple[Block, ...]:
    content = text.content
    rows = []
    for name, shown in shown_alone(review.figures).items():
        label, definition = content["figures"][name]
        cells = (written(part, words) for part in (shown.numerator, shown.denominator))
        rows.append((plain(label), plain(definition), strong(value(shown, words)), *map(plain, cells)))
    return (
        Heading(plain(content["figures_heading"])),
        Grid(tuple(content["figures_head"]), tuple(rows), shares=(20, 37, 13, 14, 16), numbers=frozenset({2, 3, 4})),
        Paragraph(plain(content["small_numbers"]), small=True),
    )


def _comparison(review: Review, text: Text, words: Words) -> tuple[Block, ...]:
    content = text.content
    heading = Heading(plain(content["comparison_heading"]))
    apart = shown_apart(review.figures, review.with_volunteer, review.without_volunteer)
    if not apart:
        return (heading, Paragraph(plain(content["comparison_none"])))
    rows = tuple(
        (plain(content["figures"][name][0]), *(plain(in_full(shown, words)) for shown in three))
        for name, three in apart.items()
    )
    return (
        heading,
        Paragraph(plain(content["comparison"])),
        *difference_blocks(review.differences, content, words),
        Grid(tuple(content["comparison_head"]), rows, shares=(25, 25, 25, 25), numbers=frozenset({1, 2, 3})),
        *_bars(apart, content, words),
    )


def _bars(
    apart: Mapping[str, tuple[Shown, Shown, Shown]], content: Mapping[str, Any], words: Words
) -> tuple[Block, ...]:
    """Return the chart of the rates, or nothing when none may be shown."""
    bars = tuple(
        Bar(
            words.of("review", "bar").format(figure=content["figures"][name][0], group=group),
            shown.rate or 0.0,
            value(shown, words),
        )
        for name, three in apart.items()
        for group, shown in zip(content["groups"], three, strict=True)
        if shown.is_rate
    )
    if not any(bar.share for bar in bars):
        return ()
    parts = "; ".join(words.of("review", "bars_part").format(label=bar.label, shown=bar.shown) for bar in bars)
    return (Bars(words.of("review", "bars_alt").format(bars=parts), bars),)


def _actions(actions: tuple[ReviewAction, ...], text: Text, words: Words) -> tuple[Block, ...]:
    content = text.content
    heading = Heading(plain(content["actions_heading"]))
    if not actions:
        return (heading, Paragraph(plain(content["actions_none"])))
    rows = tuple(_action_row(action, content, words) for action in actions)
    return (heading, Grid(tuple(content["actions_head"]), rows, shares=(42, 28, 19, 11)))


def _action_row(action: ReviewAction, content: Mapping[str, Any], words: Words) -> tuple[Line, ...]:
    owner = Run(action.owner) if action.owner.strip() else gap("action_owner", words)
    due = Run(words.day(action.due_on)) if action.due_on else gap("action_due", words)
    return (plain(action.text), (owner,), (due,), plain(content["done"] if action.done else content["open"]))


def _anchor(anchor: AuditAnchor | None, text: Text, words: Words) -> tuple[Block, ...]:
    heading = Heading(plain(text.content["anchor_heading"]))
    if anchor is None:
        return (heading, Paragraph((gap("audit_anchor", words),)))
    at = f"{words.day(anchor.at.date())}, {anchor.at:%H:%M:%S}"
    said = words.of("review", "anchor").format(at=at, events=words.count(anchor.events))
    return (heading, Paragraph(plain(said)), Paragraph((Run(f"{anchor.events}:{anchor.head}", Tone.STRONG),)))
