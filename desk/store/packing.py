"""Several files as one tar, read and written as a stream, so that memory stays flat however large they are."""

import tarfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

_PIECE = 1 << 18
_BLOCK = 512


class Member(NamedTuple):
    """One file to pack: its name inside, and its bytes or where they lie."""

    name: str
    content: bytes | Path


class Sink(Protocol):
    """Takes the content of one member, a piece at a time, and is told when that was all."""

    def write(self, piece: bytes, /) -> object:
        """Take a piece."""

    def close(self) -> None:
        """Be told that the member is whole."""


class Packed:
    """Members as a tar that is read like a file."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._pieces = _pieces(members)
        self._held = bytearray()

    def read(self, most: int = -1) -> bytes:
        """Return up to so many bytes; none at the end."""
        while most < 0 or len(self._held) < most:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._held += piece
        some = bytes(self._held if most < 0 else self._held[:most])
        del self._held[: len(some)]
        return some


def _pieces(members: Iterable[Member]) -> Iterator[bytes]:
    for name, content in members:
        size = len(content) if isinstance(content, bytes) else content.stat().st_size
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        yield entry.tobuf(tarfile.GNU_FORMAT)
        if isinstance(content, bytes):
            yield content
        else:
            with content.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        yield bytes(-size % _BLOCK)
    yield bytes(2 * _BLOCK)


class Unpacking:
    """Takes a tar a piece at a time, as a file that is written to; `take` says where each member goes."""

    def __init__(self, take: Callable[[str, int], Sink]) -> None:
        self._take = take
        self._held = bytearray()
        self._sink: Sink | None = None
        self._left = self._padding = 0

    def write(self, piece: bytes) -> int:
        """Take a piece of the tar.

        Raises:
            ValueError: it is no tar.
        """
        self._held += piece
        while self._step():
            pass
        return len(piece)

    def flush(self) -> None:
        """Keep nothing back: what was taken was passed on."""

    def _step(self) -> bool:
        """Do the next thing the bytes at hand allow, and say whether there was one."""
        if self._sink is None and self._padding:
            skipped = min(self._padding, len(self._held))
            del self._held[:skipped]
            self._padding -= skipped
            return skipped > 0
        if self._sink is None:
            return len(self._held) >= _BLOCK and self._open()
        some = bytes(self._held[: self._left])
        del self._held[: len(some)]
        self._sink.write(some)
        self._left -= len(some)
        if self._left:
            return False
        self._sink.close()
        self._sink = None
        return True

    def _open(self) -> bool:
        head = bytes(self._held[:_BLOCK])
        del self._held[:_BLOCK]
        if not any(head):
            return True
        try:
            entry = tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise ValueError("no tar") from error
        self._left, self._padding = entry.size, -entry.size % _BLOCK
        self._sink = self._take(entry.name if entry.isreg() else "", entry.size)
        return True
