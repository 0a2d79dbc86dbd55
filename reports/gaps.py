"""Finds every gap that stands in a composed document, also one that only a text of one's own asks for."""

from collections.abc import Iterable, Iterator

from reports.blocks import Block, Facts, Grid, Heading, Line, Listing, Paragraph, Signatures, Together, Tone
from reports.texts import Words


def unlisted(blocks: Iterable[Block], listed: tuple[str, ...], fields: Iterable[str], words: Words) -> tuple[str, ...]:
    """Return which fields of a document stand as gaps in its blocks and are not among those listed, in order."""
    told = words.content["fields"]
    names = {words["gap"].format(field=told[name]): name for name in fields if name in told}
    known = {words["gap"].format(field=words.of("fields", name)) for name in listed}
    loud = [run.text for line in _lines(blocks) for run in line if run.tone is Tone.GAP and run.text not in known]
    return tuple(dict.fromkeys(names[text] for text in loud if text in names))


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Heading(line) | Paragraph(line):
                yield line
            case Listing(items) | Facts(items):
                yield from (line for _label, line in items)
            case Grid(rows=rows):
                yield from (line for row in rows for line in row)
            case Signatures(signers):
                for signer in signers:
                    yield from (signer.party, *(line for _label, line in signer.rows))
            case Together(inner):
                yield from _lines(inner)
