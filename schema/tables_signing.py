"""The tables of papers on their way: concepts, what was sent, who must sign, who signed, whose issuer is trusted."""

from schema.table_making import RECORD, making

_OF = "document TEXT NOT NULL REFERENCES document(id)"

TABLES = {
    "document_draft": f"""{RECORD}, kind TEXT NOT NULL, subject TEXT NOT NULL, language TEXT NOT NULL,
        drafted_on TEXT NOT NULL, UNIQUE (kind, subject, language)""",
    "document_sending": f"{RECORD}, {_OF}, sent_on TEXT NOT NULL, how TEXT NOT NULL, receiver TEXT",
    "document_ending": f"""{RECORD}, document TEXT NOT NULL UNIQUE REFERENCES document(id), ended_on TEXT NOT NULL,
        reason TEXT NOT NULL""",
    "document_signer": f"""{RECORD}, {_OF}, position INTEGER NOT NULL, party TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '', page INTEGER, place TEXT NOT NULL DEFAULT '', UNIQUE (document, position)""",
    "signature": f"""{RECORD}, document_signer TEXT NOT NULL UNIQUE REFERENCES document_signer(id),
        signed_on TEXT NOT NULL, how TEXT NOT NULL, signed_copy TEXT REFERENCES signed_copy(id)""",
    "trusted_issuer": f"""{RECORD}, name TEXT NOT NULL, fingerprint TEXT NOT NULL UNIQUE, certificate TEXT NOT NULL,
        trusted_on TEXT NOT NULL""",
}
"""`place` is the room for a signature on its page: left, bottom, right, top in points, joined by `|`."""

_INDEXES = {
    "document": ["issued_on, number, edition, id"],
    "document_sending": ["document"],
    "signature": ["signed_copy"],
}
"""Of the documents the newest are asked for, and a paper lies between each two of them in the file."""

_ROLES = "(SELECT 1 AS position, '{one}' AS party UNION ALL SELECT 2, '{other}')"
_KNOWN = {
    "collaboration-agreement": ("de gemeente", "de organisatie"),
    "secrecy-declaration": ("de vrijwilliger", "de coördinator"),
}
_SIGNERS = tuple(
    "INSERT INTO document_signer (id, event, document, position, party) "
    "SELECT d.id || '-' || r.position, d.event, d.id, r.position, r.party FROM document d "
    f"JOIN {_ROLES.format(one=one, other=other)} r WHERE d.kind = '{kind}'"
    for kind, (one, other) in _KNOWN.items()
)
_SIGNED = """INSERT INTO signature (id, event, document_signer, signed_on, how, signed_copy)
  SELECT s.id || '-ink', c.event, s.id, c.registered_on, 'ink', c.id
  FROM document_signer s JOIN signed_copy c ON c.document = s.document
  WHERE c.key = (SELECT min(key) FROM signed_copy f WHERE f.document = s.document)"""

STATEMENTS: tuple[str, ...] = (
    *making(TABLES, _INDEXES),
    "ALTER TABLE document ADD COLUMN source TEXT",
    "ALTER TABLE document ADD COLUMN spoken TEXT",
    "ALTER TABLE agreement ADD COLUMN to_sign INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE agreement ADD COLUMN signed_on TEXT",
    *_SIGNERS,
    _SIGNED,
)
"""`source` is what a document was made from, `spoken` its text; neither is known of what was issued before.

An agreement that is `to_sign` is none until `signed_on`. Of a copy that was filed before, both parties have signed.
"""
