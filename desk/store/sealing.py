"""A file of the age format (age-encryption.org/v1): written for several keys, opened with one; both as a stream."""

import errno
import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from desk.store.packing import Member, Packed, Unpacking
from schema.refused import CannotOpen, Refused

_HEAD = b"age-encryption.org/v1\n"
_PIECE = 1 << 20


class _Hashed:
    """Writes to a file, and knows the hash of what went there, and why no more did."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.sha256 = hashlib.sha256()
        self.failed: OSError | None = None

    def write(self, piece: bytes) -> int:
        """Write a piece."""
        self.sha256.update(piece)
        try:
            return self._out.write(piece)
        except OSError as error:
            self.failed = error
            raise

    def flush(self) -> None:
        """Hand on what is kept back."""
        self._out.flush()


def seal_members(path: Path, members: Iterable[Member], recipients: Sequence[str]) -> str:
    """Write members as one tar, sealed for age recipients, over a new and empty file; return its SHA-256.

    Raises:
        OSError: what the disk says.
    """
    import pyrage

    with path.open("r+b") as out:
        hashed = _Hashed(out)
        try:
            pyrage.encrypt_io(Packed(members), hashed, [pyrage.x25519.Recipient.from_str(each) for each in recipients])
        except pyrage.EncryptError as error:
            # The library tells in a text of its own what the disk said.
            raise hashed.failed or OSError(errno.EIO, str(error)) from None
        out.flush()
        os.fsync(out.fileno())
    return hashed.sha256.hexdigest()


def open_members(path: Path, identities: Sequence[str], unpacking: Unpacking) -> None:
    """Open a sealed file with whichever of the age identities fits, and unpack it.

    What is passed on is as it was written; only at the end it is sure that nothing is missing.

    Raises:
        Refused: `file-unreadable`.
        CannotOpen: `backup-not-one`, `backup-wrong-key`, `backup-damaged`.
        OSError: what the disk says where it is unpacked.
    """
    import pyrage

    try:
        file = path.open("rb")
    except OSError:
        raise Refused("file-unreadable", path=str(path)) from None
    with file:
        if file.read(len(_HEAD)) != _HEAD:
            raise CannotOpen("backup-not-one", file=path.name)
        file.seek(0)
        try:
            pyrage.decrypt_io(file, unpacking, [pyrage.x25519.Identity.from_str(each) for each in identities])
        except pyrage.DecryptError as error:
            code = "backup-wrong-key" if "matching" in str(error) else "backup-damaged"
            raise CannotOpen(code, file=path.name) from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise CannotOpen("backup-damaged", file=path.name) from None
        except ValueError:
            raise CannotOpen("backup-damaged", file=path.name) from None


def looks_sealed(path: Path) -> bool:
    """Say whether a file begins as one of the age format does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
