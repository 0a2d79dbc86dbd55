"""The signing round of a document: filing what came back, who has signed, and what counts once all have."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk.documents.effects import let_count
from desk.documents.register import document_id, document_pdf, document_row, issued_row
from desk.documents.signers import Signer, chosen_signers, signers_of
from desk.files.scans import ENDINGS, Scan, read_scan
from desk.store.store import Store, one
from desk.store.transaction import Tx
from schema.refused import Refused
from schema.signing import Means, Standing


def register_signed(
    store: Store,
    document: str,
    scan: Path,
    *,
    on: date,
    signed_on: date | None = None,
    by: Iterable[str] = (),
) -> str:
    """File a signed copy of a document, its bytes untouched, and return the copy's id.

    Once everybody has signed, the document is a proof or puts its agreement in force, in the same write.

    Args:
        signed_on: the day on which it was signed; else today.
        by: who signed on this paper, by position, party or person; without any, everybody who had not yet.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `signed-already`, `document-over`, `signer-unknown`,
            `date-in-future`, `date-backwards`, and what `desk.files.scans.read_scan` refuses.
    """
    filed = read_scan(scan)
    target = document_id(store, document)
    with store.write(store.user, "register-signed", target) as tx:
        row = open_row(store, target, on)
        signers = signers_of(store, target)
        now = chosen_signers(signers, by) if by else [it for it in signers if it.signature is None]
        day = _day_of_signing(row, signed_on or on, on)
        copy = file_copy(tx, target, filed, on)
        sign(store, tx, row, now, day, _means(store, target, filed), copy)
    return copy


def note_signature(store: Store, document: str, signer: str, *, signed_on: date, on: date) -> str:
    """Note that somebody signed in ink, of which the paper is still to come, and return the signature's id.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `signed-already`, `document-over`, `signer-unknown`,
            `date-in-future`, `date-backwards`.
    """
    target = document_id(store, document)
    with store.write(store.user, "note-signature", target) as tx:
        row = open_row(store, target, on)
        now = chosen_signers(signers_of(store, target), [signer])
        [new] = sign(store, tx, row, now, _day_of_signing(row, signed_on, on), Means.INK, None)
    return new


def sign(
    store: Store, tx: Tx, row: dict[str, Any], now: Sequence[Signer], day: date, how: Means, copy: str | None
) -> list[str]:
    """Record signatures inside a write, let the document count where they were the last, and return their ids.

    Raises:
        Refused: `signed-already` where one of them had signed.
    """
    for signer in now:
        if signer.signature is not None:
            raise Refused("signed-already", id=row["number"])
    fact = {"signed_on": day, "how": how, "signed_copy": copy}
    new = tx.insert("signature", [{"document_signer": signer.id, **fact} for signer in now])
    after = document_row(store, row["id"], on=day)
    if after["signed_on"] is not None:
        let_count(store, tx, after, date.fromisoformat(after["signed_on"]))
    return new


def file_copy(tx: Tx, document: str, scan: Scan, on: date) -> str:
    """Keep the bytes of a signed copy with their hash, inside a write, and return its id."""
    kept = {"sha256": sha256(scan.content).hexdigest(), "media_type": scan.media_type, "registered_on": on}
    [new] = tx.insert("signed_copy", [{"document": document, **kept, "scan": scan.content}])
    return new


def signed_copy(store: Store, document: str, *, on: date, purpose: str) -> tuple[Scan, str]:
    """Return the newest signed copy of a document, byte for byte, and how a file of its kind ends; that is logged.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `copy-not-there`.
    """
    known = document_id(store, document)
    sql = "SELECT scan, media_type FROM visible_signed_copies WHERE document = ? ORDER BY key DESC LIMIT 1"
    found = one(store.query(sql, [known]), "copy-not-there")
    store.look(known, purpose, on=on)
    return Scan(bytes(found["scan"]), found["media_type"]), ENDINGS[found["media_type"]]


def open_row(store: Store, document: str, on: date) -> dict[str, Any]:
    """Return the row of a document that may still be signed.

    Raises:
        Refused: `signed-already`, and those of `issued_row`.
    """
    row = issued_row(store, document, on=on)
    if row["status"] == Standing.SIGNED:
        raise Refused("signed-already", id=row["number"])
    return row


def _means(store: Store, document: str, filed: Scan) -> Means:
    """Say how a copy was signed: digitally where it is the very file that was issued, with a signature behind it."""
    issued = document_pdf(store, document)
    grown = filed.content.startswith(issued) and b"/ByteRange" in filed.content[len(issued) :]
    return Means.DIGITAL if grown else Means.INK


def _day_of_signing(row: dict[str, Any], day: date, on: date) -> date:
    if day > on:
        raise Refused("date-in-future", date=day)
    issued_on = date.fromisoformat(row["issued_on"])
    if day < issued_on:
        raise Refused("date-backwards", date=day, earliest=issued_on)
    return day
