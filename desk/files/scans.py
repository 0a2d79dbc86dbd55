"""A scan that a person files: what it is by its content, and whether it is safe to keep and to open."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from schema.refused import Refused

if TYPE_CHECKING:
    from pikepdf import Pdf

LARGEST_SCAN = 20 * 1024 * 1024
"""Bytes; a scan of twenty pages is some 5 MB."""
MOST_PAGES = 200
PDF = "application/pdf"
_KINDS = {b"%PDF-": PDF, b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
ENDINGS = {PDF: ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
"""How a file of each kind is called, for the viewer that opens it."""
SCAN_SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png")
"""What a person may choose from."""


class Scan(NamedTuple):
    """The bytes of a scan, untouched, and what they are."""

    content: bytes
    media_type: str


def read_scan(path: Path) -> Scan:
    """Read a PDF, JPEG or PNG of at most 20 MB; a PDF has at most 200 pages, opens without a password, runs nothing.

    Raises:
        Refused: `file-unreadable`, `file-empty`, `file-too-large`, `scan-unreadable`, `scan-not-plain`,
            `scan-too-long`.
    """
    content = _read(path)
    if not content:
        raise Refused("file-empty", path=str(path))
    found = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if found is None:
        raise Refused("scan-unreadable", path=str(path))
    if found == PDF:
        _check_pdf(content, path)
    return Scan(content, found)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise Refused("file-too-large", path=str(path), megabytes=LARGEST_SCAN // 1024**2)
        return path.read_bytes()
    except OSError:
        raise Refused("file-unreadable", path=str(path)) from None


def _check_pdf(content: bytes, path: Path) -> None:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted or _runs_or_carries(pdf):
                raise Refused("scan-not-plain", path=str(path))
            if len(pdf.pages) > MOST_PAGES:
                raise Refused("scan-too-long", pages=len(pdf.pages), most=MOST_PAGES)
    except pikepdf.PasswordError:
        raise Refused("scan-not-plain", path=str(path)) from None
    except pikepdf.PdfError:
        raise Refused("scan-unreadable", path=str(path)) from None


_ACTIVE_KEYS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile")
_ACTIVE_ACTIONS = ("/JavaScript", "/Launch")


def _runs_or_carries(pdf: "Pdf") -> bool:
    """Say whether a PDF holds a script, wherever it hangs, starts a program, or carries other files."""
    return any(_is_active(part) for part in pdf.objects)


def _is_active(part: Any, depth: int = 0) -> bool:
    """Look into one object and what is written inside it; what it refers to is an object of its own."""
    import pikepdf

    if depth and getattr(part, "is_indirect", False):
        return False
    if isinstance(part, pikepdf.Array):
        return any(_is_active(inside, depth + 1) for inside in part)
    if not isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    if any(key in part for key in _ACTIVE_KEYS) or str(part.get("/S", "")) in _ACTIVE_ACTIONS:
        return True
    return any(_is_active(value, depth + 1) for _key, value in part.items())
