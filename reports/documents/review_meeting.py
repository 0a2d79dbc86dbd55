"""The meeting in a monthly review that is closed: when, with whom, and what was said under each point."""

from reports.blocks import Block, Facts, Grid, Heading, Line, Paragraph, plain
from reports.filling import value_or_gap
from reports.texts import Text, Words
from schema.papers_review import ReviewClosing


def meeting_blocks(closing: ReviewClosing | None, text: Text, words: Words) -> tuple[Block, ...]:
    """Return the part about the meeting; nothing for a review that is still open."""
    if closing is None:
        return ()
    content = text.content
    days = {"held_on": closing.held_on, "next_on": closing.next_on}
    values = {name: words.day(day) if day else "" for name, day in days.items()} | {"present": closing.present}
    facts: tuple[tuple[str, Line], ...] = (
        *(
            (content[f"meeting_{label}"], (value_or_gap(name, values, words),))
            for label, name in (("held", "held_on"), ("present", "present"), ("next", "next_on"))
        ),
        (content["meeting_closed"], plain(words.day(closing.closed_on))),
    )
    return (
        Heading(plain(content["meeting_heading"])),
        Facts(facts),
        *_notes(closing, text),
        *_corrected(closing, text, words),
    )


def _notes(closing: ReviewClosing, text: Text) -> tuple[Block, ...]:
    content = text.content
    if not closing.notes:
        return (Paragraph(plain(content["meeting_none"])),)
    rows = tuple((plain(content["meeting_points"][said.point]), plain(said.note)) for said in closing.notes)
    return (Grid(tuple(content["meeting_notes_head"]), rows, shares=(30, 70)),)


def _corrected(closing: ReviewClosing, text: Text, words: Words) -> tuple[Block, ...]:
    if not closing.corrected:
        return ()
    names = ", ".join(text.content["figures"][name][0] for name in closing.corrected)
    return (Paragraph(plain(words.of("review", "corrected").format(figures=names))),)
