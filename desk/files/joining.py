"""Joining many PDFs into one to print, file by file: a thousand take no more memory than one.

pikepdf holds every object of what it joins until it saves. Here each file is read, its pages are written behind those
of the file before it, and it is let go; only where each object stands is remembered.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from pikepdf import Pdf

Numbers = dict[tuple[int, int], int]
"""Per object of a file the number under which it is written."""
_LEFT_OUT = frozenset({"/Parent", "/StructParents", "/Tabs", "/Annots"})
"""What leads from a page out of what is printed of it."""


def join_pdfs(paths: Sequence[Path], out: Path) -> int:
    """Write the pages of many PDFs into one new file, in order, and return how many pages it has.

    Each PDF begins on a sheet of its own, also where both sides are printed. It is for the printer alone: the files
    themselves are the ones to keep and to read.

    Raises:
        OSError: What the disk refuses; no half file is left then.
    """
    import pikepdf

    beside = out.with_name(f"{out.name}.new")
    try:
        with beside.open("xb") as target:
            joined = _Joined(target)
            for path in paths:
                with pikepdf.open(path) as part:
                    joined.add(part)
            joined.finish()
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return len(joined.pages)


class _Joined:
    """A PDF while it is written: the catalog is object 1, the list of its pages object 2."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._places: list[int] = [0, 0]
        self.pages: list[int] = []
        target.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, part: "Pdf") -> None:
        """Write the pages of a PDF, and an empty one behind them where they are odd."""
        numbers: Numbers = {}
        for page in part.pages:
            self._page(page.obj, numbers)
        if len(part.pages) % 2:
            box = part.pages[-1].mediabox.unparse()
            self._write(self._reserve(page=True), b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Resources<<>>>>")

    def finish(self) -> None:
        """Write the catalog, the list of the pages, and where each object stands."""
        kids = b" ".join(b"%d 0 R" % number for number in self.pages)
        self._write(1, b"<</Type/Catalog/Pages 2 0 R>>")
        self._write(2, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.pages), kids))
        table = self._target.tell()
        self._target.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._places) + 1))
        for place in self._places:
            self._target.write(b"%010d 00000 n \n" % place)
        size = len(self._places) + 1
        self._target.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table))

    def _page(self, page: Any, numbers: Numbers) -> None:
        """Write a page and all it needs that is not written yet; `numbers` are those of the file it comes from."""
        number = self._reserve(page=True)
        waiting: list[Any] = []
        numbers[page.objgen] = number
        parts = [
            b"%b %b" % (_name(key), self._said(page[key], numbers, waiting)) for key in page if key not in _LEFT_OUT
        ]
        self._write(number, b"<<%b/Parent 2 0 R>>" % b"".join(parts))
        while waiting:
            found = waiting.pop()
            self._write(numbers[found.objgen], b"".join(self._object(found, numbers, waiting)))

    def _object(self, found: Any, numbers: Numbers, waiting: list[Any]) -> Iterator[bytes]:
        import pikepdf

        if not isinstance(found, pikepdf.Stream):
            yield self._inside(found, numbers, waiting)
            return
        raw = found.read_raw_bytes()
        told = self._named(found, numbers, waiting, without=frozenset({"/Length"}))
        yield b"<<%b/Length %d>>\nstream\n" % (told, len(raw))
        yield raw
        yield b"\nendstream"

    def _said(self, value: Any, numbers: Numbers, waiting: list[Any]) -> bytes:
        """Return a value as it is written; an object of its own is referred to, and written in its turn."""
        if not getattr(value, "is_indirect", False):
            return self._inside(value, numbers, waiting)
        if value.objgen not in numbers:
            numbers[value.objgen] = self._reserve()
            waiting.append(value)
        return b"%d 0 R" % numbers[value.objgen]

    def _inside(self, value: Any, numbers: Numbers, waiting: list[Any]) -> bytes:
        import pikepdf

        if isinstance(value, pikepdf.Array):
            several: list[Any] = list(value)
            return b"[%b]" % b" ".join(self._said(each, numbers, waiting) for each in several)
        if isinstance(value, pikepdf.Dictionary):
            return b"<<%b>>" % self._named(value, numbers, waiting)
        return _plain(value)

    def _named(self, holder: Any, numbers: Numbers, waiting: list[Any], without: frozenset[str] = frozenset()) -> bytes:
        """Return the names of a dictionary with their values, as they are written inside it."""
        keys: list[str] = [key for key in list(holder.keys()) if key not in without]
        return b"".join(b"%b %b" % (_name(key), self._said(holder[key], numbers, waiting)) for key in keys)

    def _reserve(self, *, page: bool = False) -> int:
        self._places.append(0)
        if page:
            self.pages.append(len(self._places))
        return len(self._places)

    def _write(self, number: int, content: bytes) -> None:
        self._places[number - 1] = self._target.tell()
        self._target.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))


def _plain(value: Any) -> bytes:
    """Return a name, a text, a number, a yes or no, or nothing as it is written."""
    import pikepdf

    if isinstance(value, pikepdf.Object):
        return bytes(value.unparse())
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return f"{value:f}".encode() if isinstance(value, Decimal) else str(value).encode()


def _name(key: str) -> bytes:
    import pikepdf

    return pikepdf.Name(key).unparse()
