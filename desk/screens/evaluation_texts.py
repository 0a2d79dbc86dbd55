"""How the figures of a month and the decisions about them are told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.evaluation.definitions import definition
from desk.evaluation.monitor import reference
from desk.evaluation.months import Values
from desk.locale import _, formats
from desk.locale.words import word
from desk.locale.words.comparing import difference, how_known, percent
from desk.locale.words.decisions import version_told
from desk.locale.words.figures import about_what_is_left, measured, part_word
from desk.locale.words.vision import action_source
from desk.screens.voices_texts import heard_beside
from desk.widgets.bars import bar, sparks
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.figures import Figure, Figures
from schema.review import Review
from schema.vision import Step
from schema.voices import CONCERNS, VoiceKind

_WIDTH = 12
_MOST_ACTIONS = 4


def figure_columns() -> tuple[Column, ...]:
    """Return the columns of the figures."""
    return (
        Column(_("cijfer")),
        Column(_("totaal"), right=True),
        Column(_("waarvan"), right=True),
        Column(_("met vrijw."), right=True),
        Column(_("zonder"), right=True),
    )


def month_title(review: Review, closed_on: date | None) -> str:
    """Return the month in words, and that its figures are not final while it runs, or since when they are."""
    title = _("Evaluatie · {month}").format(month=formats.month(review.month))
    if closed_on is not None:
        title = _("{title} · vastgesteld op {day}").format(title=title, day=formats.day(closed_on))
    elif review.provisional:
        title = " · ".join((title, _("voorlopig")))
    return " · ".join((title, _("ongelijke groepen"))) if review.differences else title


def bare_title(month: str) -> str:
    """Return the month in words, of which there are no figures."""
    return _("Evaluatie · {month}").format(month=formats.month(month))


def counting_title(month: str) -> str:
    """Return the month in words while it is counted."""
    return " · ".join((bare_title(month), _("tellen…")))


def figure_row(review: Review, name: str) -> Row:
    """Return a figure as a row: its value, its parts when it is a rate, with and without a volunteer."""
    figure = review.figures[name]
    apart = [group.get(name) for group in (review.with_volunteer, review.without_volunteer)]
    return Row(name, [word(name), value(figure), parts(figure), *(value(each) if each else "" for each in apart)])


def value(figure: Figure) -> str:
    """Return a figure's value: a count, a rate in whole percents, or what was measured."""
    if figure.value is None or figure.denominator is None:
        return measured(figure.value, figure.measure)
    return percent(figure.value)


def parts(figure: Figure) -> str:
    """Return numerator and denominator of a rate."""
    if figure.denominator is None:
        return ""
    return f"{formats.count(figure.numerator)} / {formats.count(figure.denominator)}"


def describe_figure(
    review: Review,
    name: str,
    actions: Sequence[Mapping[str, Any]],
    voices: Sequence[Mapping[str, Any]],
    course: Values = (),
) -> Description:
    """Return what a figure means, how it differs with and without a volunteer, what was heard and what was decided."""
    figure = review.figures[name]
    groups = {_("totaal"): figure}
    if name in review.with_volunteer:
        groups |= {_("met vrijw."): review.with_volunteer[name], _("zonder"): review.without_volunteer[name]}
    most = max((each.value or 0) for each in groups.values())
    lines = [Line(label, _measured(each, most)) for label, each in groups.items()]
    if any(each is not None for each in course):
        lines.append(Line(_("12 maanden"), f"        {sparks(course)}"))
    sections = [Section([Line(_("betekent"), definition(name))]), Section(lines)]
    if name in review.with_volunteer and review.differences:
        sections.append(Section([Line("", difference(each), "warning") for each in review.differences]))
    if name == "overrides" or name in review.parts:
        sections.append(_parted(name, review.overrides if name == "overrides" else review.parts[name]))
    sections += beside_the_monitor(name, review.figures)
    if figure.value is None and figure.denominator is not None:
        sections.append(Section([Line("", _("Er is niets om door te delen; daarom staat hier geen percentage."))]))
    if name in review.over_what_is_there:
        sections.append(Section([Line("", about_what_is_left([name]), "warning")]))
    if review.provisional:
        sections.append(Section([Line("", _("Deze maand loopt nog: het cijfer is voorlopig."), "warning")]))
    heard = [voice for voice in voices if CONCERNS[VoiceKind(voice["kind"])] == name]
    return Description(word(name), [*sections, *heard_beside(heard), Section(_open_actions(actions), _("Acties"))])


