"""Joining many PDFs into one to print: each begins on a sheet of its own, also where both sides are printed."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desk.store.platform import plain_disk_errors

if TYPE_CHECKING:
    from pikepdf import Pdf

_AT_ONCE = 50
"""Files held open together: joined in steps, a thousand take no more memory than fifty."""


def join_pdfs(paths: Sequence[Path], out: Path) -> int:
    """Write the pages of many PDFs into one new file, in order, and return how many pages it has.

    It is for the printer alone: the files themselves are the ones to keep and to read.

    Raises:
        Refused: `no-space`, `desk-read-only`, `disk-error`; no half file is left then.
    """
    with plain_disk_errors(), TemporaryDirectory(prefix="regiedesk-", dir=out.parent) as folder:
        turn, parts = 0, list(paths)
        while True:
            groups = [parts[at : at + _AT_ONCE] for at in range(0, len(parts), _AT_ONCE)]
            made = [Path(folder) / f"{turn}-{number}.pdf" for number in range(len(groups))]
            pages = [_join(group, part) for group, part in zip(groups, made, strict=True)]
            turn, parts = turn + 1, made
            if len(parts) == 1:
                parts[0].replace(out)
                return pages[0]


def _join(paths: Sequence[Path], out: Path) -> int:
    import pikepdf

    with ExitStack() as opened, pikepdf.new() as joined:
        for path in paths:
            part = opened.enter_context(pikepdf.open(path))
            _add(joined, part)
        joined.save(out)
        return len(joined.pages)


def _add(joined: "Pdf", part: "Pdf") -> None:
    first = len(joined.pages)
    joined.pages.extend(part.pages)
    for page in joined.pages[first:]:
        for name in ("/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]
    if len(part.pages) % 2:
        width, height = (round(float(side)) for side in part.pages[-1].mediabox[2:])
        joined.add_blank_page(page_size=(width, height))
