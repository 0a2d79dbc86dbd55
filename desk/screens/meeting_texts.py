"""How the meeting about a month is told: its points, what stands under them, and what was said."""

from collections.abc import Sequence

from desk.evaluation.agenda import Topic
from desk.evaluation.meeting import Meeting
from desk.locale import _, formats
from desk.locale.words import word
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.review_meeting import Correction, Point

_MOST = 30
"""So many things under one point are named; the area they belong to has them all."""


def meeting_columns() -> tuple[Column, ...]:
    """Return the columns of the agenda."""
    return (Column(_("punt")), Column(_("hierbij"), right=True), Column(_("aantekening")))


def meeting_title(meeting: Meeting) -> str:
    """Return the month in words, and since when its review is closed."""
    title = _("Overleg · {month}").format(month=formats.month(meeting.month))
    if meeting.closed_on is None:
        return title
    return _("{title} · vastgesteld op {day}").format(title=title, day=formats.day(meeting.closed_on))


def point_row(number: int, topic: Topic, meeting: Meeting) -> Row:
    """Return a point of the agenda as a row: how much stands under it, and what was said."""
    note = meeting.notes.get(topic.point, "")
    said = Cell(note) if note else Cell(_("nog niet besproken"), "secondary")
    if topic.point is Point.NEXT and meeting.next_on and not note:
        said = Cell(formats.weekday(meeting.next_on))
    amount = formats.count(len(topic.lines)) if topic.lines else "–"
    return Row(topic.point.value, [f"{number} {word(topic.point)}", amount, said])


def describe_point(topic: Topic, meeting: Meeting, changed: Sequence[Correction]) -> Description:
    """Return what stands under a point, and what was said about it."""
    lines = [Line(line.left, line.text) for line in topic.lines[:_MOST]]
    if more := len(topic.lines) - len(lines):
        lines.append(Line("", _("en nog {n}; g gaat erheen").format(n=formats.count(more)), "secondary"))
    if topic.point is Point.NEXT:
        lines = _of_the_meeting(meeting)
    if not lines:
        lines = [Line("", _("Hier staat nu niets bij."), "secondary")]
    sections = [Section(lines)]
    if topic.point is Point.FIGURES and changed:
        sections.append(Section(list(map(_corrected, changed)), _("Veranderd sinds de vorige evaluatie")))
    note = meeting.notes.get(topic.point) or _("Nog niets. De toets e legt vast wat is besproken.")
    sections.append(Section([Line("", note, "" if topic.point in meeting.notes else "secondary")], _("Besproken")))
    return Description(word(topic.point), sections)


def _of_the_meeting(meeting: Meeting) -> list[Line]:
    if meeting.held_on is None:
        return [Line("", _("De toets w legt vast wanneer het overleg was, met wie, en wanneer het volgende is."))]
    later = formats.weekday(meeting.next_on) if meeting.next_on else _("nog geen dag gekozen")
    return [
        Line(_("gehouden"), formats.weekday(meeting.held_on)),
        Line(_("aanwezig"), meeting.present),
        Line(_("volgende"), later, "" if meeting.next_on else "warning"),
    ]


def _corrected(change: Correction) -> Line:
    return Line(
        word(change.figure), _("was {then}, is nu {now}").format(then=_value(change.then), now=_value(change.now))
    )


def _value(value: int | float | None) -> str:
    if value is None:
        return "–"
    return formats.count(value) if isinstance(value, int) else f"{value:.0%}".replace("%", " %")
