"""Makes drawn pages into an accessible archive file: structure tree, metadata, and the check of the finished bytes."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String, pdfa

from reports.blocks import Sheet
from reports.layout.story import Drawn
from reports.layout.tags import Mark, Node
from reports.layout.text import clean

_FLAVOUR = "2b"


def finish(drawn: Drawn, sheet: Sheet) -> bytes:
    """Return the bytes of a tagged PDF/A-2b file, after those bytes have been validated.

    The only date in it is the sheet's own, so the same sheet gives the same bytes.

    Raises:
        PdfaError: When the bytes do not validate.
    """
    with pikepdf.open(BytesIO(drawn.raw)) as pdf:
        _tidy(pdf)
        _add_metadata(pdf, sheet)
        _add_structure(pdf, drawn.root, sheet.locale)
        target = BytesIO()
        pdfa.save(pdf, target, _FLAVOUR, repair=False, deterministic_id=True)
        return target.getvalue()


def _tidy(pdf: pikepdf.Pdf) -> None:
    """Take out the transition that reportlab writes on every page and PDF/A forbids; name the faces once."""
    shared = pdf.make_indirect(pdf.pages[0].obj.Resources)
    for page in pdf.pages:
        if Name.Trans in page.obj:
            del page.obj.Trans
        if page.obj.Resources == shared:
            page.obj.Resources = shared


def _add_structure(pdf: pikepdf.Pdf, root: Node, locale: str) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pages = [page.obj for page in pdf.pages]
    owners: list[dict[int, Any]] = [{} for _ in pages]
    document = _element(pdf, root, tree, pages, owners)
    document.Lang = String(locale)
    tree.K = Array([document])
    numbers: list[Any] = []
    for place, (page, owned) in enumerate(zip(pages, owners, strict=True)):
        page.StructParents = place
        page.Tabs = Name.S
        numbers += [place, pdf.make_indirect(Array([owned[number] for number in range(len(owned))]))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(pdf: pikepdf.Pdf, node: Node, parent: Any, pages: list[Any], owners: list[dict[int, Any]]) -> Any:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent))
    home = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
    if home is not None:
        made.Pg = pages[home - 1]
    kids: list[Any] = []
    for kid in node.kids:
        if isinstance(kid, Mark):
            owners[kid.page - 1][kid.number] = made
            elsewhere = Dictionary(Type=Name.MCR, Pg=pages[kid.page - 1], MCID=kid.number)
            kids.append(kid.number if kid.page == home else elsewhere)
        else:
            kids.append(_element(pdf, kid, made, pages, owners))
    made.K = Array(kids)
    if node.attributes:
        made.A = Dictionary({f"/{name}": _attribute(value) for name, value in node.attributes.items()})
    if node.alt:
        made.Alt = String(node.alt)
    return made


def _attribute(value: object) -> Any:
    return Array(value) if isinstance(value, list) else Name(f"/{value}")


def _add_metadata(pdf: pikepdf.Pdf, sheet: Sheet) -> None:
    moment = datetime.combine(sheet.issued_on, time())
    pdf.Root.Lang = String(sheet.locale)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(clean(sheet.title)),
            Author=String(clean(sheet.author)),
            Creator=String("Regiedesk"),
            CreationDate=String(f"D:{moment:%Y%m%d%H%M%S}Z"),
            ModDate=String(f"D:{moment:%Y%m%d%H%M%S}Z"),
        )
    )
    pdfa.prepare(pdf, _FLAVOUR)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:language"] = [sheet.locale]
        metadata["xmp:MetadataDate"] = f"{moment:%Y-%m-%dT%H:%M:%S}Z"  # prepare() wrote the clock's
