"""Names the documents that can be printed, and the versions their bytes depend on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from reports.blocks import Sheet
from reports.documents import (
    access_report,
    authorisation,
    case_card,
    chain_overview,
    collaboration_agreement,
    cover_note,
    destruction_record,
    dpia_sheet,
    handover,
    pairing_agreement,
    processing_annexes,
    resident_authorisation,
    resident_letter,
    review,
    secrecy_declaration,
    vision_plan,
    visit_list,
    volunteer_agreement,
)
from reports.own_clauses import holds_clauses, with_clauses
from reports.texts import FOLDER, Text, load_text
from schema.papers import ChainPaper, CollaborationPaper, Paper, SecrecyPaper, VisitListPaper
from schema.papers_desk import AccessPaper, CoverNotePaper, DestructionPaper, HandoverPaper
from schema.papers_dpia import DpiaPaper
from schema.papers_organisations import AuthorisationPaper, ProcessingPaper
from schema.papers_people import (
    CaseCardPaper,
    PairingAgreementPaper,
    ResidentAuthorisationPaper,
    ResidentLetterPaper,
    VolunteerAgreementPaper,
)
from schema.papers_review import ReviewPaper
from schema.papers_vision import VisionPaper
from schema.refused import Refused


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document: which paper it takes, how it is composed, and what its text may name."""

    name: str
    subject: str | None
    """The singular of a `list` kind, or `month`; None for a document of the day."""
    paper: type
    template_version: int
    """Goes up when the composition or the look changes; the text has a version of its own."""
    compose: Callable[[Any, Text, str], Sheet]
    fields: frozenset[str]
    inserts: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()

    def text(self, language: str, folder: Path = FOLDER) -> Text:
        """Return this document's text in a language: the shipped one, or a folder's own whole text or clauses.

        Raises:
            Refused: as `load_text` and `with_clauses`; `text-unreadable` where a part of the shipped text is gone.
        """
        shipped = _shipped(self.name, language)
        path = folder / language / f"{self.name}.toml"
        if folder == FOLDER or not path.is_file():
            return shipped
        if holds_clauses(path):
            return with_clauses(shipped, path, self.fields, self.conditions)
        own = load_text(self.name, language, self.fields, self.inserts, folder, self.conditions)
        if missing := sorted(shipped.content.keys() - own.content.keys()):
            raise Refused("text-unreadable", file=f"{self.name}.toml", line=1, missing=missing[0])
        return own


def _document(name: str, subject: str | None, paper: type, template_version: int, module: ModuleType) -> Document:
    inserts: frozenset[str] = getattr(module, "INSERTS", frozenset())
    conditions: frozenset[str] = getattr(module, "CONDITIONS", frozenset())
    return Document(name, subject, paper, template_version, module.compose, module.FIELDS, inserts, conditions)


DOCUMENTS: Mapping[str, Document] = {
    document.name: document
    for document in (
        _document("collaboration-agreement", "organisation", CollaborationPaper, 4, collaboration_agreement),
        _document("secrecy-declaration", "volunteer", SecrecyPaper, 2, secrecy_declaration),
        _document("volunteer-agreement", "volunteer", VolunteerAgreementPaper, 2, volunteer_agreement),
        _document("pairing-agreement", "pairing", PairingAgreementPaper, 2, pairing_agreement),
        _document("resident-authorisation", "pairing", ResidentAuthorisationPaper, 1, resident_authorisation),
        _document("resident-letter", "case", ResidentLetterPaper, 1, resident_letter),
        _document("case-card", "request", CaseCardPaper, 2, case_card),
        _document("authorisation", "organisation", AuthorisationPaper, 2, authorisation),
        _document("processing-annexes", "organisation", ProcessingPaper, 2, processing_annexes),
        _document("handover", "case", HandoverPaper, 1, handover),
        _document("cover-note", None, CoverNotePaper, 1, cover_note),
        _document("access-report", "resident", AccessPaper, 2, access_report),
        _document("destruction-record", None, DestructionPaper, 1, destruction_record),
        _document("review", "month", ReviewPaper, 4, review),
        _document("visit-list", None, VisitListPaper, 4, visit_list),
        _document("chain-overview", None, ChainPaper, 2, chain_overview),
        _document("vision-plan", None, VisionPaper, 1, vision_plan),
        _document("dpia-sheet", None, DpiaPaper, 1, dpia_sheet),
    )
}
"""Every document by its name on the command line."""

_BY_PAPER = {document.paper: document for document in DOCUMENTS.values()}


def document_of(paper: Paper) -> Document:
    """Return the kind of document a paper is printed as."""
    return _BY_PAPER[type(paper)]


@cache
def _shipped(name: str, language: str) -> Text:
    document = DOCUMENTS[name]
    return load_text(name, language, document.fields, document.inserts, conditions=document.conditions)
