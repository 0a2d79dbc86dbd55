"""Agreements by version in words: rows of the register, and one version with what it says and what changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.locale import _, ngettext
from desk.locale.facts import LISTED, shown_fact
from desk.locale.formats import day
from desk.locale.words import word, words
from desk.locale.words.agreements import labels
from desk.locale.words.decisions import decision_told
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.codes import AgreementKind

_TONES = {
    "in-force": "success",
    "planned": "warning",
    "to-sign": "warning",
    "ended": "secondary",
    "replaced": "secondary",
}
_APART = frozenset({"starts_on", "ends_on", "notice_months", "notice_days", "notice"})


def columns(*, of_one: bool) -> tuple[Column, ...]:
    """Return the columns; of one organisation its name is left out."""
    shared = (Column(_("tot en met"), kept=True), Column(_("opzeggen tot"), kept=True), Column(_("stand"), kept=True))
    if of_one:
        return (Column(_("soort")), Column(_("van"), kept=True), *shared)
    return (Column(_("organisatie")), Column(_("soort"), kept=True), *shared)


def row(agreement: Mapping[str, Any], on: date, soon: date, *, of_one: bool) -> Row:
    """Return a version as a row; a day that comes up to `soon` stands out."""
    status = agreement["status"]
    cells: list[str | Cell] = [
        _coming(agreement["ends_on"], status, on, soon) if agreement["ends_on"] else Cell("–", "secondary"),
        _coming(agreement["notice_by"], status, on, soon) if agreement["notice_by"] else _no_notice(agreement),
        Cell(word(status), _TONES.get(status, "error")),
    ]
    first = [word(agreement["kind"]), _short(agreement["starts_on"])]
    return Row(agreement["id"], [*(first if of_one else [agreement["name"], _kinds()[agreement["kind"]]]), *cells])


def _kinds() -> dict[str, str]:
    """Return the kinds in one short word each."""
    return {
        AgreementKind.COLLABORATION: _("samenwerking"),
        AgreementKind.PROCESSING: _("verwerking"),
        AgreementKind.AUTHORISATION: _("machtiging"),
    }


def _coming(when: str, status: str, on: date, soon: date) -> Cell:
    if when < on.isoformat():
        return Cell(_short(when), "secondary")
    return Cell(_short(when), "warning" if status in ("in-force", "planned") and when <= soon.isoformat() else "")


def _no_notice(agreement: Mapping[str, Any]) -> Cell:
    return Cell(_("opgezegd"), "warning") if agreement["notice_given_on"] else Cell("–", "secondary")


def _short(when: str) -> str:
    return f"{date.fromisoformat(when):%d-%m-%y}"


def describe(version: Mapping[str, Any], on: date) -> Description:
    """Return a version whole: its dates, what it says, what is still open, what changed since the one before."""
    number = _("versie {n}").format(n=version["number"])
    title = f"{version['name']} · {word(version['kind'])} · {number}"
    sections = [Section(_about(version, on)), Section(_says(version), _("Inhoud"))]
    if version["before"] is not None:
        sections.append(Section(_changes(version), _("Anders dan in de vorige versie")))
    return Description(title, sections)


def _about(version: Mapping[str, Any], on: date) -> list[Line]:
    status = version["status"]
    told = [
        Line(_("stand"), word(status), _TONES.get(status, "error")),
        Line(_("van"), day(version["starts_on"])),
        Line(_("tot en met"), day(version["ends_on"]) or _("tot wederopzegging")),
        Line(_("opzegtermijn"), _term(version), "" if _term(version) != _("niet vastgelegd") else "secondary"),
    ]
    if version["notice_by"]:
        over = version["notice_by"] < on.isoformat()
        label = _("opzeggen kon tot") if over else _("opzeggen tot")
        told.append(Line(label, day(version["notice_by"]), "secondary" if over else "warning"))
    if version["notice_given_on"]:
        told.append(Line(_("opgezegd op"), day(version["notice_given_on"]), "warning"))
    if version["withdrawn_on"]:
        why = _("{day}: {reason}").format(day=day(version["withdrawn_on"]), reason=version["withdrawal_reason"])
        told.append(Line(_("ingetrokken"), why, "error"))
    if version["reason"]:
        told.append(Line(_("reden"), version["reason"]))
    if version["decision_title"]:
        told.append(Line(_("besluit"), decision_told(version)))
    return told


def _term(version: Mapping[str, Any]) -> str:
    months, days = version["notice_months"], version["notice_days"]
    parts = [
        ngettext("{n} maand", "{n} maanden", months).format(n=months) if months else "",
        ngettext("{n} dag", "{n} dagen", days).format(n=days) if days else "",
    ]
    return " ".join(filter(None, parts)) or _("niet vastgelegd")


def _says(version: Mapping[str, Any]) -> list[Line]:
    """Return every fact of the contents; what is not recorded is named, since the paper will lack it."""
    named = labels()
    return [
        Line(named[name], shown_fact(name, version[name]), "" if version[name] not in (None, "", []) else "warning")
        for name in named
        if name in version and name not in _APART
    ]


def _changes(version: Mapping[str, Any]) -> list[Line]:
    named = labels()
    if not version["changed"]:
        return [Line("", _("alleen de looptijd"), "secondary")]
    return [Line(named[it["field"]], _change(it)) for it in version["changed"]]


def _change(changed: Mapping[str, Any]) -> str:
    name, before, after = changed["field"], changed["before"], changed["after"]
    if name in LISTED:
        gone, new = [it for it in before if it not in after], [it for it in after if it not in before]
        told = [_("erbij: {what}").format(what=words([str(it) for it in new]))] if new else []
        return "\n".join([*told, *([_("eruit: {what}").format(what=words([str(it) for it in gone]))] if gone else [])])
    return _("was: {before}\nnu: {after}").format(before=shown_fact(name, before), after=shown_fact(name, after))
