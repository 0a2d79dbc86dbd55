"""A new key for a desk, so that whoever lost her way in cannot use the key she once had.

It is done while nobody else is at the desk. A copy of the file under the new key takes the place of the old one in one
step; until the slots follow, each holds the key before and the key after, so that a crash locks nobody out.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desk.store import slots
from desk.store.cipher import connect, plain_errors
from desk.store.copying import copy_whole
from desk.store.platform import only_one, plain_disk_errors
from desk.store.store import DATABASE, LOCK
from schema.refused import Refused

if TYPE_CHECKING:
    from sqlite3 import Connection

_COMING = f"{DATABASE}.coming"
_PATIENCE = 1.0
"""Seconds for another program to end what it is reading."""


def rotate_key(home: Path, key: bytes, stays: Callable[[slots.Slot], bool]) -> bytes:
    """Put the desk under a new key, keep the ways in that stay, and return that key.

    Raises:
        Refused: `desk-in-use` while another program has the desk open; `way-too-old` where a way that stays was made
            before ways had key pairs; `no-space`, `disk-error`.
    """
    with only_one(home / LOCK):
        desk, ways = slots.read_slots(home)
        kept = [way for way in ways if stays(way)]
        if old := sorted({str(way["kind"]) for way in kept if "public" not in way}):
            raise Refused("way-too-old", ways=", ".join(old))
        new = slots.new_key()
        with plain_disk_errors():
            _copy_under(home, key, new)
        coming = [_sealed(way, desk, new) for way in kept]
        slots.write_slots(home, desk, [{**way, "next": after} for way, after in zip(kept, coming, strict=True)])
        with plain_disk_errors():
            os.replace(home / _COMING, home / DATABASE)
        slots.write_slots(home, desk, [{**way, **after} for way, after in zip(kept, coming, strict=True)])
    return new


def settle_rotation(home: Path, *, done: bool) -> None:
    """Set the slots right after a renewal that a crash broke off, and leave no half copy of the file.

    Args:
        done: the file is under its new key, and the slots follow it; else it is as it was, and so do they.
    """
    with only_one(home / LOCK):
        desk, ways = slots.read_slots(home)
        if not any("next" in way for way in ways):
            return
        told = [{**way, **way.get("next", {})} if done else way for way in ways]
        (home / _COMING).unlink(missing_ok=True)
        slots.write_slots(home, desk, [{name: value for name, value in way.items() if name != "next"} for way in told])


def _sealed(way: slots.Slot, desk: str, key: bytes) -> dict[str, str]:
    return slots.sealed_for(bytes.fromhex(way["public"]), str(way["kind"]), desk, key)


def _copy_under(home: Path, key: bytes, new: bytes) -> None:
    """Write the whole file anew under another key, beside the old one, and see that it is whole."""
    coming = home / _COMING
    coming.unlink(missing_ok=True)
    old = connect(home / DATABASE, key, _PATIENCE)
    try:
        with plain_errors():
            _alone(old)
            copy_whole(old, coming, new)
    finally:
        old.close()


def _alone(connection: "Connection") -> None:
    """Take the file for this connection alone, its log folded in.

    Raises:
        Refused: `desk-in-use`.
    """
    try:
        with plain_errors():
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            [told] = connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except Refused as refused:
        raise Refused("desk-in-use") from refused
    if told["journal_mode"] != "delete":
        raise Refused("desk-in-use")
