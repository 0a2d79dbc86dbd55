"""Check-ins in words: the form that is filled in, who was heard when, and what each side answered."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import App

from desk.checkins.listing import apart
from desk.locale import _, formats
from desk.locale.words import word, words
from desk.locale.words.checkins import mark_words, moment_told, question_told, verdict_told
from desk.volunteers.expense_texts import hours_told
from desk.widgets.detail import Line, Section
from desk.widgets.texts import colour, one_line
from schema.checkin_answers import How, Verdict, is_worrying
from schema.checkin_questions import Asked, Scale, goal_of
from schema.checkins import Moment, Standing
from schema.heard import CheckinSide

_ANSWER_WIDTH = 18


def entry_title(moment: Moment | None, who: str) -> str:
    """Return which moment it is, and of whom."""
    return " · ".join(filter(None, [moment_told(moment.code) if moment else "", who]))


def entry_head(side: CheckinSide, how: How, held_on: date, note: str) -> str:
    """Return who answers, how and on which day, with the keys that change each."""
    told = [
        _("wie (w): {side}").format(side=word(side)),
        _("hoe (h): {how}").format(how=word(how)),
        _("op (t): {day}").format(day=formats.weekday(held_on)),
    ]
    first = " · ".join(told)
    said = _("gezegd: {note}").format(note=one_line(note))
    return f"{first}\n{said}" if note else first


def entry_rows(
    app: App[object], asked: Sequence[Asked], answers: Mapping[str, str], place: int, moment: Moment | None
) -> Table:
    """Return the questions with their answers, the one under the cursor turned about; what is needed has a star."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    grid.add_column(width=_ANSWER_WIDTH, no_wrap=True, overflow="ellipsis")
    quiet = colour(app, "secondary")
    for number, question in enumerate(asked):
        answer = answer_told(question, answers.get(question.code, ""), moment)
        style = Style(reverse=True, bold=True) if number == place else Style(color=None if answer else quiet)
        star = "*" if question.needed else " "
        mark = ">" if number == place else " "
        grid.add_row(Text(f"{mark}{star} {one_line(question_line(question))}"), Text(answer or "…"), style=style)
    return grid


def question_line(question: Asked) -> str:
    """Return a question as a reader sees it: of a goal its name first."""
    return question_told(question.code) if goal_of(question.code) else question.text


def answer_told(question: Asked, given: str, moment: Moment | None) -> str:
    """Return an answer as it was typed, with its word; nothing where there is none."""
    if not given or question.scale is Scale.HOURS:
        return _("{hours} uur").format(hours=given) if given else ""
    if question.scale is Scale.VERDICT:
        return f"{given} {verdict_told(list(Verdict)[int(given) - 1], moment.code if moment else '')}"
    return f"{given} {mark_words()[int(given)]}"


def scale_told(question: Asked | None, moment: Moment | None) -> str:
    """Return which keys answer a question."""
    if question is None:
        return ""
    if question.scale is Scale.HOURS:
        return _("typ de uren, zoals 6 of 1,5")
    if question.scale is Scale.VERDICT:
        code = moment.code if moment else ""
        return " · ".join(f"{place} {verdict_told(verdict, code)}" for place, verdict in enumerate(Verdict, 1))
    return " · ".join(f"{mark} {told}" for mark, told in mark_words().items())


def why_told(question: Asked | None, how: How, *, begun: bool) -> str:
    """Return why a question is asked, the question written out before it; before the first answer also what else."""
    if how is How.NOT_GIVEN:
        return _("Er wordt niets gevraagd: u legt vast dat deze kant geen antwoord gaf. h kiest een andere manier.")
    if question is None:
        return ""
    about = f"{question_told(question.code)}: " if goal_of(question.code) else ""
    told = [f"{about}{question.text}", question.why]
    return "\n".join(told if begun else [*told, _("Geen vragen gesteld? g legt alleen een gesprek met notitie vast.")])


def why_noted() -> Mapping[str, str]:
    """Return why the note and the day of a check-in are asked."""
    return {
        "note": _("Alleen wat voor de hulp nodig is; niets over gezondheid of geloof. De inwoner mag dit lezen."),
        "held_on": _("De dag waarop het antwoord kwam, ook als u het later invult; daaruit volgt welk moment het is."),
    }


def urgent_sections(forms: Sequence[Mapping[str, Any]]) -> list[Section]:
    """Return what of the check-ins of a pairing comes first: a worry, and on what the sides differ."""
    lines = [*worry_lines(forms), *_apart_lines(forms)]
    return [Section(lines)] if lines else []


def moment_sections(standings: Sequence[Standing], forms: Sequence[Mapping[str, Any]]) -> list[Section]:
    """Return the moments of a pairing, the newest first, with what each side said."""
    lines = [line for standing in reversed(standings) if (line := _moment_line(standing, forms)).value]
    return [Section(lines, _("Voortgang, van drie kanten"))] if lines else []


def worry_lines(forms: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Yield a line per worry that nobody has dealt with."""
    for form in forms:
        if is_worrying(form["safety"]) and form["settled_on"] is None:
            told = _("{side} geeft veiligheid een {mark} van 5; er is nog niets gedaan")
            yield Line(_("zorg"), told.format(side=word(form["side"]), mark=form["safety"]), "error")


def _apart_lines(forms: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    for difference in apart(forms):
        several = [
            f"{word(side)} {verdict_told(list(Verdict)[mark - 1], difference.moment)}"
            if difference.question == "verdict"
            else f"{word(side)} {mark}"
            for side, mark in difference.marks
        ]
        told = f"{question_told(difference.question)}: {', '.join(several)}"
        yield Line(_("verschil"), told, "warning")


def _moment_line(standing: Standing, forms: Sequence[Mapping[str, Any]]) -> Line:
    """Return a moment with what each side said, in words."""
    code = standing.moment.code
    said = {CheckinSide(form["side"]): form_told(form) for form in forms if form["moment"] == code}
    if standing.talked and not said:
        return Line(moment_told(code), _("gesproken"))
    parts = [f"{word(side)}: {said[side]}" for side in CheckinSide if side in said]
    if standing.missing:
        parts.append(_("nog te horen: {who}").format(who=words(list(standing.missing))))
    return Line(moment_told(code), " · ".join(parts))


def form_told(form: Mapping[str, Any]) -> str:
    """Return in a few words what a side said: how it wants to go on, or that it gave no answer."""
    return verdict_told(form["verdict"], form["moment"]) if form["verdict"] else word(form["how"])


def form_lines(form: Mapping[str, Any]) -> Iterator[Line]:
    """Yield everything that one side answered, to the questions as they were asked."""
    for row in form["answers"]:
        about = question_told(row["question"]) if goal_of(row["question"]) else row["text"]
        yield Line(f"{row['mark']} {mark_words()[row['mark']]}", about)
    if form["safety"] is not None:
        tone = "error" if is_worrying(form["safety"]) and form["settled_on"] is None else ""
        yield Line(f"{form['safety']} {mark_words()[form['safety']]}", question_told("safety"), tone)
    if form["verdict"]:
        yield Line(question_told("verdict"), verdict_told(form["verdict"], form["moment"]))
    if form["quarters"] is not None:
        yield Line(question_told("hours"), hours_told(form["quarters"]))
    if form["note"]:
        yield Line(_("gezegd"), form["note"])
    if form["settled"]:
        yield Line(_("gedaan"), f"{formats.day(form['settled_on'])} · {form['settled']}", "success")
