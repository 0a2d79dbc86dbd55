"""The vision track in words: a step per row, one step whole, and what comes next."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.evaluation.vision import Round
from desk.locale import _
from desk.locale.formats import day, weekday
from desk.locale.words import word, words
from desk.locale.words.vision import criteria, places, tasks
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.vision import Noted, Step, StepFacts, StepStatus, next_step, unheard

_TONES = {StepStatus.DONE: "success", StepStatus.UNDERWAY: "warning", StepStatus.TO_DO: "secondary"}


def track_title(track: Round | None) -> str:
    """Return which round it is, since when, and which step comes now."""
    if track is None:
        return _("Visietraject")
    title = _("Visietraject · ronde {number} sinds {day}").format(number=track.number, day=day(track.begun_on))
    if not track.newest:
        return _("{title} · eerdere ronde, alleen lezen").format(title=title)
    coming = next_step(track.steps)
    now = _("nu: {step}").format(step=word(coming.step)) if coming else _("alle stappen zijn klaar")
    return f"{title} · {now}"


def step_columns() -> tuple[Column, ...]:
    """Return the columns of the track."""
    return (Column(_("stap"), kept=True), Column(_("stand"), kept=True), Column(_("wie trekt")), Column(_("nog nodig")))


def step_row(number: int, facts: StepFacts, track: Round) -> Row:
    """Return a step as a row: how it stands, who leads it, and what it still lacks."""
    lacks = words(list(track.lacking.get(facts.id, ())))
    return Row(
        facts.step.value,
        [
            f"{number} {word(facts.step)}",
            Cell(word(facts.status), _TONES[facts.status]),
            Cell(facts.owner or _("nog niemand"), "" if facts.owner else "warning"),
            Cell(lacks or "–", "warning" if lacks else "secondary"),
        ],
    )


def describe_step(track: Round, facts: StepFacts) -> Description:
    """Return a step whole: what is to be done, how it stands, notes, result, and the actions that follow."""
    sections = [Section([Line("", tasks()[facts.step])]), Section(_facts(track, facts))]
    if facts.step is Step.GATHER and (missing := unheard(track.steps)):
        sections.append(Section([Line(word(it), places()[it], "warning") for it in missing], _("Nog niet gehoord")))
    sections.append(Section(_notes(facts), _("Aantekeningen")))
    if facts.stands:
        sections.append(Section(_course(facts), _("Resultaat en verloop")))
    if actions := track.actions[facts.id]:
        sections.append(Section([_action(it) for it in actions], _("Acties")))
    title = f"{list(Step).index(facts.step) + 1} {word(facts.step)}"
    return Description(title, sections)


def _facts(track: Round, facts: StepFacts) -> list[Line]:
    told = [
        Line(_("stand"), word(facts.status), _TONES[facts.status]),
        Line(_("wie trekt"), facts.owner or _("nog niemand"), "" if facts.owner else "warning"),
        Line(_("klaar als"), facts.criterion or criteria()[facts.step]),
    ]
    optional = {
        _("voor"): weekday(facts.due_on) if facts.due_on else "",
        _("deelnemers"): facts.participants,
        _("rol gemeente"): word(facts.role) if facts.role else "",
        _("mijlpaal"): facts.milestone or "",
        _("rol routekaart"): facts.route_role or "",
    }
    told += [Line(label, value) for label, value in optional.items() if value]
    if lacks := track.lacking.get(facts.id):
        told.append(Line(_("nog nodig"), words(list(lacks)), "warning"))
    elif facts.done is None and track.newest:
        told.append(Line(_("nog nodig"), _("niets meer: v legt het resultaat vast"), "success"))
    return told


def _notes(facts: StepFacts) -> list[Line]:
    if not facts.notes:
        return [Line("", _("Nog niets. De toets n legt vast wat u hoorde of las."), "secondary")]
    return [Line(words([it.source]), f"{_answering(it)}{it.note} ({day(it.noted_on)})") for it in facts.notes]


def _answering(noted: Noted) -> str:
    return f"{word(noted.question)}: " if noted.question else ""


def _course(facts: StepFacts) -> list[Line]:
    """Return what the step brought and why it was taken up again, the newest first."""
    return [
        Line(day(it.on), it.told if it.done else _("heropend: {reason}").format(reason=it.told))
        for it in reversed(facts.stands)
    ]


def _action(action: Mapping[str, Any]) -> Line:
    done = action["status"] == "done"
    told = f"{action['title']} ({action['owner']})"
    return Line(_("gedaan") if done else day(action["due_on"]), told, "success" if done else "")


def round_choices(known: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return the rounds to choose from, the newest first."""
    told = _("ronde {number} · begonnen op {day}")
    choices = []
    for row in reversed(known):
        name = told.format(number=row["number"], day=day(row["begun_on"]))
        choices.append((str(row["number"]), f"{name} · {row['reason']}" if row["reason"] else name))
    return choices
