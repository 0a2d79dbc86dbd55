"""The register of documents: what was issued about whom, and which came back signed."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk.files.scans import read_scan
from desk.store.listing import listed
from desk.store.store import Store, one
from schema.refused import Refused

STATUSES = ("issued", "signed")
_SEARCHED = {
    "key": "document",
    "organisation_key": "organisation",
    "volunteer_key": "volunteer",
    "resident_key": "resident",
}
_NAME = "trim(coalesce({0}.first_name, {1}) || ' ' || coalesce({0}.prefix || ' ', '') || {0}.surname)"
_LIST = f"""SELECT d.id, d.number AS kenmerk, d.number, d.kind, d.subject, d.language, d.edition,
    d.edition AS version, d.sha256, d.pages, d.gaps, d.issued_on, d.key, o.key AS organisation_key,
    v.key AS volunteer_key, i.key AS resident_key, c.registered_on AS signed_on,
    coalesce(o.name, {_NAME.format("v", "''")}, {_NAME.format("i", "coalesce(i.initials, '')")}, z.number, d.subject)
      AS about,
    CASE WHEN c.id IS NULL THEN 'issued' ELSE 'signed' END AS status
  FROM visible_documents d LEFT JOIN visible_organisations o ON o.id = d.subject
    LEFT JOIN visible_volunteers v ON v.id = d.subject LEFT JOIN visible_signed_copies c ON c.document = d.id
    LEFT JOIN visible_pairings k ON k.id = d.subject
    LEFT JOIN visible_requests q ON q.id = coalesce(k.request, d.subject)
    LEFT JOIN visible_residents i ON i.id = coalesce(q.resident, substr(d.subject, instr(d.subject, '/') + 1))
    LEFT JOIN visible_cases z ON z.id = d.subject"""


def list_documents(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return issued documents, newest first; found by number, kind, or the name of whom they are about.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    order = "issued_on DESC, number DESC, edition DESC"
    return listed(store, _LIST, _SEARCHED, order, STATUSES, search=search, status=status, limit=limit, on=on)


def document_file(store: Store, document: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open the entry of one issued document, by id or number, which is logged, and return it with its signed copies.

    Raises:
        Refused: `unknown-id`.
    """
    known = document_id(store, document)
    store.look(known, purpose, on=on)
    [row] = store.query(f"SELECT * FROM ({_LIST}) WHERE id = ? LIMIT 1", [known])
    told = {name: value for name, value in row.items() if name != "key" and not name.endswith("_key")}
    copies = "SELECT id, sha256, media_type, registered_on FROM visible_signed_copies WHERE document = ? ORDER BY key"
    return {**told, "signed_copies": store.query(copies, [known])}


def count_documents(store: Store, *, search: str = "", status: str | None = None, on: date, most: int = 1_000) -> int:
    """Count the documents that a list would hold, up to `most`."""
    return len(list_documents(store, search=search, status=status, limit=most, on=on))


def document_pdf(store: Store, document: str) -> bytes:
    """Return the bytes of an issued document, the same as on the day of issue.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT pdf FROM visible_documents WHERE id = ?", [document])
    return bytes(one(rows, "unknown-id", id=document)["pdf"])


def document_id(store: Store, known_as: str) -> str:
    """Return the id of a document known by id or by number; of several versions the newest.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(
        "SELECT id FROM visible_documents WHERE id = ? OR number = ? ORDER BY edition DESC LIMIT 1", [known_as] * 2
    )
    return str(one(rows, "unknown-id", id=known_as)["id"])


def register_signed(store: Store, document: str, scan: Path, *, on: date) -> str:
    """File the signed copy of a document, its bytes untouched, and return its id.

    Raises:
        Refused: `unknown-id`, `file-unreadable`, `file-too-large`, `scan-unreadable`, `scan-not-plain`,
            `signed-already`.
    """
    content, media_type = read_scan(scan)
    target = document_id(store, document)
    if store.query("SELECT 1 FROM visible_signed_copies WHERE document = ?", [target]):
        raise Refused("signed-already", id=document)
    row = {
        "document": target,
        "sha256": sha256(content).hexdigest(),
        "media_type": media_type,
        "registered_on": on,
        "scan": content,
    }
    with store.write(store.user, "register-signed", target) as tx:
        [new] = tx.insert("signed_copy", [row])
    return new
