"""Letting a package out or in: sealed, opened once, and kept as a receipt that names nobody."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.files.packages import LARGEST, is_signed_by, seal, unseal
from desk.handovers.keys import key_within, own_secrets, sender_key
from desk.store.handing_out import write_over
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.exchange_keys import fingerprint
from schema.refused import Refused

if TYPE_CHECKING:
    from desk.files.package_content import FeedbackContent, HandoverContent

_KNOWN = "SELECT passed_on FROM visible_exchange_receipts WHERE package = ? AND direction = 'received'"


class Opened(NamedTuple):
    """A package that is for this desk and comes from one it knows; nothing of it is stored yet."""

    content: "HandoverContent | FeedbackContent"
    key: dict[str, Any]
    """The row of the sender's key."""
    sha256: str


def new_package() -> str:
    """Return the id of a package: random, and never used again."""
    return token_hex(16)


class Ends(NamedTuple):
    """From which key to which a package goes, as fingerprints."""

    sender: str
    receiver: str


def ends(tx: Tx, store: Store, key: dict[str, Any], on: date) -> Ends:
    """Return from which key to which a package goes; one's own is made on first use."""
    return Ends(key_within(tx, store, on).fingerprint, key["fingerprint"])


def let_out(
    tx: Tx,
    store: Store,
    key: dict[str, Any],
    content: "HandoverContent | FeedbackContent",
    path: Path,
    fields: list[str],
) -> tuple[str, str]:
    """Seal a package inside a write, put it at a path, and return the id of its receipt and its hash.

    Raises:
        Refused: `file-not-written`; nothing is stored then.
    """
    [secret] = [it for public, it in own_secrets(store).items() if fingerprint(public) == content.sender]
    sealed = seal(content.model_dump_json().encode(), secret, key["public"])
    digest = sha256(sealed).hexdigest()
    receipt = _receipt(tx, content, "sent", key, digest, fields, content.made_on)
    write_over(path, sealed)
    return receipt, digest


def open_package(store: Store, path: Path) -> Opened:
    """Open a package and judge whether it is for this desk, whole, and from a desk that was checked.

    Raises:
        Refused: what `desk.files.packages.unseal` and `desk.files.package_content` refuse; `package-not-ours`,
            `package-from-stranger`, `key-unchecked`, `package-damaged`, `already-opened`.
    """
    from desk.files.package_content import read_content, read_head

    data = _read(path)
    secrets = own_secrets(store)
    signature, body = unseal(data, list(secrets.values()))
    head = read_head(body)
    if head.receiver not in map(fingerprint, secrets):
        raise Refused("package-not-ours")
    key = sender_key(store, head.sender)
    if not is_signed_by(key["public"], signature, body):
        raise Refused("package-damaged")
    opened = Opened(read_content(body, head.kind), key, sha256(data).hexdigest())
    refuse_opened(store, opened)
    return opened


def refuse_opened(store: Store, opened: Opened) -> None:
    """Refuse a package that was opened before; asked again inside the write.

    Raises:
        Refused: `already-opened`.
    """
    for row in store.query(_KNOWN, [opened.content.package]):
        raise Refused("already-opened", date=date.fromisoformat(row["passed_on"]))


def take_receipt(tx: Tx, opened: Opened, fields: list[str], on: date) -> str:
    """Note inside a write that a package was opened, and return the receipt's id."""
    return _receipt(tx, opened.content, "received", opened.key, opened.sha256, fields, on)


def _receipt(
    tx: Tx,
    content: "HandoverContent | FeedbackContent",
    direction: str,
    key: dict[str, Any],
    digest: str,
    fields: list[str],
    on: date,
) -> str:
    [new] = tx.insert(
        "exchange_receipt",
        [
            {
                "package": content.package,
                "content_kind": content.kind,
                "direction": direction,
                "organisation": key["organisation"],
                "sha256": digest,
                "content_fields": fields,
                "made_on": content.made_on,
                "passed_on": on,
                "fingerprint": key["fingerprint"],
            }
        ],
    )
    return new


def _read(path: Path) -> bytes:
    """Return the content of a package file; one that is too large is not read.

    Raises:
        Refused: `file-unreadable`, `package-too-large`.
    """
    from desk.files.table import read_bytes

    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Refused("package-too-large", kilobytes=LARGEST // 1024)
    except OSError as error:
        raise Refused("file-unreadable", path=str(path)) from error
    return read_bytes(path)
