"""Says a sheet as plain text: what a screen reader would read, for a terminal."""

from collections.abc import Iterable, Iterator

from reports.blocks import (
    Address,
    Bars,
    Block,
    Columns,
    Facts,
    Grid,
    Heading,
    Line,
    Listing,
    NewPage,
    Notice,
    Paragraph,
    Room,
    Sheet,
    Signatures,
    Signer,
    Together,
)


def spoken(sheet: Sheet) -> str:
    """Return a sheet as lines of text in reading order, an empty line between blocks; a heading stands on its own."""
    return "\n\n".join("\n".join(lines) for lines in _said(sheet.blocks) if lines)


def _said(blocks: Iterable[Block]) -> Iterator[list[str]]:
    for block in blocks:
        match block:
            case Heading(line, level):
                yield [_text(line).upper() if level == 1 else f"── {_text(line)}"]
            case Paragraph(line):
                yield [_text(line)]
            case Listing(items):
                yield [f"{label} {_text(line)}" for label, line in items]
            case Facts(rows):
                yield [f"{label}: {_text(line)}" for label, line in rows]
            case Grid(head, rows):
                yield [_row(head, row) for row in rows]
            case Notice(title, line, items):
                yield [f"! {title}", _text(line), *(f"· {item}" for item in items)]
            case Signatures(signers):
                yield from map(_room, signers)
            case Together(inner):
                yield from _said(inner)
            case NewPage():
                yield ["─" * 24]
            case Bars(alt) | Columns(alt):
                yield [alt]
            case Address(rows):
                yield list(map(_text, rows))
            case Room():
                pass


def _room(signer: Signer) -> list[str]:
    rows = [f"{label}: {_text(line) or '…'}" for label, line in signer.rows]
    return [_text(signer.party), *rows, f"{signer.signature}: …"]


def _row(head: tuple[str, ...], row: tuple[Line, ...]) -> str:
    """Return a row of a table, each cell behind the heading of its column."""
    cells = zip(head, map(_text, row), strict=False)
    return "· " + " | ".join(f"{name}: {cell}" if name else cell for name, cell in cells if cell)


def _text(line: Line) -> str:
    return "".join(run.text for run in line).strip()
