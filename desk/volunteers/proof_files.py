"""The proofs of a volunteer one by one: all that were recorded, taking a wrong one back, and the scan of the paper."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk.files.scans import ENDINGS, Scan, read_scan
from desk.store.store import Store, one
from schema.codes import ProofKind
from schema.refused import Refused

_PROOFS = """SELECT p.id, p.kind, p.obtained_on, p.issuer, p.reference, p.seen_on, p.seen_by, s.id AS scan, s.sha256,
    s.media_type, s.added_on, c.corrected_on, c.corrected_by, c.reason AS corrected_because
  FROM visible_recorded_proofs p LEFT JOIN visible_proof_scans s ON s.proof = p.id
    LEFT JOIN visible_proof_corrections c ON c.proof = p.id
  WHERE p.volunteer = ? ORDER BY p.obtained_on, p.key"""
_ONE = "SELECT id, volunteer, kind, obtained_on FROM visible_recorded_proofs WHERE id = ?"
_SCAN = "SELECT scan, media_type FROM visible_proof_scans WHERE proof = ?"


def proofs_of(store: Store, volunteer: str) -> list[dict[str, Any]]:
    """Return every proof that was recorded of a volunteer (by id), oldest first, those taken back among them.

    `scan` is the id of its scan, `corrected_on` the day on which it was taken back.
    """
    return store.query(_PROOFS, [volunteer])


def proof_record(store: Store, proof: str) -> dict[str, Any]:
    """Return one recorded proof: `id`, `volunteer`, `kind` and `obtained_on`.

    Raises:
        Refused: `unknown-id`.
    """
    return one(store.query(_ONE, [proof]), "unknown-id", id=proof)


def correct_proof(store: Store, proof: str, reason: str, *, on: date, corrected_by: str = "") -> str:
    """Take back a proof that was recorded wrongly, with a reason, and return the id of the correction.

    The proof stays in the history and counts on no day any more: it never was one. What is right is recorded anew.

    Raises:
        Refused: `unknown-id`, `reason-missing`, `proof-already-corrected`.
    """
    known = proof_record(store, proof)
    if not reason.strip():
        raise Refused("reason-missing")
    with store.write(store.user, "correct-proof", known["volunteer"]) as tx:
        told = store.query("SELECT corrected_on FROM visible_proof_corrections WHERE proof = ?", [proof])
        if told:
            raise Refused("proof-already-corrected", date=date.fromisoformat(told[0]["corrected_on"]))
        decided = {"corrected_on": on, "corrected_by": corrected_by.strip() or store.user.name}
        [new] = tx.insert("proof_correction", [{"proof": proof, **decided, "reason": reason.strip()}])
    return new


def add_scan(store: Store, proof: str, scan: Path, *, on: date) -> str:
    """File the scan of a proof, its bytes untouched, in the encrypted desk, and return its id.

    Raises:
        Refused: `unknown-id`, `vog-no-copy`, `scan-already-there`, and what `desk.files.scans.read_scan` refuses.
    """
    known = proof_record(store, proof)
    row = scan_row(ProofKind(known["kind"]), scan, on)
    with store.write(store.user, "add-proof-scan", known["volunteer"]) as tx:
        if store.query(_SCAN, [proof]):
            raise Refused("scan-already-there")
        [new] = tx.insert("proof_scan", [{"proof": proof} | row])
    return new


def scan_row(kind: ProofKind, scan: Path, on: date) -> dict[str, Any]:
    """Return what is stored of a scan.

    Raises:
        Refused: `vog-no-copy`, and what `desk.files.scans.read_scan` refuses.
    """
    if kind is ProofKind.VOG:
        raise Refused("vog-no-copy")
    content, media_type = read_scan(scan)
    return {"sha256": sha256(content).hexdigest(), "media_type": media_type, "added_on": on, "scan": content}


def open_scan(store: Store, proof: str, *, on: date, purpose: str) -> tuple[Scan, str]:
    """Return the scan of a proof and how a file of its kind ends; that somebody looks is logged.

    Raises:
        Refused: `unknown-id`, `scan-not-there`.
    """
    known = proof_record(store, proof)
    found = one(store.query(_SCAN, [proof]), "scan-not-there")
    store.look(known["volunteer"], purpose, on=on)
    return Scan(bytes(found["scan"]), found["media_type"]), ENDINGS[found["media_type"]]
