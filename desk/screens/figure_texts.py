"""How the course of a figure, its groups, and the records behind it are told."""

from collections.abc import Sequence

from desk.evaluation.behind import Behind, kind_behind
from desk.evaluation.course import Point
from desk.evaluation.definitions import definition
from desk.locale import _, formats
from desk.locale.words import word
from desk.locale.words.figures import groups_of_what_is_left
from desk.screens.evaluation_texts import parts, value
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Column, Row
from schema.review_breakdown import Breakdown, Dimension, Group

_WITH_REASON = ("overrides", "pairings_stopped_early")
_CASES = ("cases", "picked_up", "reach_rate", "acceptance_rate")
_PAIRED = ("pairings_started", "pairings_ended", "days_to_pairing")
_TOLD: dict[Dimension, Sequence[str]] = {
    Dimension.PARTNER: ("signals", *_CASES),
    Dimension.CHANNEL: (*_CASES[:3], "attempts", _CASES[3]),
    Dimension.AREA: ("signals", *_CASES),
    Dimension.LANGUAGE: ("requests", "waiting_requests", *_PAIRED),
    Dimension.TASK: ("requests", "waiting_requests", *_PAIRED),
    Dimension.ORGANISATION: ("volunteers_deployable", "hours", *_PAIRED),
}
"""Per dimension the figures that stand in the list; all of them stand beside it."""


def behind_columns(figure: str) -> tuple[Column, ...]:
    """Return the columns of the records behind a figure, by their kind."""
    kind = kind_behind(figure)
    if kind == "partner":
        return Column(_("partner")), Column(_("laatst verteld op"))
    what, about = {
        "case": (_("zaak"), _("adres")),
        "signal": (_("partner"), _("datum")),
        "pairing": (_("taak"), _("vrijwilliger")),
        "request": (_("taak"), _("gevraagd op")),
        "volunteer": (_("kenmerk"), _("organisatie")),
    }[kind]
    state = "" if kind == "volunteer" else _("reden") if figure in _WITH_REASON else _("status")
    return tuple(Column(heading) for heading in (_("wie"), what, about, state))


def behind_row(record: Behind) -> Row:
    """Return a record behind a figure as a row."""
    if record.kind == "partner":
        return Row(record.id, [record.who, formats.day(record.about) or _("nog niet")])
    about = formats.day(record.about) if record.kind in ("signal", "request") else record.about
    return Row(record.id, [record.who or _("naam onbekend"), word(record.what), about, word(record.state)])


def course_columns() -> tuple[Column, ...]:
    """Return the columns of the course of a figure."""
    return Column(_("maand")), Column(_("waarde"), right=True), Column(_("waarvan"), right=True), Column(_("status"))


def course_row(point: Point) -> Row:
    """Return a month in the course of a figure as a row."""
    state = _("vastgesteld") if point.closed else _("voorlopig") if point.provisional else ""
    if point.over_what_is_there:
        state = " · ".join(filter(None, (state, _("over wat er nog is"))))
    return Row(point.month, [formats.month(point.month), value(point.figure), parts(point.figure), state])


def course_told(points: Sequence[Point]) -> str:
    """Return between which values a figure moved, in words: a reader who sees no chart knows as much."""
    known = [it for it in points if it.figure.value is not None]
    if not known:
        return _("In deze maanden is er niets te tonen.")
    least = min(known, key=lambda it: it.figure.value or 0)
    most = max(known, key=lambda it: it.figure.value or 0)
    return _("{first} tot en met {last}: laagste {least} ({when_least}), hoogste {most} ({when_most}).").format(
        first=formats.month(points[0].month),
        last=formats.month(points[-1].month),
        least=value(least.figure),
        when_least=formats.month(least.month),
        most=value(most.figure),
        when_most=formats.month(most.month),
    )


def group_columns(by: Dimension) -> tuple[Column, ...]:
    """Return the columns of the groups of a dimension: the group, and the figures that say most of it."""
    return (Column(_("groep")), *(Column(_short(name), right=True) for name in _TOLD[by]))


def group_row(group: Group, by: Dimension) -> Row:
    """Return a group as a row."""
    return Row(group.id, [word(group.name), *(value(group.figures[name]) for name in _TOLD[by])])


def describe_group(found: Breakdown, group: str) -> Description:
    """Return all figures of a group."""
    one = next((each for each in found.groups if each.id == group), None)
    if one is None:
        return Description("")
    lines = [Line(word(name), f"{value(it)}  {parts(it)}".rstrip()) for name, it in one.figures.items()]
    less = [Section([Line("", groups_of_what_is_left(), "warning")])] if found.over_what_is_there else []
    return Description(word(one.name), [*less, Section(lines)])


def figure_in_group_columns() -> tuple[Column, ...]:
    """Return the columns of the figures of one group."""
    return Column(_("cijfer")), Column(_("totaal"), right=True), Column(_("waarvan"), right=True)


def figure_in_group_row(name: str, group: Group) -> Row:
    """Return a figure of a group as a row."""
    return Row(name, [word(name), value(group.figures[name]), parts(group.figures[name])])


def describe_definition(name: str) -> Description:
    """Return what a figure means."""
    return Description(word(name), [Section([Line(_("betekent"), definition(name))])])


def _short(figure: str) -> str:
    """Return the heading of a figure's column, short enough for six of them beside each other."""
    return {
        "signals": _("signalen"),
        "cases": _("zaken"),
        "picked_up": _("opgepakt"),
        "reach_rate": _("bereikt"),
        "acceptance_rate": _("aanvaard"),
        "attempts": _("pogingen"),
        "requests": _("gevraagd"),
        "waiting_requests": _("wachten"),
        "pairings_started": _("begonnen"),
        "pairings_ended": _("klaar"),
        "days_to_pairing": _("wachttijd"),
        "volunteers_deployable": _("inzetbaar"),
        "hours": _("uren"),
    }[figure]
