"""What partners were told, in words: one line per partner and month, and the lines of a file beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from desk.exchange.feedback import FeedbackLine, LineState
from desk.exchange.feedback_register import PartnerMonth, Telling
from desk.locale import _
from desk.locale.formats import count, day, days_left, month, short_month
from desk.locale.words import counted, word
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.dates import month_of

MOST = 200
"""Lines of a file shown beside the list; the file has them all."""


def columns() -> list[Column]:
    """Return the columns of the list of partners and months."""
    return [
        Column(_("maand"), kept=True),
        Column(_("partner")),
        Column(_("signalen"), right=True, kept=True),
        Column(_("verzonden"), kept=True),
        Column(_("stand"), kept=True),
    ]


def key_of(one: PartnerMonth) -> str:
    """Return what tells a partner in a month apart in the list."""
    return f"{one.partner} {one.month}"


def row(one: PartnerMonth, on: date) -> Row:
    """Return a partner in a month as a row: how many signals, when it was told, and what is still to be told."""
    sent = day(one.sent_on) or _("nog niet")
    return Row(key_of(one), [short_month(one.month), one.name, count(one.signals), sent, state(one, on)])


def state(one: PartnerMonth, on: date) -> Cell:
    """Return in a few words what the partner still has to hear, the gravest first."""
    if one.accepted:
        return Cell(_("{n} aanvaard, onverteld").format(n=count(one.accepted)), "error")
    if one.late_since is not None:
        return Cell(days_left((on - one.late_since).days, working=False, overdue=True), "error")
    if one.changed:
        return Cell(_("{n} gewijzigd").format(n=count(one.changed)), "warning")
    if one.month == month_of(on):
        return Cell(_("maand loopt nog"))
    if one.untold:
        return Cell(_("uiterlijk {day}").format(day=day(one.due_on)), "warning")
    return Cell(_("verteld"), "success")


def describe(
    one: PartnerMonth,
    lines: Sequence[FeedbackLine],
    sent: Sequence[Mapping[str, Any]],
    told: Sequence[Telling],
    on: date,
) -> Description:
    """Describe what would go to a partner for a month now, what went before, and how it wants results told."""
    stand = state(one, on)
    head = [
        Line(_("stand"), stand.text, stand.tone),
        Line(_("uiterlijk"), day(one.due_on)),
        Line(_("regels"), count(len(lines))),
        Line(_("waarvan nieuw"), count(sum(line.state is LineState.NEW for line in lines))),
        Line(_("correcties"), count(sum(line.state is LineState.CORRECTION for line in lines))),
    ]
    sections = [Section(head)]
    if sent:
        sections.append(Section([_sent(each) for each in sent], _("Verzonden")))
    if own := [each for each in told if each.reason]:
        sections.append(Section([Line(each.code, f"{each.result}: {each.reason}") for each in own], _("Eigen woorden")))
    shown = [_line(line) for line in islice(lines, MOST)]
    if len(lines) > MOST:
        shown.append(Line("", _("en nog {n} in het bestand").format(n=count(len(lines) - MOST))))
    sections.append(Section(shown, _("Zo gaat het bestand")))
    return Description(f"{one.name} · {month(one.month)}", sections)


def _sent(each: Mapping[str, Any]) -> Line:
    told = [counted.lines(each["lines"])]
    told += [counted.corrections(each["corrections"])] if each["corrections"] else []
    return Line(day(each["sent_on"]), ", ".join(told))


def _line(line: FeedbackLine) -> Line:
    """Return a line as it would go, and behind it whether it is new, known, or a correction of what was told."""
    parts = [str(line.now.code), day(line.now.on)]
    if line.now.pause_until is not None:
        parts.append(_("pauze tot {day}").format(day=day(line.now.pause_until)))
    said = " · ".join(filter(None, [*parts, word(line.state)]))
    if line.state is LineState.CORRECTION and line.told is not None:
        said += " ({})".format(_("was: {code}").format(code=line.told.code))
    tone = "warning" if line.state is LineState.CORRECTION else ""
    return Line(line.kenmerk or line.customer_number or day(line.signal_on), said, tone)
