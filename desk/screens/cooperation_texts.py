"""How an organisation and its agreements are told: rows of the list, and the lines beside it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from desk.documents.writing import gap_words
from desk.locale import _, ngettext
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.partners.standing import Standing, State
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.codes import AgreementKind, Task

_TONES = {State.EXPIRED: "error", State.MISSING: "error", State.NOT_ASKED: "secondary"}


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of organisations."""
    return (
        Column(_("naam")),
        Column(_("samenwerking")),
        Column(_("verwerking")),
        Column(_("machtiging")),
        Column(_("vrijw."), right=True),
    )


def row(organisation: Mapping[str, Any], on: date, soon: date) -> Row:
    """Return an organisation as a row; what ends up to `soon` stands out."""
    standings = organisation["standing"]
    agreements = [_cell(standings[kind], on, soon) for kind in AgreementKind]
    return Row(organisation["id"], [organisation["name"], *agreements, str(organisation["volunteers"])])


def _cell(standing: Standing, on: date, soon: date) -> Cell:
    state, when = standing
    if state is State.VALID and when is None:
        return Cell(_("geldig"), "success")
    if state is State.VALID and when is not None:
        return Cell(_("tot {day}").format(day=_short(when)), "warning" if when <= soon else "success")
    if state is State.PLANNED and when is not None:
        return Cell(_("van {day}").format(day=_short(when)), "warning")
    return Cell(word(state), _TONES[state])


def _short(when: date) -> str:
    return f"{when:%d-%m-%y}"


def describe(
    organisation: Mapping[str, Any],
    agreements: Sequence[Mapping[str, Any]],
    gaps: Sequence[str],
    tasks: Collection[Task],
    on: date,
) -> Description:
    """Return what is known of an organisation.

    Args:
        agreements: every version of every kind, each with its status on the day.
        gaps: the names of what its collaboration agreement still lacks.
        tasks: those agreed on the day, by its collaboration agreement or by its record.
    """
    sections = [
        Section(_about(organisation)),
        Section(_tasks(organisation, tasks)),
        Section(_agreements(agreements, on), _("Overeenkomsten")),
    ]
    if gaps:
        count = ngettext("Nog 1 gegeven nodig om te printen", "Nog {n} gegevens nodig om te printen", len(gaps))
        missing = Line(_("vul aan"), "\n".join(gap_words(gaps)), "warning")
        sections.append(Section([missing], count.format(n=len(gaps))))
    return Description(organisation["name"], sections)


def _about(organisation: Mapping[str, Any]) -> list[Line]:
    told = {
        _("soort"): word(organisation["kind"]),
        _("kenmerk"): organisation["kenmerk"],
        _("KvK"): organisation["kvk"],
        _("adres"): organisation["seat"],
        _("tekent"): ", ".join(filter(None, (organisation["representative"], organisation["function"]))),
        _("contact"): organisation["contact_person"],
        _("telefoon"): organisation["phone"],
        _("e-mail"): organisation["email"],
    }
    return [Line(label, value or _("niet bekend"), "" if value else "secondary") for label, value in told.items()]


def _tasks(organisation: Mapping[str, Any], tasks: Collection[Task]) -> list[Line]:
    """Return the agreed tasks, and those of the record where the agreement goes before them."""
    told = words([str(task) for task in Task if task in tasks])
    empty = _("nog geen: zonder taken kan niemand van hen worden ingezet")
    lines = [Line(_("taken"), told or empty, "" if told else "warning")]
    own = {Task(code) for code in organisation["tasks"].split("|") if code}
    if own != set(tasks):
        before = words([str(task) for task in Task if task in own]) or _("geen")
        lines.append(
            Line(_("in het bestand"), _("{tasks}; de overeenkomst gaat voor").format(tasks=before), "secondary")
        )
    return lines


def _agreements(agreements: Sequence[Mapping[str, Any]], on: date) -> list[Line]:
    if not agreements:
        return [Line("", _("nog geen; o legt er een vast"), "secondary")]
    lines = []
    for it in sorted(agreements, key=lambda it: (it["kind"], it["starts_on"]), reverse=True):
        ends = _("tot en met {day}").format(day=day(it["ends_on"])) if it["ends_on"] else _("tot wederopzegging")
        starts = _("van {day}").format(day=day(it["starts_on"]))
        told = [word(it["kind"]), f"{starts}, {ends}"]
        if it["notice_by"] and it["notice_by"] >= on.isoformat():
            told.append(_("uiterlijk opzeggen op {day}").format(day=day(it["notice_by"])))
        told += [_("opgezegd op {day}").format(day=day(it["notice_given_on"]))] if it["notice_given_on"] else []
        told += [_("ingetrokken op {day}").format(day=day(it["withdrawn_on"]))] if it["withdrawn_on"] else []
        lines.append(Line(word(it["status"]), "\n".join([*told, *([it["reason"]] if it["reason"] else [])])))
    return lines
