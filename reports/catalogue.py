"""Names the documents that can be printed, and the versions their bytes depend on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reports.blocks import Sheet
from reports.documents import chain_overview, collaboration_agreement, review, secrecy_declaration, visit_list
from reports.texts import FOLDER, Text, load_text
from schema.papers import ChainPaper, CollaborationPaper, Paper, ReviewPaper, SecrecyPaper, VisitListPaper
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

    def text(self, language: str, folder: Path = FOLDER) -> Text:
        """Return this document's text in a language.

        Raises:
            Refused: as `reports.texts.load_text`.
        """
        shipped = _shipped(self.name, language)
        if folder == FOLDER:
            return shipped
        own = load_text(self.name, language, self.fields, self.inserts, folder)
        if missing := sorted(shipped.content.keys() - own.content.keys()):
            raise Refused("text-unreadable", file=f"{self.name}.toml", line=1, missing=missing[0])
        return own


DOCUMENTS: Mapping[str, Document] = {
    document.name: document
    for document in (
        Document(
            "collaboration-agreement",
            "organisation",
            CollaborationPaper,
            2,
            collaboration_agreement.compose,
            collaboration_agreement.FIELDS,
            collaboration_agreement.INSERTS,
        ),
        Document(
            "secrecy-declaration",
            "volunteer",
            SecrecyPaper,
            1,
            secrecy_declaration.compose,
            secrecy_declaration.FIELDS,
            secrecy_declaration.INSERTS,
        ),
        Document("review", "month", ReviewPaper, 2, review.compose, review.FIELDS),
        Document("visit-list", None, VisitListPaper, 1, visit_list.compose, visit_list.FIELDS),
        Document("chain-overview", None, ChainPaper, 1, chain_overview.compose, chain_overview.FIELDS),
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
    return load_text(name, language, document.fields, document.inserts)
