"""How the figures of a month and the decisions about them are told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.evaluation.behind import Behind, kind_behind
from desk.evaluation.definitions import definition
from desk.locale import _, formats
from desk.locale.words import word
from desk.locale.words.choosing import preference
from desk.screens.voices_texts import heard_beside
from desk.widgets.bars import bar
from desk.widgets.detail import Description, Line, Section
from desk.widgets.record_list import Cell, Column, Row
from schema.figures import Figure
from schema.review import Review
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
        return _("{title} · vastgesteld op {day}").format(title=title, day=formats.day(closed_on))
    return " · ".join((title, _("voorlopig"))) if review.provisional else title


def figure_row(review: Review, name: str) -> Row:
    """Return a figure as a row: its value, its parts when it is a rate, with and without a volunteer."""
    figure = review.figures[name]
    apart = [group.get(name) for group in (review.with_volunteer, review.without_volunteer)]
    return Row(name, [word(name), value(figure), parts(figure), *(value(each) if each else "" for each in apart)])


def value(figure: Figure) -> str:
    """Return a figure's value: a count, or a rate in whole percents."""
    if figure.value is None:
        return "–"
    return formats.count(int(figure.value)) if figure.denominator is None else f"{figure.value:.0%}".replace("%", " %")


def parts(figure: Figure) -> str:
    """Return numerator and denominator of a rate."""
    if figure.denominator is None:
        return ""
    return f"{formats.count(figure.numerator)} / {formats.count(figure.denominator)}"


def describe_figure(
    review: Review, name: str, actions: Sequence[Mapping[str, Any]], voices: Sequence[Mapping[str, Any]]
) -> Description:
    """Return what a figure means, how it differs with and without a volunteer, what was heard and what was decided."""
    figure = review.figures[name]
    groups = {_("totaal"): figure}
    if name in review.with_volunteer:
        groups |= {_("met vrijw."): review.with_volunteer[name], _("zonder"): review.without_volunteer[name]}
    most = max((each.value or 0) for each in groups.values())
    lines = [Line(label, _measured(each, most)) for label, each in groups.items()]
    sections = [Section([Line(_("betekent"), definition(name))]), Section(lines)]
    if name == "overrides":
        sections.append(_passed_over(review))
    if figure.value is None:
        sections.append(Section([Line("", _("Er is niets om door te delen; daarom staat hier geen percentage."))]))
    if review.provisional:
        sections.append(Section([Line("", _("Deze maand loopt nog: het cijfer is voorlopig."), "warning")]))
    heard = [voice for voice in voices if CONCERNS[VoiceKind(voice["kind"])] == name]
    return Description(word(name), [*sections, *heard_beside(heard), Section(_open_actions(actions), _("Acties"))])


def _passed_over(review: Review) -> Section:
    """Return how often each soft preference was passed over."""
    most = max((figure.numerator for figure in review.overrides.values()), default=0)
    lines = [Line(preference(name), _measured(figure, most)) for name, figure in review.overrides.items()]
    return Section(lines, _("Waarop"))


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


def behind_columns(figure: str) -> tuple[Column, ...]:
    """Return the columns of the records behind a figure, by their kind."""
    kind = kind_behind(figure)
    what, about = {
        "case": (_("zaak"), _("adres")),
        "signal": (_("partner"), _("datum")),
        "pairing": (_("taak"), _("vrijwilliger")),
        "request": (_("taak"), _("gevraagd op")),
        "volunteer": (_("kenmerk"), _("organisatie")),
    }[kind]
    state = "" if kind == "volunteer" else _("reden") if figure == "overrides" else _("status")
    return tuple(Column(heading) for heading in (_("wie"), what, about, state))


def behind_row(record: Behind) -> Row:
    """Return a record behind a figure as a row."""
    about = formats.day(record.about) if record.kind in ("signal", "request") else record.about
    return Row(record.id, [record.who or _("naam onbekend"), word(record.what), about, word(record.state)])


def action_columns() -> tuple[Column, ...]:
    """Return the columns of the actions."""
    return tuple(Column(heading) for heading in (_("wat"), _("wie"), _("voor"), _("status")))


def action_row(action: Mapping[str, Any], on: date) -> Row:
    """Return an action as a row; one that is late says so."""
    return Row(action["id"], [action["title"], action["owner"], formats.day(action["due_on"]), _stand(action, on)])


def describe_action(action: Mapping[str, Any], on: date) -> Description:
    """Return what was decided, by whom it is done, and whether it is."""
    stand = _stand(action, on)
    month = formats.month(action["subject"]) if len(action["subject"]) == len("2026-10") else ""
    facts = [
        Line(_("wat"), action["title"]),
        Line(_("wie"), action["owner"]),
        Line(_("voor"), formats.weekday(action["due_on"])),
        Line(_("status"), stand.text, stand.tone),
        Line(_("besloten"), formats.day(action["made_on"])),
    ]
    if month:
        facts.append(Line(_("bij"), month))
    if action["done_on"]:
        facts.append(Line(_("gedaan op"), formats.day(action["done_on"])))
    return Description(_("Actie"), [Section(facts)])


def _stand(action: Mapping[str, Any], on: date) -> Cell:
    if action["status"] == "done":
        return Cell(_("gedaan"), "success")
    days = (date.fromisoformat(action["due_on"]) - on).days
    left = formats.days_left(abs(days), working=False, overdue=days < 0)
    return Cell(left, "error" if days < 0 else "warning" if days <= 7 else "")