def _parted(name: str, parts: Figures) -> Section:
    """Return the parts a figure is the sum of, or how often each soft preference was passed over."""
    most = max((figure.numerator for figure in parts.values()), default=0)
    lines = [Line(part_word(name, part), _measured(figure, most)) for part, figure in parts.items()]
    heading = {"overrides": _("Waarop"), "refusals": _("Door wie")}.get(name, _("Waarom"))
    return Section(lines, heading)


def beside_the_monitor(name: str, figures: Figures) -> list[Section]:
    """Return what the national monitor says of a figure, with its source, and the desk's own part in its terms."""
    found = reference(name)
    if found is None:
        return []
    own, whole = figures[name].numerator, figures[found.of].numerator
    lines = [Line(_("term"), found.term), Line(_("hier"), percent(own / whole) if whole else "–")]
    for each in found.values:
        shown = "–" if each.value is None else percent(each.value)
        lines.append(Line(str(each.year), " · ".join(filter(None, (shown, how_known(each.known), each.source)))))
    return [Section(lines, _("Landelijke monitor"))]


def _measured(figure: Figure, most: float) -> str:
    whole = 1.0 if figure.denominator is not None else most
    told = f"{value(figure):>6}  {bar(figure.value or 0, whole, _WIDTH)}"
    return f"{told}  {parts(figure)}".rstrip()


def _open_actions(actions: Sequence[Mapping[str, Any]]) -> list[Line]:
    waiting = [action for action in actions if action["status"] == "open"]
    if not waiting:
        return [Line("", _("Geen open acties. n maakt er een."), "secondary")]
    lines = [Line(formats.day(it["due_on"]), f"{it['title']} ({it['owner']})") for it in waiting[:_MOST_ACTIONS]]
    more = len(waiting) - len(lines)
    return [*lines, Line("", _("en nog {n}; a toont ze").format(n=more), "secondary")] if more else lines


def action_columns() -> tuple[Column, ...]:
    """Return the columns of the actions."""
    return tuple(Column(heading) for heading in (_("wat"), _("wie"), _("voor"), _("status")))


def action_row(action: Mapping[str, Any], on: date) -> Row:
    """Return an action as a row; one that is late says so."""
    return Row(action["id"], [action["title"], action["owner"], formats.day(action["due_on"]), _stand(action, on)])


def describe_action(
    action: Mapping[str, Any],
    on: date,
    step: tuple[int, Step] | None,
    reopened: Sequence[Mapping[str, Any]],
) -> Description:
    """Return what was decided and where, by whom it is done, whether it is, and what came of it.

    Args:
        step: the round and the step of the vision track that it follows from.
        reopened: when and why it was opened again.
    """
    stand = _stand(action, on)
    facts = [
        Line(_("wat"), action["title"]),
        Line(_("wie"), action["owner"]),
        Line(_("voor"), formats.weekday(action["due_on"])),
        Line(_("status"), stand.text, stand.tone),
        Line(_("besloten"), formats.day(action["made_on"])),
        Line(_("bron"), action_source(action["source"])),
    ]
    if step is not None:
        told = _("visietraject, ronde {number}: {step}").format(number=step[0], step=word(step[1]))
        facts.append(Line(_("bij"), told))
    if len(action["subject"]) == len("2026-10"):
        facts.append(Line(_("bij"), formats.month(action["subject"])))
    if action["done_on"]:
        facts.append(Line(_("gedaan op"), formats.day(action["done_on"])))
    if action["outcome"]:
        facts.append(Line(_("wat ervan kwam"), action["outcome"]))
    facts += [Line(_("leidde tot"), version_told(each)) for each in action["led_to"]]
    again = [Line(formats.day(each["reopened_on"]), each["reason"]) for each in reopened]
    return Description(_("Actie"), [Section(facts), *([Section(again, _("Heropend"))] if again else [])])


def _stand(action: Mapping[str, Any], on: date) -> Cell:
    if action["status"] == "done":
        return Cell(_("gedaan"), "success")
    days = (date.fromisoformat(action["due_on"]) - on).days
    left = formats.days_left(abs(days), working=False, overdue=days < 0)
    return Cell(left, "error" if days < 0 else "warning" if days <= 7 else "")
