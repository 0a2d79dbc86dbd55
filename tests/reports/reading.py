"""Reads a printed document back, as a screen reader would: by its structure, from the bytes alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

_SHOWS = {"Tj", "TJ", "'", '"'}


@dataclass
class Element:
    """An element of the structure tree with the text below it."""

    role: str
    scope: str = ""
    alt: str = ""
    pages: set[int] = field(default_factory=set)
    own: list[str] = field(default_factory=list)
    kids: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.own) + "".join(kid.text for kid in self.kids)

    def all(self, *roles: str) -> "Iterator[Element]":
        if self.role in roles:
            yield self
        for kid in self.kids:
            yield from kid.all(*roles)


@dataclass
class Read:
    """What was found in a document."""

    root: Element
    artifacts: list[str]
    unmarked: list[str]
    orphans: list[tuple[int, int]]
    """Marked content that no element of the structure owns, or that the parent tree names wrongly."""


def read(pdf_bytes: bytes) -> Read:
    """Return the structure of a document with its text."""
    with pikepdf.open(BytesIO(pdf_bytes)) as pdf:
        marked: dict[tuple[int, int], str] = {}
        artifacts: list[str] = []
        unmarked: list[str] = []
        for place, page in enumerate(pdf.pages):
            _read_page(place, page, marked, artifacts, unmarked)
        pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        owned: set[tuple[int, int]] = set()
        wrong: list[tuple[int, int]] = []

        def element(node: pikepdf.Object) -> Element:
            made = Element(str(node.S)[1:], alt=str(node.get("/Alt", "")))
            if "/A" in node and "/Scope" in node.A:
                made.scope = str(node.A.Scope)[1:]
            for kid in node.K:
                if isinstance(kid, int) or "/MCID" in kid:
                    number = int(kid) if isinstance(kid, int) else int(kid.MCID)
                    page = pages[(node if isinstance(kid, int) else kid).Pg.objgen]
                    made.own.append(marked[page, number])
                    made.pages.add(page)
                    owned.add((page, number))
                    if parents[pdf.pages[page].obj.StructParents][number].objgen != node.objgen:
                        wrong.append((page, number))
                else:
                    made.kids.append(element(kid))
            return made

        root = element(pdf.Root.StructTreeRoot.K[0])
        return Read(root, artifacts, unmarked, sorted(set(marked) - owned) + wrong)


def _read_page(
    place: int, page: pikepdf.Page, marked: dict[tuple[int, int], str], artifacts: list[str], unmarked: list[str]
) -> None:
    decode = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    open_marks: list[int | None] = []
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            open_marks.append(None if number is None else int(number))
            if number is not None:
                marked.setdefault((place, int(number)), "")
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            letters = decode[str(operands[0])]
        elif operator in _SHOWS:
            text = "".join(letters[code] for code in bytes(operands[-1]))
            if not open_marks:
                unmarked.append(text)
            elif open_marks[-1] is None:
                artifacts.append(text)
            else:
                marked[place, open_marks[-1]] += text
    assert not open_marks


def _letters(font: pikepdf.Object) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be") for code, letter in pairs}


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Return every font object in a file, used or not."""
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font":
            yield found
