"""The structure of a document: which content is what, in reading order, and which marks are only decoration."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reports.layout.places import SignerPlace
from reports.layout.styles import Look


class Mark(NamedTuple):
    """A piece of marked content: its page, from 1, and its number on that page."""

    page: int
    number: int


@dataclass(slots=True)
class Node:
    """An element of the structure tree; `kids` grow while the pages are drawn."""

    role: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    alt: str = ""
    repeats: bool = False
    """Drawn again on each page of a table; only the first time is content."""
    kids: list["Node | Mark"] = field(default_factory=list)

    def add(self, role: str, **more: Any) -> "Node":
        """Add an element below this one and return it."""
        node = Node(role, **more)
        self.kids.append(node)
        return node


class Tags:
    """The structure of one document while it is drawn, and the look it is drawn in."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.root = Node("Document")
        self._used: dict[int, int] = {}
        self.signers: list[SignerPlace] = []
        """Where the rooms for signatures were drawn."""

    @contextmanager
    def content(self, canvas: Any, node: Node) -> Iterator[None]:
        """Mark what is drawn meanwhile as a node's content, or as decoration when it only repeats."""
        page = canvas.getPageNumber()
        if node.repeats and any(isinstance(kid, Mark) for kid in node.kids):
            with artifact(canvas, "/Pagination"):
                yield
            return
        number = self._used.get(page, 0)
        self._used[page] = number + 1
        node.kids.append(Mark(page, number))
        canvas.addLiteral(f"/{node.role} <</MCID {number}>> BDC")
        yield
        canvas.addLiteral("EMC")


@contextmanager
def artifact(canvas: Any, kind: str = "/Layout") -> Iterator[None]:
    """Mark what is drawn meanwhile as decoration, which is not read aloud."""
    canvas.addLiteral(f"/Artifact <</Type {kind}>> BDC")
    yield
    canvas.addLiteral("EMC")
