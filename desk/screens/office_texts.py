"""How the settings of a desk, its key, its users and its wholeness are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desk import __version__
from desk.home.acts import Colleague
from desk.home.settings import Setting
from desk.locale import _, formats
from desk.locale.words import word
from desk.store.audit import Head
from desk.store.verify import Report
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row

FACTS = "facts"
"""The row of the facts about the municipality, among those of the settings."""


def columns() -> tuple[Column, ...]:
    """Return the columns of the settings."""
    return (Column(_("instelling")), Column(_("nu")), Column(_("standaard")))


def facts_row(facts: Mapping[str, str]) -> Row:
    """Return the facts about the municipality as one row; papers miss what is not filled in."""
    filled = sum(1 for value in facts.values() if value)
    told = _("{filled} van {total} ingevuld").format(filled=filled, total=len(facts))
    return Row(FACTS, [_("gegevens van de gemeente"), Cell(told, "" if filled == len(facts) else "warning"), ""])


def setting_row(setting: Setting) -> Row:
    """Return a number or choice of the rules as a row."""
    now, default = shown(setting.name, setting.value), shown(setting.name, setting.default)
    return Row(
        setting.name, [setting.label, Cell(now, "primary") if now != default else now, Cell(default, "secondary")]
    )


def shown(name: str, value: int | bool | str) -> str:
    """Return the value of a setting as a reader writes it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if name.endswith("_cents"):
        return formats.euros(int(value))
    return choice_word(value) if isinstance(value, str) else formats.count(value)


def choice_word(code: str) -> str:
    """Return the word for a setting that is a choice."""
    return {"signal": _("het signaal"), "acceptance": _("het aanvaarden van hulp")}.get(code, code)


def describe_facts(facts: Mapping[str, str], labels: Mapping[str, str]) -> Description:
    """Return the facts about the municipality, and what they are for."""
    lines = [
        Line(labels[name], value or _("niet ingevuld"), "" if value else "warning") for name, value in facts.items()
    ]
    use = _("Deze gegevens staan op wat dit bureau print. Wat ontbreekt, staat daar als ‘in te vullen’.")
    return Description(_("gegevens van de gemeente"), [Section(lines), Section([Line("", use, "secondary")])])


def describe_setting(setting: Setting, history: Sequence[Mapping[str, Any]]) -> Description:
    """Return a number of the rules with its default, its source, and what was decided about it."""
    facts = [
        Line(_("nu"), shown(setting.name, setting.value)),
        Line(_("standaard"), shown(setting.name, setting.default)),
        Line(_("bron"), setting.source),
    ]
    decided = [
        Line(formats.day(row["starts_on"]), f"{shown(setting.name, row['value'])}: {row['reason']}") for row in history
    ]
    nothing = [Line("", _("nog niets; e wijzigt dit, met een reden"), "secondary")]
    return Description(setting.label, [Section(facts), Section(decided or nothing, _("Besloten"))])


def describe_report(report: Report, head: Head) -> Description:
    """Return what checking the desk found, and the anchor by which a later check can tell a change."""
    parts = {
        _("bestand"): report.file,
        _("versleuteling"): report.cipher,
        _("documenten"): report.documents,
        _("logboek"): report.audit.ok,
    }
    states = [Line(name, _state(ok), "success" if ok else "error") for name, ok in parts.items()]
    seal = "\n".join(head.hash[place : place + 32] for place in (0, 32))
    use = _("Schrijf dit over: een later logboek moet deze gebeurtenis met deze vingerafdruk nog bevatten.")
    anchor = [
        Line(_("gebeurtenis"), formats.count(head.seq)),
        Line(_("vingerafdruk"), seal),
        Line("", use, "secondary"),
        Line(_("ankers gezocht"), formats.count(report.anchors)),
    ]
    if report.audit.first > 1:
        anchor.append(Line(_("logboek vanaf"), formats.count(report.audit.first)))
    sections = [Section(states), Section(anchor, _("Anker"))]
    if not report.ok:
        todo = _("Zet de laatste goede reservekopie terug, en bewaar deze map voor onderzoek.")
        faults = [Line("", fault, "error") for fault in report.faults]
        sections.insert(1, Section([Line(_("wat nu"), todo, "error"), *faults], _("Niet in orde")))
    title = _("Dit bureau is heel") if report.ok else _("Dit bureau is niet heel")
    return Description(title, sections)


def _state(ok: bool) -> str:
    return _("in orde") if ok else _("niet in orde")


def describe_desk(home: Path, ways: Sequence[str], key_file: Path | None, people: Sequence[Colleague]) -> Description:
    """Return where the desk and its key are, which program this is, and who uses it."""
    place = [Line(_("map"), str(home)), Line(_("programma"), f"Regiedesk {__version__}")]
    opens = [Line(_("opent met"), word(way)) for way in ways]
    if key_file is not None:
        opens.append(Line(_("staat in"), str(key_file)))
    users = [Line(person.name, last_act(person)) for person in people]
    return Description(
        _("Over dit bureau"),
        [Section(place), Section(opens, _("De sleutel")), Section(users, _("Wie ermee werkt"))],
    )


def last_act(person: Colleague) -> str:
    """Return the role of a colleague, and what she did last."""
    if not person.last_at:
        return _("{role}; deed nog niets").format(role=word(person.role))
    at = datetime.fromisoformat(person.last_at).astimezone()
    when = f"{formats.day(at.date())} {at:%H:%M}"
    return _("{role}; laatst: {verb}, {when}").format(role=word(person.role), verb=word(person.last_verb), when=when)
