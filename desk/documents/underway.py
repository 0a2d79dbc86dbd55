"""What becomes of a document after it is issued: that it was sent, and that it ended."""

from datetime import date

from desk.documents.register import document_id, issued_row
from desk.store.store import Store
from schema.refused import Refused
from schema.signing import Sending


def send_document(store: Store, document: str, how: Sending, *, sent_on: date, on: date, receiver: str = "") -> str:
    """Record that a document went out to be read or signed, and return the fact's id.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `document-is-concept`, `document-over`, `date-in-future`,
            `date-backwards`.
    """
    known = document_id(store, document)
    with store.write(store.user, "send-document", known) as tx:
        _check_day(store, known, sent_on, on)
        row = {"document": known, "sent_on": sent_on, "how": how, "receiver": receiver.strip() or None}
        [new] = tx.insert("document_sending", [row])
    return new


def end_document(store: Store, document: str, reason: str, *, ended_on: date, on: date) -> str:
    """Record from which day a document counts no more, and why, and return the fact's id.

    What it made count stays: a proof is taken back, and an agreement ended, by its own act.

    Raises:
        Refused: `unknown-id`, `code-mistyped`, `document-is-concept`, `document-over`,
            `reason-missing`, `date-in-future`, `date-backwards`.
    """
    if not reason.strip():
        raise Refused("reason-missing")
    known = document_id(store, document)
    with store.write(store.user, "end-document", known) as tx:
        _check_day(store, known, ended_on, on)
        [new] = tx.insert("document_ending", [{"document": known, "ended_on": ended_on, "reason": reason.strip()}])
    return new


def _check_day(store: Store, document: str, day: date, on: date) -> None:
    row = issued_row(store, document, on=on)
    if day > on:
        raise Refused("date-in-future", date=day)
    if day < date.fromisoformat(row["issued_on"]):
        raise Refused("date-backwards", date=day, earliest=date.fromisoformat(row["issued_on"]))
