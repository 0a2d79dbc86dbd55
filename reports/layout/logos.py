"""A municipality's logo as an archive file may hold it: plain colours, nothing see-through."""

from functools import cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

_MOST = 900
"""Dots on the longer side: enough for print at the size of a logo."""


@cache
def logo_of(content: bytes) -> ImageReader:
    """Return a PNG or JPEG ready to draw; what is see-through becomes white."""
    with Image.open(BytesIO(content)) as image:
        image.thumbnail((_MOST, _MOST))
        seen = image.convert("RGBA")
        flat = Image.new("RGB", seen.size, "white")
        flat.paste(seen, mask=seen.getchannel("A"))
    return ImageReader(flat)
