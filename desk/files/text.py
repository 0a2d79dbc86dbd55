"""Text files: from bytes to lines of cells."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice

from schema.refused import Refused

_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\udc80-\udcff]")
_BROKEN = re.compile(r"[\udc80-\udcff]")
_LETTER = re.compile(r"[\xa0-\ud7ff\ue000-\U0010ffff]")
_PROBE = 64 * 1024
_STRAY = 8
_SEPARATORS = ";,\t"
_WIDE = re.compile(rb"(?:(?P<little>(?:[\x20-\x7e]\0){4})|(?:\0[\x20-\x7e]){4})")
"""Four plain letters of a first heading as UTF-16 without a byte order mark, its little half first or last."""


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-16 by its byte order mark or first letters, UTF-8, or else Windows-1252.

    A UTF-8 text with a few broken bytes is not taken for Windows-1252, which would garble every name in it: the
    broken bytes are kept as lone surrogates, which `schema.values.read_text` cannot read and
    `write_as_it_came` gives back.

    Raises:
        Refused: `file-not-a-table` with `found` `binary` when it is no text at all.
    """
    text = _decode(content)
    probe = text[:_PROBE]
    if len(_CONTROL.findall(probe)) > _STRAY + len(probe) // 20:
        raise Refused("file-not-a-table", found="binary")
    return text


def _decode(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    if wide := _WIDE.match(content):
        return content.decode("utf-16-le" if wide["little"] else "utf-16-be", "replace")
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        kept = content.decode("utf-8", "surrogateescape")
    letters, broken = len(_LETTER.findall(kept)), len(_BROKEN.findall(kept))
    return kept if broken < letters else content.decode("cp1252", "surrogateescape")


def split_rows(text: str) -> Callable[[], Iterator[tuple[int, list[str]]]]:
    """Return a function that yields the first line and the cells of each row of a text.

    The separator is the one that gives the first filled line the most cells. A first line `sep=;`, as spreadsheets
    write it, is no row.
    """
    lines = StringIO(text, newline="").readlines()
    first = next((line for line in lines if line.strip()), "")
    start = 0
    if told := re.fullmatch(r'"?sep=([;,\t])"?', first.strip("\r\n ")):
        separator, start = told[1], lines.index(first) + 1
    else:
        separator = max(_SEPARATORS, key=re.sub(r'"[^"]*"', "", first).count)
    if '"' in text or max(map(len, lines), default=0) > csv.field_size_limit():
        return lambda: _rows(lines, start, separator)
    return lambda: enumerate(csv.reader(islice(lines, start, None), delimiter=separator, strict=True), start + 1)


def _rows(lines: list[str], start: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows; a line whose quotes do not close (`"t Hoekje;…`) is one row, its quotes ordinary signs.

    Without that, one stray quote would swallow the rows after it.
    """
    position = start

    def feed() -> Iterator[str]:
        nonlocal position
        while position < len(lines):
            position += 1
            yield lines[position - 1]

    reader = csv.reader(feed(), delimiter=separator, strict=True)
    while position < len(lines):
        begin = position
        try:
            cells = next(reader)
        except csv.Error:
            cells = lines[begin].rstrip("\r\n").split(separator)
            position = begin + 1
            reader = csv.reader(feed(), delimiter=separator, strict=True)
        yield begin + 1, cells
