"""Files for somebody else: each written whole or not at all, under a password unless it goes open, and registered."""

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from desk.store.platform import replace_file
from desk.store.sealed import PLAIN, Sealing, name_inside, place_of, sealed
from desk.store.store import Store, User
from desk.store.transaction import Tx
from schema.exporting import Receiver
from schema.refused import Refused

GIVEN_OUT = "file_export"
"""The register of files given out: what stands in it is never taken back."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves the desk, and for whom."""

    kind: str
    records: int
    receiver: Receiver
    columns: Sequence[str] = ()
    organisation: str | None = None
    """Id of the organisation that gets it."""
    name: str = ""
    """What the receiver is called, where it is no organisation."""
    subjects: Sequence[str] = ()
    """Ids of the records in it."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file that was written and registered."""

    id: str
    file: Path
    sha256: str
    """Of the file as it was written."""
    password: str | None

    @property
    def encrypted(self) -> bool:
        """Say whether a password opens it."""
        return self.password is not None


def for_own_use(user: User) -> tuple[Receiver, str | None]:
    """Return who gets what a user writes for herself: her organisation with its id, or the municipality."""
    if user.organisation:
        return Receiver.OWN_ORGANISATION, user.organisation
    return Receiver.OWN_MUNICIPALITY, None


def give_out(
    store: Store, what: Leaving, path: Path, content: bytes, sealing: Sealing = PLAIN, *, ending: str = "", on: date
) -> HandedOut:
    """Write a file and register it, in one event of its own.

    Args:
        ending: of the file inside a zip whose name does not tell it.

    Raises:
        Refused: `file-not-written`, `no-space`, `password-missing`, `role-may-not`.
    """
    with store.write(store.user, f"export-{what.kind}", what.organisation or what.receiver.value) as tx:
        return give_out_in(tx, store.user, what, path, content, sealing, ending=ending, on=on)


def give_out_in(
    tx: Tx,
    user: User,
    what: Leaving,
    path: Path,
    content: bytes,
    sealing: Sealing = PLAIN,
    *,
    ending: str = "",
    on: date,
) -> HandedOut:
    """Write a file and register it inside a write: both stand, or neither.

    Raises:
        Refused: `file-not-written`, `no-space`, `password-missing`, `role-may-not`.
    """
    place = place_of(path, sealing)
    if sealing.password is not None:
        content = sealed(name_inside(path, ending).name, content, sealing.password, on=on)
    digest = sha256(content).hexdigest()
    new = register(tx, user, what, place, digest, sealing, on=on)
    write_over(place, content)
    return HandedOut(new, place, digest, sealing.password)


def register(tx: Tx, user: User, what: Leaving, place: Path | None, digest: str, sealing: Sealing, *, on: date) -> str:
    """Register inside a write that a file is given out, and return the id of that.

    Args:
        place: where it stands; None where nobody can find it any more.
        digest: sha256 of the file as it is written.
    """
    whom = {"receiver": what.receiver, "organisation": what.organisation, "receiver_name": what.name}
    held = {"columns": what.columns, "records": what.records, "subjects": what.subjects, "sha256": digest}
    how = {"encrypted": sealing.password is not None, "plain_reason": sealing.reason.strip()}
    row = {"kind": what.kind, "written_on": on, "written_by": user.id, "place": str(place.absolute()) if place else ""}
    [new] = tx.insert(GIVEN_OUT, [{**row, **whom, **held, **how}])
    return new


def write_over(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, in one step, over what stands there; a link stays one.

    Raises:
        Refused: `no-space`, `file-not-written`; what stood there stands still.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            replace_file(path.resolve(), content)
    except OSError as error:
        raise not_written(path, error) from None
    except Refused as refused:
        raise not_written(path, refused.__cause__) from None


def not_written(path: Path, error: BaseException | None) -> Refused:
    """Return why a file is not there."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Refused("no-space", detail=error.strerror)
    return Refused("file-not-written", path=str(path))
