"""A file under a password: one zip with AES-256 around it, which any current zip program opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO

from desk.store.slots import new_code
from schema.refused import Refused

ZIP = ".zip"
SHORTEST = 12
"""Signs of a password: the key is stretched no more than the zip format does (a thousand rounds)."""
_SIGNS = 20
_KNOWN = frozenset({".csv", ".xlsx", ".json", ".pdf", ".md", ".txt"})


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a file leaves the desk: under a password, or open, for a reason where one is asked."""

    password: str | None = None
    reason: str = ""
    made_here: bool = False
    """Whether the desk made the password, so that it must be shown."""


PLAIN = Sealing()


def new_sealing() -> Sealing:
    """Return a sealing under a fresh password: five groups of four signs, 100 random bits."""
    return Sealing(new_code(_SIGNS), made_here=True)


def check_password(password: str) -> str:
    """Return a password that is long enough.

    Raises:
        Refused: `password-too-short` with the fewest signs.
    """
    if len(password) < SHORTEST:
        raise Refused("password-too-short", fewest=SHORTEST)
    return password


def is_zip(path: Path) -> bool:
    """Say whether a name asks for a zip."""
    return path.suffix.casefold() == ZIP


def name_inside(path: Path, ending: str) -> Path:
    """Return the name of the file itself: of `list.csv.zip` it is `list.csv`, of `list.zip` it has the ending."""
    if not is_zip(path):
        return path
    inside = path.with_suffix("")
    return inside if inside.suffix.casefold() in _KNOWN else inside.with_name(f"{inside.name}{ending}")


def place_of(path: Path, sealing: Sealing) -> Path:
    """Return where a file goes: under a password into a zip of the same name.

    Raises:
        Refused: `password-missing` for a zip without a password: that would only look safe.
    """
    if sealing.password is None:
        if is_zip(path):
            raise Refused("password-missing", path=str(path))
        return path
    return path if is_zip(path) else path.with_suffix(ZIP)


def sealed(name: str, content: bytes, password: str, *, on: date) -> bytes:
    """Return a zip that holds one file under a password."""
    out = BytesIO()
    with sealing_into(out, name, password, on=on) as inside:
        inside.write(content)
    return out.getvalue()


@contextmanager
def sealing_into(out: IO[bytes], name: str, password: str, *, on: date) -> Iterator[IO[bytes]]:
    """Give what to write the file to, so that it reaches the disk only inside the zip.

    Args:
        on: the day that the zip tells of the file.
    """
    import pyzipper

    entry = pyzipper.zipfile_aes.AESZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
    entry.compress_type = pyzipper.ZIP_DEFLATED
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED) as packed:
        packed.setpassword(password.encode())
        packed.setencryption(pyzipper.WZ_AES, nbits=256)
        with packed.open(entry, "w", force_zip64=True) as inside:
            yield inside
