"""What a backup says of itself: whose it is, of when, under which key its copy lies, and what must be in it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desk.store.audit import Head
from desk.store.migrations import NEWEST
from schema.refused import CannotOpen

FORMAT = 1
MANIFEST, COPY, DESTROYED, TEXTS = "manifest.json", "desk.db", "destroyed.json", "texts/"
"""The names inside a backup; what begins with the last is a text of the desk's own."""
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest part that is held in memory."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file in a backup."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first file in a backup."""

    desk: str
    municipality: str
    made_on: date
    program: str
    schema: int
    """How many migrations the copy has had."""
    key: str
    """The key of the copy, in hexadecimal."""
    recovery: Mapping[str, Any]
    """The slot of the recovery code, so that a desk that is put back opens with it too."""
    counts: Mapping[str, int]
    """Rows per table."""
    head: Head
    """The newest event of the copy."""
    parts: tuple[Part, ...]

    def as_bytes(self) -> bytes:
        """Return what is written."""
        told = {"format": FORMAT, **asdict(self), "made_on": self.made_on.isoformat()}
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    def part(self, name: str) -> Part | None:
        """Return a file of the backup by its name."""
        return next((part for part in self.parts if part.name == name), None)


def read_manifest(content: bytes) -> Manifest:
    """Return what a backup says of itself.

    Raises:
        CannotOpen: `backup-newer`, or `desk-newer`, when a newer program made it; `backup-not-one`.
    """
    try:
        told = json.loads(content)
        if told["format"] > FORMAT:
            raise CannotOpen("backup-newer")
        if told["schema"] > NEWEST:
            raise CannotOpen("desk-newer", version=told["schema"], known=NEWEST)
        return Manifest(
            desk=str(told["desk"]),
            municipality=str(told["municipality"]),
            made_on=date.fromisoformat(told["made_on"]),
            program=str(told["program"]),
            schema=int(told["schema"]),
            key=bytes.fromhex(told["key"]).hex(),
            recovery=dict(told["recovery"]),
            counts={str(name): int(count) for name, count in told["counts"].items()},
            head=Head(**told["head"]),
            parts=tuple(Part(**part) for part in told["parts"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CannotOpen("backup-not-one") from None
