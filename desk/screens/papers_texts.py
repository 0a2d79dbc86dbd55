"""How an issued document is told: its row in the register, and the lines beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.documents.writing import gap_words
from desk.locale import _, formats
from desk.locale.words import word
from desk.locale.words.papers import short
from desk.widgets.detail import Description, Line, Section
from desk.widgets.record_list import Cell, Column, Row

_LANGUAGES = {"nl": "Nederlands", "en": "English"}


def columns() -> tuple[Column, ...]:
    """Return the columns of the register."""
    return (Column(_("nummer")), Column(_("soort")), Column(_("over")), Column(_("op")), Column(_("status")))


def row(document: Mapping[str, Any]) -> Row:
    """Return an issued document as a row; a later version shows its number behind that of the document."""
    version = f" v{document['version']}" if document["version"] > 1 else ""
    issued_on = date.fromisoformat(document["issued_on"])
    cells = [f"{document['number']}{version}", _short(document["kind"]), about(document), f"{issued_on:%d-%m-%y}"]
    return Row(document["id"], [*cells, status(document)])


def status(document: Mapping[str, Any]) -> Cell:
    """Return how a document stands: signed, or issued, or issued while something is still to be filled in."""
    if document["status"] == "signed":
        return Cell(word("signed"), "success")
    return Cell(_("onvolledig"), "warning") if document["gaps"] else Cell(word("issued"))


def _short(kind: str) -> str:
    """Return the word for a kind of document in a narrow column."""
    return short().get(kind, word(kind))


def about(document: Mapping[str, Any]) -> str:
    """Return whom or what a document is about: a name, or a month or a day in words."""
    if document["kind"] == "review":
        return formats.month(document["about"])
    if document["about"] == document["kind"]:
        return word(document["kind"])
    of_the_day = document["kind"] in ("visit-list", "cover-note", "destruction-record")
    return formats.weekday(document["about"]) if of_the_day else str(document["about"])


def gap_names(document: Mapping[str, Any]) -> list[str]:
    """Return the names of what a document still lacks."""
    return [name for name in document["gaps"].split("|") if name]


def describe(document: Mapping[str, Any]) -> Description:
    """Return what the register holds of a document."""
    signed, stands = document["status"] == "signed", status(document)
    facts = [
        Line(_("soort"), word(document["kind"])),
        Line(_("over"), about(document)),
        Line(_("versie"), str(document["version"])),
        Line(_("uitgegeven"), formats.weekday(document["issued_on"])),
        Line(_("taal"), _LANGUAGES.get(document["language"], document["language"])),
        Line(_("bladzijden"), str(document["pages"])),
        Line(_("status"), stands.text, stands.tone),
    ]
    if signed:
        facts.append(Line(_("getekend"), _("vastgelegd op {day}").format(day=formats.day(document["signed_on"]))))
    else:
        facts.append(Line(_("getekend"), _("nog niet; r legt het getekende exemplaar vast"), "secondary"))
    sections = [Section(facts)]
    if gaps := gap_names(document):
        sections.append(Section([Line(_("vul aan"), "\n".join(gap_words(gaps)), "warning")], _("Nog in te vullen")))
    seal = "\n".join(document["sha256"][place : place + 32] for place in (0, 32))
    sections.append(Section([Line(_("sha-256"), seal, "secondary")]))
    edition = _("versie")
    return Description(f"{document['number']} · {edition} {document['version']}", sections)
