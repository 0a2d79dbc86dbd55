"""The register of documents: what was issued about whom, and how each stands on a day."""

from datetime import date
from typing import Any

from desk.documents.signers import signers_of
from desk.store.chunks import query_in
from desk.store.listing import listed
from desk.store.store import Store, one
from schema.refused import Refused
from schema.signing import Standing, is_code, read_code

STATUSES = tuple(Standing)
_SEARCHED = {
    "key": "document",
    "organisation_key": "organisation",
    "volunteer_key": "volunteer",
    "resident_key": "resident",
}
_NAME = "trim(coalesce({0}.first_name, {1}) || ' ' || coalesce({0}.prefix || ' ', '') || {0}.surname)"
_ABOUT = (
    f"""coalesce(o.name, {_NAME.format("v", "''")}, {_NAME.format("i", "coalesce(i.initials, '')")}, c.number, """
    "{of}.subject)"
)
_OF = """LEFT JOIN visible_organisations o ON o.id = {of}.subject
    LEFT JOIN visible_volunteers v ON v.id = {of}.subject LEFT JOIN visible_pairings k ON k.id = {of}.subject
    LEFT JOIN visible_requests q ON q.id = coalesce(k.request, {of}.subject)
    LEFT JOIN visible_residents i ON i.id = coalesce(q.resident, substr({of}.subject, instr({of}.subject, '/') + 1))
    LEFT JOIN visible_cases c ON c.id = {of}.subject"""
_SIGNED_ON = """CASE WHEN EXISTS (SELECT 1 FROM visible_signed_copies s WHERE s.document = d.id)
      AND NOT EXISTS (SELECT 1 FROM visible_document_signers s WHERE s.document = d.id
        AND NOT EXISTS (SELECT 1 FROM visible_signatures g WHERE g.document_signer = s.id))
    THEN coalesce((SELECT max(g.signed_on) FROM visible_signatures g
        JOIN visible_document_signers s ON s.id = g.document_signer WHERE s.document = d.id),
      (SELECT min(s.registered_on) FROM visible_signed_copies s WHERE s.document = d.id)) END"""
_LIST = f"""SELECT *, CASE WHEN number = '' THEN 'concept' WHEN ended_on <= ? THEN 'ended'
    WHEN signed_on IS NOT NULL THEN 'signed' WHEN sent_on IS NOT NULL THEN 'sent' ELSE 'issued' END AS status
  FROM (SELECT d.id, d.number AS kenmerk, d.number, d.kind, d.subject, d.language, d.edition, d.edition AS version,
    d.sha256, d.pages, d.gaps, d.issued_on, d.key, o.key AS organisation_key, v.key AS volunteer_key,
    i.key AS resident_key, {_ABOUT.format(of="d")} AS about,
    (SELECT max(e.ended_on) FROM visible_document_endings e WHERE e.document = d.id) AS ended_on,
    (SELECT max(e.sent_on) FROM visible_document_sendings e WHERE e.document = d.id) AS sent_on,
    (SELECT e.how FROM visible_document_sendings e WHERE e.document = d.id ORDER BY e.sent_on DESC, e.key DESC LIMIT 1)
      AS sent_how,
    (SELECT count(*) FROM visible_document_signers s WHERE s.document = d.id) AS signers,
    (SELECT count(*) FROM visible_document_signers s JOIN visible_signatures g ON g.document_signer = s.id
      WHERE s.document = d.id) AS signatures,
    (SELECT count(*) FROM visible_signed_copies s WHERE s.document = d.id) AS copies,
    {_SIGNED_ON} AS signed_on
  FROM visible_documents d {_OF.format(of="d")}
  UNION ALL SELECT t.id, NULL, '', t.kind, t.subject, t.language, 0, 0, '', 0, '', t.drafted_on, NULL, o.key, v.key,
    i.key, {_ABOUT.format(of="t")}, NULL, NULL, NULL, 0, 0, 0, NULL
  FROM visible_document_drafts t {_OF.format(of="t")})"""
_NEWEST = """SELECT id, number, edition, issued_on FROM visible_documents
  UNION ALL SELECT id, '', 0, drafted_on FROM visible_document_drafts"""
_ORDER = "issued_on DESC, number = '' DESC, number DESC, edition DESC"
_KNOWN = """SELECT id FROM (SELECT id, edition FROM visible_documents WHERE id = ? OR number = ?
  UNION ALL SELECT id, 0 FROM visible_document_drafts WHERE id = ?) ORDER BY edition DESC LIMIT 1"""
_COPIES = """SELECT id, sha256, media_type, registered_on FROM visible_signed_copies WHERE document = ? ORDER BY key"""


