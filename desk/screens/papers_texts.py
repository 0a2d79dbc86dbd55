"""How an issued document is told: its row in the register, and the lines beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from desk.documents.signers import Signer
from desk.documents.writing import gap_words
from desk.files.pdf_signing import can_sign
from desk.locale import _, formats
from desk.locale.words import word
from desk.locale.words.papers import short
from desk.widgets.detail import Description, Line, Section
from desk.widgets.list_rows import Cell, Column, Row
from schema.signing import Standing, paper_code

_LANGUAGES = {"nl": "Nederlands", "en": "English"}


def columns() -> tuple[Column, ...]:
    """Return the columns of the register."""
    return (Column(_("nummer"), kept=True), Column(_("soort")), Column(_("over")), Column(_("op")), Column(_("status")))


def row(document: Mapping[str, Any]) -> Row:
    """Return an issued document as a row; a later version shows its number behind that of the document."""
    version = f" v{document['version']}" if document["version"] > 1 else ""
    issued_on = date.fromisoformat(document["issued_on"])
    cells = [
        f"{document['number'] or '–'}{version}",
        _short(document["kind"]),
        about(document),
        f"{issued_on:%d-%m-%y}",
    ]
    return Row(document["id"], [*cells, status(document)])


def status(document: Mapping[str, Any]) -> Cell:
    """Return how a document stands: with how many signed while not all did, or that something is to be filled in."""
    stands = document["status"]
    if stands == Standing.SIGNED:
        return Cell(word(stands), "success")
    if stands in (Standing.CONCEPT, Standing.ENDED):
        return Cell(_("beëindigd") if stands == Standing.ENDED else word(stands), "secondary")
    if document["signatures"]:
        part = _("{done} van {all} getekend")
        return Cell(part.format(done=document["signatures"], all=document["signers"]), "warning")
    if stands == Standing.ISSUED and document["gaps"]:
        return Cell(_("onvolledig"), "warning")
    return Cell(word(stands))


def allows(document: Mapping[str, Any], act: str) -> bool:
    """Say whether an act (a name of `PapersArea.ACTS`, or of one of its actions) can be done to a document."""
    stands = document["status"]
    if stands == Standing.CONCEPT:
        return act in ("read", "renew", "describe")
    closed = stands in (Standing.SIGNED, Standing.ENDED)
    signed, signers, copies = (int(document[name]) for name in ("signatures", "signers", "copies"))
    match act:
        case "register":
            return not closed
        case "note":
            return not closed and signed < signers
        case "sign":
            return not closed and signed < signers and can_sign()
        case "round":
            return signers > 0
        case "send" | "end":
            return bool(stands != Standing.ENDED)
        case "copy" | "check":
            return copies > 0
        case _:
            return True


def shown_states(status: str | None) -> str:
    """Return the word for the documents that are shown."""
    if status is None:
        return _("alle")
    return _("beëindigd") if status == Standing.ENDED else word(status)


def _short(kind: str) -> str:
    """Return the word for a kind of document in a narrow column."""
    return short().get(kind, word(kind))


def about(document: Mapping[str, Any]) -> str:
    """Return whom or what a document is about: a name, or a month or a day in words."""
    if document["kind"] == "review":
        return formats.month(document["about"])
    if document["about"] == document["kind"]:
        return word(document["kind"])
    if document["kind"] == "vision-plan" and str(document["about"]).isdecimal():
        return _("ronde {number}").format(number=document["about"])
    of_the_day = document["kind"] in ("visit-list", "cover-note", "destruction-record")
    return formats.weekday(document["about"]) if of_the_day else str(document["about"])


def gap_names(document: Mapping[str, Any]) -> list[str]:
    """Return the names of what a document still lacks."""
    return [name for name in document["gaps"].split("|") if name]


def describe(document: Mapping[str, Any], signers: Sequence[Signer]) -> Description:
    """Return what the register holds of a document."""
    if document["status"] == Standing.CONCEPT:
        return _concept(document)
    stands = status(document)
    facts = [
        Line(_("soort"), word(document["kind"])),
        Line(_("over"), about(document)),
        Line(_("versie"), str(document["version"])),
        Line(_("uitgegeven"), formats.weekday(document["issued_on"])),
        *_underway(document),
        Line(_("taal"), _LANGUAGES.get(document["language"], document["language"])),
        Line(_("bladzijden"), str(document["pages"])),
        Line(_("status"), stands.text, stands.tone),
    ]
    sections = [Section(facts)]
    if signers:
        sections.append(Section([_signer(it, document) for it in signers], _("Ondertekening")))
    if gaps := gap_names(document):
        sections.append(Section([Line(_("vul aan"), "\n".join(gap_words(gaps)), "warning")], _("Nog in te vullen")))
    seal = "\n".join(document["sha256"][place : place + 32] for place in (0, 32))
    code = paper_code(document["number"], document["version"])
    sections.append(Section([Line(_("code"), code), Line(_("sha-256"), seal, "secondary")]))
    return Description(_title(document), sections)


def round_of(document: Mapping[str, Any], signers: Sequence[Signer]) -> Description:
    """Return the signing round of a document: what it is, and each party with its signature."""
    stands = status(document)
    facts = [
        Line(_("soort"), word(document["kind"])),
        Line(_("over"), about(document)),
        Line(_("uitgegeven"), formats.weekday(document["issued_on"])),
        *_underway(document),
        Line(_("status"), stands.text, stands.tone),
    ]
    nobody = [Line("", _("Dit document hoeft niemand te tekenen. Met r legt u een exemplaar vast."), "secondary")]
    rows = [_signer(it, document) for it in signers] or nobody
    return Description(_title(document), [Section(facts), Section(rows, _("Ondertekening"))])


def _concept(document: Mapping[str, Any]) -> Description:
    facts = [
        Line(_("soort"), word(document["kind"])),
        Line(_("over"), about(document)),
        Line(_("gemaakt"), formats.weekday(document["issued_on"])),
        Line(_("status"), word(document["status"])),
        Line("", _("Nog niet uitgegeven: er is geen nummer en niemand tekent dit. Met n geeft u het uit.")),
    ]
    return Description(_("Concept"), [Section(facts)])


def _underway(document: Mapping[str, Any]) -> list[Line]:
    told = []
    if document["sent_on"]:
        told.append(Line(_("verzonden"), f"{formats.weekday(document['sent_on'])}, {word(document['sent_how'])}"))
    for name, label in (("signed_on", _("getekend")), ("ended_on", _("beëindigd"))):
        if document[name]:
            told.append(Line(label, formats.weekday(document[name])))
    return told


def _signer(signer: Signer, document: Mapping[str, Any]) -> Line:
    """Return a party and its signature; once all is signed, the paper with all of them has come."""
    who = f"{signer.position}. {signer.called}"
    if signer.signature is None or signer.signed_on is None:
        return Line(_("nog niet"), who, "warning")
    come = signer.signed_copy or document["signed_on"]
    paper = "" if come else _(" (papier komt nog)")
    how = word(signer.how)
    return Line(formats.day(signer.signed_on), f"{who}\n{how}{paper}", "success")


def _title(document: Mapping[str, Any]) -> str:
    edition = _("versie")
    return f"{document['number']} · {edition} {document['version']}"
