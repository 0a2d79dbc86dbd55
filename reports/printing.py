"""Prints a paper: model in, the bytes of a tagged and validated archive PDF out."""

from dataclasses import dataclass, replace
from pathlib import Path

from reports.blocks import Sheet
from reports.catalogue import document_of
from reports.house import PLAIN, House
from reports.layout.places import SignerPlace
from reports.spoken import spoken
from reports.texts import FOLDER
from schema.papers import Paper


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document: its bytes, its number of pages, and the names of the fields that were missing."""

    pdf: bytes
    pages: int
    gaps: tuple[str, ...]
    signers: tuple[SignerPlace, ...] = ()
    """Who must sign, in the order of the paper."""
    spoken: str = ""
    """The paper as plain text."""


def gaps_of(paper: Paper, language: str, *, texts: Path = FOLDER) -> tuple[str, ...]:
    """Return the names of the fields that would be missing if a paper were printed; nothing is drawn.

    Raises:
        Refused: as `render`.
    """
    document = document_of(paper)
    return document.compose(paper, document.text(language, texts), language).gaps


def render(paper: Paper, language: str, *, texts: Path = FOLDER, house: House = PLAIN) -> Printed:
    """Print a paper as tagged PDF/A-2b; the same paper in the same language gives the same bytes.

    Args:
        paper: What is printed; its dates are the only dates in the file.
        language: `nl` or `en`.
        texts: The folder with the texts per language, when the desk has its own.
        house: The house style of who prints.

    Raises:
        Refused: `language-unknown`, `figure-unknown`, and those of `reports.texts.load_text`.
        PdfaError: When the finished bytes are not valid PDF/A-2b: a fault in the program, not in the paper.
    """
    document = document_of(paper)
    return print_sheet(document.compose(paper, document.text(language, texts), language), house)


def print_sheet(sheet: Sheet, house: House = PLAIN) -> Printed:
    """Print a composed sheet in a house style, also one that is no document of the catalogue.

    Raises:
        PdfaError: as `render`.
    """
    from reports.layout.archive import finish
    from reports.layout.story import lay_out

    sheet = replace(sheet, house=house)
    drawn = lay_out(sheet)
    return Printed(finish(drawn, sheet), drawn.pages, sheet.gaps, drawn.signers, spoken(sheet))