def list_documents(
    store: Store, *, search: str = "", status: str | None = None, limit: int | None = None, on: date
) -> list[dict[str, Any]]:
    """Return concepts and issued documents, newest first; found by number, kind, or the name of whom they are about.

    `signatures` of `signers` have signed. A concept has no number, and version 0.

    Raises:
        Refused: `value-not-in-list` when the status is none of `STATUSES`.
    """
    if not search.strip() and status is None:
        return _newest(store, limit, on)
    return listed(store, _LIST, _SEARCHED, _ORDER, STATUSES, search=search, status=status, limit=limit, on=on)


def _newest(store: Store, limit: int | None, on: date) -> list[dict[str, Any]]:
    """Return what was issued last; how each stands is asked of those alone, for a desk gathers thousands."""
    sql = f"SELECT id FROM ({_NEWEST}) ORDER BY {_ORDER} LIMIT ?"
    shown = [row["id"] for row in store.query(sql, [-1 if limit is None else limit])]
    told = f"SELECT * FROM ({_LIST}) WHERE id IN ({{marks}})"
    found = {row["id"]: _told(row) for row in query_in(store, told, shown, [on.isoformat()])}
    return [found[document] for document in shown]


def document_row(store: Store, document: str, *, on: date) -> dict[str, Any]:
    """Return one document (id) as it stands in the list.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query(f"SELECT * FROM ({_LIST}) WHERE id = ? LIMIT 1", [on.isoformat(), document])
    return _told(one(rows, "unknown-id", id=document))


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _SEARCHED}


def document_file(store: Store, document: str, *, on: date, purpose: str) -> dict[str, Any]:
    """Open the entry of one issued document, by id, number or printed code, which is logged, and return it whole.

    `round` holds who must sign, each with its signature where there is one.

    Raises:
        Refused: `unknown-id`, `code-mistyped`.
    """
    known = document_id(store, document)
    store.look(known, purpose, on=on)
    sendings = "SELECT id, sent_on, how, receiver FROM visible_document_sendings WHERE document = ? ORDER BY key"
    endings = "SELECT id, ended_on, reason FROM visible_document_endings WHERE document = ?"
    return {
        **document_row(store, known, on=on),
        "round": [signer._asdict() for signer in signers_of(store, known)],
        "signed_copies": store.query(_COPIES, [known]),
        "sendings": store.query(sendings, [known]),
        "endings": store.query(endings, [known]),
    }


def count_documents(store: Store, *, search: str = "", status: str | None = None, on: date, most: int = 1_000) -> int:
    """Count the documents that a list would hold, up to `most`."""
    return len(list_documents(store, search=search, status=status, limit=most, on=on))


def issued_row(store: Store, document: str, *, on: date) -> dict[str, Any]:
    """Return an issued document (id) that has not ended, as it stands in the list.

    Raises:
        Refused: `unknown-id`, `document-is-concept`, `document-over`.
    """
    row = document_row(store, document, on=on)
    if row["status"] == Standing.CONCEPT:
        raise Refused("document-is-concept")
    if row["status"] == Standing.ENDED:
        raise Refused("document-over", date=date.fromisoformat(row["ended_on"]))
    return row


def document_pdf(store: Store, document: str) -> bytes:
    """Return the bytes of an issued document, the same as on the day of issue.

    Raises:
        Refused: `unknown-id`.
    """
    rows = store.query("SELECT pdf FROM visible_documents WHERE id = ?", [document])
    return bytes(one(rows, "unknown-id", id=document)["pdf"])


def document_text(store: Store, document: str) -> str:
    """Return the text of an issued document, for a reader in a terminal.

    Raises:
        Refused: `unknown-id`, `text-not-kept` where it was issued before texts were.
    """
    rows = store.query("SELECT spoken FROM visible_documents WHERE id = ?", [document])
    text = one(rows, "unknown-id", id=document)["spoken"]
    if text is None:
        raise Refused("text-not-kept")
    return str(text)


def document_id(store: Store, known_as: str) -> str:
    """Return the id of a document known by id, by number or by the code printed on it; by number the newest version.

    A concept is known by its id alone.

    Raises:
        Refused: `unknown-id`; `code-mistyped` where the last two digits of a code do not fit the rest.
    """
    if is_code(known_as):
        named = read_code(known_as)
        if named is None:
            raise Refused("code-mistyped", value=known_as)
        rows = store.query("SELECT id FROM visible_documents WHERE number = ? AND edition = ?", list(named))
        return str(one(rows, "unknown-id", id=known_as)["id"])
    rows = store.query(_KNOWN, [known_as] * 3)
    return str(one(rows, "unknown-id", id=known_as)["id"])
