"""Signing a document digitally: the next signer of its round, with a certificate, on the file as it stands."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.documents.register import document_id, document_pdf
from desk.documents.signers import Signer, chosen_signers, signers_of
from desk.documents.signing import file_copy, open_row, sign
from desk.files.certificates import Certificate, read_certificate, read_issuer
from desk.files.pdf_signatures import signatures_in
from desk.files.pdf_signing import Room, sign_pdf
from desk.files.scans import PDF, Scan
from desk.locale import _, formats
from desk.store.store import Store
from schema.refused import Refused
from schema.signatures import FoundSignature
from schema.signing import Means

_COPIES = "SELECT id, scan FROM visible_signed_copies WHERE document = ? AND media_type = ? ORDER BY key DESC"
_HEIGHT = 46.0
"""Points of the room in which a signature shows, from the line up."""


class Signed(NamedTuple):
    """A digital signature that was set."""

    copy: str
    document: str
    party: str
    name: str
    """Of the certificate."""


def sign_document(store: Store, document: str, certificate: Path, passphrase: str, *, on: date, by: str = "") -> Signed:
    """Sign a document digitally with a certificate from a file, as `sign_with`.

    Raises:
        Refused: those of `read_certificate` and `sign_with`; nothing is stored then.
    """
    return sign_with(store, document, read_certificate(certificate, passphrase, on), on=on, by=by)


def sign_with(store: Store, document: str, own: Certificate, *, on: date, by: str = "") -> Signed:
    """Sign a document digitally for the next who must, or for the one named, and file the file that results.

    The key is used here and not kept. Everything is made before the lock; where somebody else signed meanwhile, it is
    made again on that.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `signed-already`, `document-over`, `signer-unknown`, and those of
            `sign_pdf`; nothing is stored then.
    """
    target = document_id(store, document)
    while True:
        row = open_row(store, target, on)
        signer = _next(store, target, by)
        newest, before = _file(store, target)
        signed = sign_pdf(before, own, _room(signer), _stamp(own, signer, on))
        with store.write(store.user, "sign-document", target) as tx:
            if _file(store, target)[0] != newest or _next(store, target, by) != signer:
                continue
            copy = file_copy(tx, target, Scan(signed, PDF), on)
            sign(store, tx, row, [signer], on, Means.DIGITAL, copy)
        return Signed(copy, target, signer.called, own.name)


def check_signatures(store: Store, document: str, *, on: date) -> list[FoundSignature]:
    """Return what the digital signatures in the newest signed file of a document say; that somebody looks is logged.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `copy-not-there`, `no-signing`.
    """
    target = document_id(store, document)
    rows = store.query(_COPIES + " LIMIT 1", [target, PDF])
    if not rows:
        raise Refused("copy-not-there")
    store.look(target, "signatures", on=on)
    trusted = store.query("SELECT certificate FROM visible_trusted_issuers ORDER BY key")
    return signatures_in(bytes(rows[0]["scan"]), [row["certificate"] for row in trusted], on)


def trust_issuer(store: Store, path: Path, *, on: date) -> str:
    """Trust those who hold a certificate of an issuer to be who it says, and return the id of the fact.

    Raises:
        Refused: `file-unreadable`, `issuer-unreadable`, `fact-already-there`.
    """
    issuer = read_issuer(path)
    with store.write(store.user, "trust-issuer", "desk") as tx:
        if store.query("SELECT 1 FROM visible_trusted_issuers WHERE fingerprint = ?", [issuer.fingerprint]):
            raise Refused("fact-already-there")
        told = {"name": issuer.name, "fingerprint": issuer.fingerprint, "certificate": issuer.pem}
        [new] = tx.insert("trusted_issuer", [{**told, "trusted_on": on}])
    return new


def _next(store: Store, document: str, by: str) -> Signer:
    signers = signers_of(store, document)
    if by:
        return chosen_signers(signers, [by])[0]
    left = [signer for signer in signers if signer.signature is None]
    if not left:
        raise Refused("signer-unknown", value=by, known="–")
    return left[0]


def _file(store: Store, document: str) -> tuple[str | None, bytes]:
    """Return the newest digitally signed file of a document with the copy's id, else the document as issued."""
    issued = document_pdf(store, document)
    for row in store.query(_COPIES, [document, PDF]):
        if bytes(row["scan"]).startswith(issued):
            return row["id"], bytes(row["scan"])
    return None, issued


def _room(signer: Signer) -> Room:
    field = f"signature-{signer.position}"
    label = _("Handtekening: {party}").format(party=signer.called)
    if signer.box is None or signer.page is None:
        return Room(field, label, 1, None)
    left, bottom, right, top = signer.box
    return Room(field, label, signer.page, (left, bottom, right, min(top, bottom + _HEIGHT)))


def _stamp(own: Certificate, signer: Signer, on: date) -> bytes:
    from reports.layout.stamp import signature_stamp

    box: Any = _room(signer).box or (0.0, 0.0, 200.0, _HEIGHT)
    said = [
        _("Digitaal ondertekend"),
        own.name,
        formats.long_day(on.isoformat()),
        _("certificaat van {issuer}").format(issuer=own.issuer),
    ]
    return signature_stamp(said, box[2] - box[0], box[3] - box[1])
