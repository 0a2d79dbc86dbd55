"""Signing a PDF with a certificate: one more signature behind the bytes that are there, which stay as they are.

Needs the extra `sign` (pyHanko). A signature is PAdES B-B: it says who and what, and no third party says when.
"""

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.files.certificates import Certificate
from schema.refused import Refused

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.stamp import StaticStampStyle


class Room(NamedTuple):
    """Where a signature shows: a page from 1 and a box in points; without a box it does not show."""

    field: str
    """Its name in the file."""
    label: str
    """Read aloud in its place."""
    page: int
    box: tuple[float, float, float, float] | None


def can_sign() -> bool:
    """Say whether the extra is here, without loading it."""
    return find_spec("pyhanko") is not None


def sign_pdf(pdf: bytes, certificate: Certificate, room: Room, stamp: bytes) -> bytes:
    """Return a PDF with one more signature; what was there is its beginning, byte for byte.

    It stays an archive file: no version is raised, and what shows is a page with its own faces.

    Args:
        stamp: a PDF of one page, the size of the box, to be shown in it.

    Raises:
        Refused: `no-signing` without the extra, `signing-failed`.
    """
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign import fields, signers
        from pyhanko.sign.general import SigningError
    except ImportError:
        raise Refused("no-signing") from None

    wanted = fields.SigFieldSpec(
        room.field,
        on_page=room.page - 1,
        box=_whole(room.box) if room.box else None,
        readable_field_name=room.label,
    )
    meta = signers.PdfSignatureMetadata(
        field_name=room.field,
        md_algorithm="sha256",
        name=certificate.name,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    signer = signers.PdfSigner(meta, certificate.signer(), stamp_style=_style(stamp), new_field_spec=wanted)
    out = BytesIO()
    try:
        signer.sign_pdf(_writer(pdf), output=out)
    except (PdfError, SigningError, ValueError) as error:
        raise Refused("signing-failed", detail=str(error)) from error
    return out.getvalue()


def _writer(pdf: bytes) -> "IncrementalPdfFileWriter":
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class KeepingVersion(IncrementalPdfFileWriter):
        """Leaves the version of the file: PDF/A-2 is PDF 1.7, and a PAdES signature would make it 2.0."""

        def ensure_output_version(self, version: tuple[int, int]) -> None:
            """Raise nothing."""

    return KeepingVersion(BytesIO(pdf))


def _style(stamp: bytes) -> "StaticStampStyle":
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class Page(PdfContent):
        """The only page of a PDF, drawn as it is."""

        def render(self) -> bytes:
            """Bring the page into the file and return what draws it."""
            writer: Any = self.writer
            drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(stamp)), page_ix=0)
            self.resources.xobject["/Stamp"] = drawn
            left, bottom, right, top = drawn.get_object()["/BBox"]
            self.box = BoxConstraints(width=right - left, height=top - bottom)
            return b"/Stamp Do"

    centred = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(), InnerScaling.SHRINK_TO_FIT
    )
    return StaticStampStyle(border_width=0, background=Page(), background_layout=centred)


def _whole(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, bottom, right, top = map(round, box)
    return left, bottom, right, top
