"""Opening a zip as whoever got it does, and reading its own header."""

import struct
from pathlib import Path

import pyzipper

_AES = 0x9901
_ENCRYPTED = 1


def opened(path: Path, password: str) -> dict[str, bytes]:
    """Return what stands in a zip, by name."""
    with pyzipper.AESZipFile(path) as packed:
        packed.setpassword(password.encode())
        return {name: packed.read(name) for name in packed.namelist()}


def strength(path: Path) -> int:
    """Return the bits of the AES key that the first part of a zip says it is locked with; 0 for no AES."""
    content = path.read_bytes()
    magic, _version, flags, method = struct.unpack_from("<4sHHH", content)
    name, extra = struct.unpack_from("<HH", content, 26)
    assert magic == b"PK\x03\x04"
    if not flags & _ENCRYPTED or method != 99:
        return 0
    at, end = 30 + name, 30 + name + extra
    while at < end:
        kind, size = struct.unpack_from("<HH", content, at)
        if kind == _AES:
            _vendor, _maker, bits = struct.unpack_from("<H2sB", content, at + 4)
            return {1: 128, 2: 192, 3: 256}[bits]
        at += 4 + size
    return 0
