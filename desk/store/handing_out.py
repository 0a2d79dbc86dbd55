"""Putting a file for somebody else where the user asked for it: whole, or not at all."""

from pathlib import Path

from desk.store.platform import replace_file
from schema.refused import Refused


def write_over(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, in one step, over what stands there.

    Raises:
        Refused: `file-not-written`; what stood there stands still.
    """
    try:
        replace_file(path, content)
    except Refused as fault:
        raise Refused("file-not-written", path=str(path)) from fault
