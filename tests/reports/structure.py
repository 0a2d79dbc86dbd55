"""What a screen reader needs of a document, checked over its finished bytes: a list of faults, empty when whole.

Not a PDF/UA validator; these are the checks of this project alone.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise, takewhile

import pikepdf
from pikepdf import pdfa

from tests.reports.reading import Element, Read, fonts, read

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_LEAVES = ("P", "TD", "TH", "LBody", "Lbl", "H1", "H2", "H3")
_KNOWN = {"Document", "Div", "L", "LI", "Table", "TR", "Figure", *_LEAVES}


def faults(pdf: bytes, language: str, number: str, pages: int) -> list[str]:
    """Return in words everything that is wrong with the structure of a document."""
    found = read(pdf)
    return [*_of_the_file(pdf, language, number), *_of_the_tree(found, pages), *_of_the_order(pdf, found)]


def _of_the_file(content: bytes, language: str, number: str) -> Iterator[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        if pdfa.check(pdf, "2b").verdict != "pass":
            yield "no valid PDF/A-2b"
        if str(pdf.Root.Lang) != LOCALES[language] or str(pdf.Root.StructTreeRoot.K[0].Lang) != LOCALES[language]:
            yield "the language is not said"
        title = str(pdf.docinfo.Title)
        if not title.endswith(number) or pdf.open_metadata()["dc:title"] != title:
            yield f"the title is {title}"
        if not (pdf.Root.MarkInfo.Marked and pdf.Root.ViewerPreferences.DisplayDocTitle):
            yield "not marked as tagged, or the title is not shown"
        if any(page.obj.get("/Tabs") != pikepdf.Name.S for page in pdf.pages):
            yield "a page without tab order"
        faces = list(fonts(pdf))
        if not faces or any("/FontFile2" not in font.FontDescriptor or "/ToUnicode" not in font for font in faces):
            yield "a font that is not embedded, or whose letters cannot be read back"


def _of_the_tree(found: Read, pages: int) -> Iterator[str]:
    everything = list(_walk(found.root))
    if found.unmarked or found.orphans:
        yield f"content outside the structure: {found.unmarked} {found.orphans}"
    if unknown := {element.role for element in everything} - _KNOWN:
        yield f"roles {unknown}"
    levels = [int(element.role[1]) for element in everything if re.fullmatch(r"H\d", element.role)]
    if levels[:1] != [1] or levels.count(1) != 1 or any(b > a + 1 for a, b in pairwise(levels)):
        yield f"headings {levels}"
    for element in everything:
        yield from _of_the_element(element)
    yield from _of_the_heads(found.root)
    if sum(text.count("BDC") for text in found.artifacts):
        yield "operators in an artifact"
    numbered = [text for text in found.artifacts if re.fullmatch(r"(pagina|page) \d+ (van|of) \d+", text)]
    if len(numbered) != pages:
        yield f"{len(numbered)} page numbers on {pages} pages"


def _of_the_heads(root: Element) -> Iterator[str]:
    """Find headings at the foot of a page while the table that they head begins on the next."""
    for place, head in enumerate(root.kids):
        between = list(takewhile(lambda kid: kid.role == "P", root.kids[place + 1 :]))
        after = root.kids[place + 1 + len(between) :][:1]
        if re.fullmatch(r"H[23]", head.role) and len(between) < 3 and after and after[0].role == "Table":
            rows = {page for row in after[0].kids[:2] for cell in row.kids for page in cell.pages}
            if not head.pages <= rows:
                yield f"a heading left behind: {head.text[:40]}"


def _of_the_element(element: Element) -> Iterator[str]:
    kids = [kid.role for kid in element.kids]
    match element.role:
        case "L" if set(kids) != {"LI"}:
            yield f"a list of {set(kids)}"
        case "LI" if kids != ["Lbl", "LBody"]:
            yield f"an item of {kids}"
        case "Table" if set(kids) != {"TR"} or len({len(row.kids) for row in element.kids}) != 1:
            yield "a table whose rows differ in cells"
        case "TR" if not set(kids) <= {"TH", "TD"}:
            yield f"a row of {kids}"
        case "TH" if element.scope not in ("Row", "Column"):
            yield f"a header cell without scope: {element.text}"
        case "Figure" if len(element.alt) < 20:
            yield "a figure without a text"
    if element.role == "Table" and not any(cell.role == "TH" for cell in element.kids[0].kids):
        yield f"a table without header cells: {element.text[:40]}"
    if element.role in _LEAVES and not element.pages and not element.kids:
        yield f"an empty {element.role}"


def _of_the_order(content: bytes, found: Read) -> Iterator[str]:
    """Compare the order of the structure with the order in which poppler reads the pages."""
    if shutil.which("pdftotext") is None:
        return
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    seen = _squeezed(done.stdout.decode())
    for artifact in sorted(set(found.artifacts), key=len, reverse=True):
        seen = seen.replace(_squeezed(artifact), "")
    told = _squeezed("".join(_texts(found.root)))
    for artifact in sorted(set(found.artifacts), key=len, reverse=True):
        told = told.replace(_squeezed(artifact), "")
    if seen != told:
        pairs = enumerate(zip(seen, told, strict=False))
        place = next((at for at, (a, b) in pairs if a != b), min(len(seen), len(told)))
        part = slice(max(0, place - 20), place + 40)
        yield f"poppler reads {seen[part]!r} where the structure has {told[part]!r}"


def _texts(element: Element) -> Iterator[str]:
    yield from element.own
    for kid in element.kids:
        yield from _texts(kid)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u00ad\f]+", "", text)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        yield from _walk(kid)
