"""Concepts: a paper printed to be looked at. That it was made is a dated fact until the paper is issued."""

from datetime import date

from desk.store.store import Store
from desk.store.transaction import Tx

_SAME = "SELECT id, version, drafted_on FROM visible_document_drafts WHERE kind = ? AND subject = ? AND language = ?"


def note_draft(store: Store, name: str, subject: str, *, on: date, language: str) -> str:
    """Note that a concept of a document was printed on a day, and return the id under which it stands."""
    with store.write(store.user, "draft-document", subject) as tx:
        there = store.query(_SAME, [name, subject, language])
        if there:
            tx.change("document_draft", there[0]["id"], {"drafted_on": on}, there[0]["version"])
            return str(there[0]["id"])
        row = {"kind": name, "subject": subject, "language": language, "drafted_on": on}
        return tx.insert("document_draft", [row])[0]


def drop_draft(store: Store, tx: Tx, name: str, subject: str, language: str) -> None:
    """Take away, inside the write that issues a document, the concept of it."""
    for row in store.query(_SAME, [name, subject, language]):
        tx.remove("document_draft", row["id"])
