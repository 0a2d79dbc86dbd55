"""What a document says, before it has a look: headings, clauses, tables and signatures as plain data."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from reports.house import PLAIN, House


class Tone(Enum):
    """How a run of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    GAP = "gap"


class Run(NamedTuple):
    """A piece of text in one tone; it is never markup."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Run, ...]
"""One paragraph, cell or heading."""


BULLET = "•"


def plain(text: str) -> Line:
    """Return a line in the plain tone."""
    return (Run(text),)


def strong(text: str) -> Line:
    """Return a line in the strong tone."""
    return (Run(text, Tone.STRONG),)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document; level 1 is its title."""

    line: Line
    level: int = 2
    room: float = 24
    """Millimetres, itself included: with less than this left it goes to the next page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `small` is for definitions and notes."""

    line: Line
    small: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list whose items carry a label: `2.1`, `a.` or a bullet."""

    items: tuple[tuple[str, Line], ...]
    under: bool = False
    """Set in, as part of the numbered clause above it."""

    @property
    def bulleted(self) -> bool:
        """Say whether the labels say no more than that here an item begins."""
        return all(label == BULLET for label, _line in self.items)


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of two columns in which the first names the second."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row; `shares` divide the width, `numbers` are the columns set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    shares: tuple[int, ...]
    numbers: frozenset[int] = frozenset()
    row_heads: bool = True
    """The first cell of each row names the row."""
    boxes: frozenset[int] = frozenset()
    """Columns to cross with a pen: each cell is framed."""
    dense: bool = False
    """Small type, for what must fit on one page."""
    room: int = 0
    """Empty lines below the rows, to write on with a pen."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed message that must not be missed."""

    title: str
    line: Line
    items: tuple[str, ...] = ()


class Signer(NamedTuple):
    """One place to sign: for whom, and what is already known of the signer."""

    party: Line
    rows: tuple[tuple[str, Line], ...]
    """A label and what is printed behind it; an empty line leaves room for ink."""
    signature: str
    """The label of the room for the signature."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign side by side; they never break over a page."""

    signers: tuple[Signer, ...]


class Bar(NamedTuple):
    """One bar of a chart: its share of the whole, between 0 and 1, and how that is written."""

    label: str
    share: float
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars; `alt` says in words all that it shows."""

    alt: str
    bars: tuple[Bar, ...]


class Column(NamedTuple):
    """One column of a chart: the lines under it, its name in full, its height between 0 and 1, its value as written."""

    label: tuple[str, ...]
    said: str
    height: float
    shown: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns side by side; `alt` says in words all that it shows."""

    alt: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """The lines of an address, close together."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Nothing, for a height in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple["Block", ...]


Block = (
    Heading
    | Paragraph
    | Listing
    | Facts
    | Grid
    | Notice
    | Signatures
    | Bars
    | Columns
    | Address
    | Room
    | NewPage
    | Together
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A composed document: its blocks, and what its frame and its metadata say."""

    title: str
    author: str
    locale: str
    """`nl-NL`."""
    issued_on: date
    running: str
    """Number, version and date, at the head of every page."""
    page_of: str
    """`pagina {number} van {count}`."""
    watermark: str
    """Empty for none."""
    blocks: tuple[Block, ...]
    gaps: tuple[str, ...]
    code: str = ""
    """By which a paper is known when it comes back; at the foot of every page."""
    landscape: bool = False
    one_page: bool = False
    """Dense tables are set smaller until it fits on one page, as far as that can still be read."""
    large: bool = False
    """Set in large type: for who reads with difficulty, or under strain."""
    house: House = PLAIN
