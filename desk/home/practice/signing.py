"""Papers of the practice desk on their way: a concept, some to be signed, one half signed, one signed, one ended."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.documents.drafts import note_draft
from desk.documents.issuing import issue_document
from desk.documents.signing import note_signature, register_signed
from desk.documents.underway import end_document, send_document
from desk.files.scans import Scan
from desk.home.practice.proofs import practice_scan
from desk.store.store import Store
from schema.codes import OrganisationKind
from schema.signing import Sending

_LANGUAGE = "nl"
_DECLARATION, _AGREEMENT = "secrecy-declaration", "collaboration-agreement"
_ACTIVE = """SELECT id FROM visible_volunteers WHERE stopped_on IS NULL AND started_on IS NOT NULL
  ORDER BY started_on DESC, key LIMIT 4"""
_ORGANISATIONS = "SELECT id FROM visible_organisations WHERE kind <> ? ORDER BY kenmerk LIMIT 3"


def add_signing(store: Store, on: date) -> None:
    """Add papers in every state; none of them changes who may be deployed."""
    organisations = [row["id"] for row in store.query(_ORGANISATIONS, [OrganisationKind.MUNICIPALITY])]
    if len(organisations) == 3:
        _agreements(store, organisations, on)
    for place, row in enumerate(store.query(_ACTIVE)):
        _declaration(store, row["id"], place, on)


def _agreements(store: Store, organisations: list[str], on: date) -> None:
    signed, half, wanted = organisations
    then = on - timedelta(days=70)
    paper = issue_document(store, _AGREEMENT, signed, on=then, language=_LANGUAGE)
    send_document(store, paper.id, Sending.POST, sent_on=then + timedelta(days=1), on=on)
    _file(store, paper.id, then + timedelta(days=16), practice_scan("de ondertekende overeenkomst"))
    then = on - timedelta(days=12)
    paper = issue_document(store, _AGREEMENT, half, on=then, language=_LANGUAGE)
    send_document(store, paper.id, Sending.EMAIL, sent_on=then, on=on)
    note_signature(store, paper.id, "1", signed_on=then + timedelta(days=2), on=on)
    note_draft(store, _AGREEMENT, wanted, on=on - timedelta(days=1), language=_LANGUAGE)


def _declaration(store: Store, volunteer: str, place: int, on: date) -> None:
    then = on - timedelta(days=20 - 4 * place)
    paper = issue_document(store, _DECLARATION, volunteer, on=then, language=_LANGUAGE)
    if place == 0:
        end_document(store, paper.id, "naam verkeerd gespeld", ended_on=then + timedelta(days=3), on=on)
    elif place == 1:
        send_document(store, paper.id, Sending.BY_HAND, sent_on=then + timedelta(days=1), on=on)


def _file(store: Store, document: str, day: date, scan: Scan) -> None:
    with TemporaryDirectory(prefix="regiedesk-") as folder:
        path = Path(folder) / "scan.pdf"
        path.write_bytes(scan.content)
        register_signed(store, document, path, on=day)
