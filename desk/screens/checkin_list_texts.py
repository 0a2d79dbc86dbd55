"""The list of check-ins, and the questions, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.locale import _, formats
from desk.locale.words import word
from desk.locale.words.checkins import kind_told, moment_short, moment_told, question_told, sides_short
from desk.screens.checkin_texts import form_lines, form_told, urgent_sections
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.checkin_answers import is_worrying
from schema.checkin_questions import Question, QuestionSet
from schema.checkins import MomentKind
from schema.heard import CheckinSide


def title(shown: str) -> str:
    """Return what the list shows."""
    return {
        "due": _("Voortgang · nu te horen · f toont meer"),
        "open": _("Voortgang · straks te horen, mag al · f toont meer"),
        "done": _("Voortgang · wat is geantwoord · f toont meer"),
    }[shown]


def emptiness(shown: str) -> str:
    """Return what to do where the list is empty."""
    return {
        "due": _("Iedereen is gehoord. Met f ziet u wie straks aan de beurt is, en wat er is geantwoord."),
        "open": _("Niemand is straks aan de beurt. Met f ziet u wat er is geantwoord."),
        "done": _("Er is nog niets geantwoord. Met f ziet u wie nu aan de beurt is; v vult in."),
    }[shown]


def checkin_columns() -> tuple[Column, ...]:
    """Return the columns of the check-ins."""
    return (Column(_("inwoner")), Column(_("moment"), kept=True), Column(_("dag"), kept=True), Column(_("stand")))


def checkin_row(row: Mapping[str, Any], on: date) -> Row:
    """Return a check-in as a row: when it is due and who is missing, or who said what."""
    if row["status"] == "done":
        worry = is_worrying(row["safety"]) and row["settled_on"] is None
        said = _("zorg") if worry else form_told(row)
        state = f"{sides_short([row['side']])}: {said}"
        told: list[str | Cell] = [formats.day(row["held_on"]), Cell(state, "error" if worry else "")]
    else:
        left = (date.fromisoformat(row["due_on"]) - on).days
        when = formats.days_left(abs(left), working=False, overdue=left < 0)
        told = [Cell(when, "warning" if left < 0 else ""), sides_short(row["missing"])]
    return Row(row["id"], [row["who"], moment_short(row["moment"]), *told])


def describe_form(row: Mapping[str, Any], forms: Sequence[Mapping[str, Any]]) -> Description:
    """Return what one side answered, after what is urgent or differs in the whole pairing."""
    facts = [
        Line(_("wie"), word(row["side"])),
        Line(_("moment"), moment_told(row["moment"])),
        Line(_("dag"), formats.weekday(row["held_on"])),
        Line(_("hoe"), word(row["how"])),
    ]
    who = _("{resident} en {volunteer}").format(resident=row["who"], volunteer=row["volunteer"])
    return Description(who, [*urgent_sections(forms), Section(facts), Section(list(form_lines(row)), _("Antwoorden"))])


def question_columns() -> tuple[Column, ...]:
    """Return the columns of the questions."""
    return (Column(_("vraag")), Column(_("aan de inwoner")), Column(_("wanneer")))


def question_row(place: int, question: Question) -> Row:
    """Return a question as a row, by its place."""
    text = question.texts.get(CheckinSide.RESIDENT) or next(iter(question.texts.values()))
    return Row(str(place), [question_told(question.code), text, _when(question)])


def describe_question(question: Question, version: QuestionSet) -> Description:
    """Return a question in the words for each side, why it is asked, and since when."""
    lines = [Line(word(side), text) for side, text in question.texts.items()]
    facts = [
        Line(_("wanneer"), _when(question)),
        Line(_("waarom"), question.why),
        Line(_("versie"), str(version.number)),
    ]
    if version.since is not None:
        facts += [Line(_("vanaf"), formats.day(version.since)), Line(_("reden"), version.reason)]
    return Description(question_told(question.code), [Section(lines), Section(facts)])


def _when(question: Question) -> str:
    if question.moments == frozenset(MomentKind):
        return _("altijd")
    return ", ".join(kind_told(kind) for kind in MomentKind if kind in question.moments)
