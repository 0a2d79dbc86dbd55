"""Signing in ink: the round, the paper that comes back, and what counts only once everybody has signed."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from desk.documents.drafts import note_draft
from desk.documents.issuing import has_changed, issue_document, make_draft
from desk.documents.register import document_file, document_id, list_documents
from desk.documents.signing import note_signature, register_signed, signed_copy
from desk.documents.underway import end_document, send_document
from desk.partners.agreeing import NewVersion, add_agreement
from desk.partners.organisations import load_organisations
from desk.partners.recording import NewOrganisation, add_organisation
from desk.partners.versions import list_agreements
from desk.store.moving_names import move_subjects
from desk.store.store import Store
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from desk.volunteers.loading import load_volunteers, volunteer_id
from schema.codes import AgreementKind, OrganisationKind, ProofKind
from schema.organisations import in_force
from schema.refused import Refused
from schema.signing import Sending, paper_code
from tests.conftest import TODAY
from tests.desk.store.files import bare
from tests.desk.volunteers.invented import BOS, read_in
from tests.reports.reading import read

LATER = TODAY + timedelta(days=5)


@pytest.fixture
def volunteer(store: Store, tmp_path: Path) -> str:
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": ""}])
    return volunteer_id(store, "V1")


@pytest.fixture
def organisation(store: Store) -> str:
    return add_organisation(store, NewOrganisation("Stichting Anker", OrganisationKind.VOLUNTEER_ORGANISATION))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n what a scanner made")
    return path


def declaration(store: Store, volunteer: str) -> str:
    return issue_document(store, "secrecy-declaration", volunteer, on=TODAY, language="nl").id


def agreement(store: Store, organisation: str, on: date = TODAY) -> str:
    return issue_document(store, "collaboration-agreement", organisation, on=on, language="nl").id


def secrecy(store: Store, volunteer: str) -> list[date]:
    [held] = load_volunteers(store, volunteer)
    return [proof.obtained_on for proof in held.proofs if proof.kind is ProofKind.SECRECY]


def collaborates(store: Store, organisation: str, on: date) -> bool:
    return in_force(load_organisations(store)[organisation].agreements, AgreementKind.COLLABORATION, on)


def status(store: Store, document: str) -> str:
    return next(row["status"] for row in list_documents(store, on=LATER) if row["id"] == document)


def test_who_must_sign_is_kept_as_the_paper_names_them(store, volunteer):
    found = document_file(store, declaration(store, volunteer), on=TODAY, purpose="test")["round"]
    assert [(it["position"], it["party"], it["name"]) for it in found] == [
        (1, "De vrijwilliger", "Jo Bos"),
        (2, "De coördinator", "F. de Wit"),
    ]


def test_an_issued_declaration_is_no_proof_until_it_is_signed(store, volunteer, scan):
    document = declaration(store, volunteer)
    assert secrecy(store, volunteer) == []
    register_signed(store, document, scan, on=LATER)
    assert secrecy(store, volunteer) == [LATER]
    assert status(store, document) == "signed"


def test_the_proof_is_dated_on_the_day_of_the_last_signature_and_names_the_document(store, volunteer, scan):
    document = declaration(store, volunteer)
    note_signature(store, document, "coördinator", signed_on=TODAY, on=LATER)
    register_signed(store, document, scan, on=LATER, signed_on=TODAY + timedelta(days=2))
    [proof] = store.query("SELECT obtained_on, reference FROM visible_proofs WHERE kind = 'secrecy'")
    assert proof == {"obtained_on": (TODAY + timedelta(days=2)).isoformat(), "reference": "GV-2026-0001"}


def test_a_paper_that_only_one_signed_makes_nothing_count(store, volunteer, scan):
    document = declaration(store, volunteer)
    register_signed(store, document, scan, on=LATER, by=["vrijwilliger"])
    assert (status(store, document), secrecy(store, volunteer)) == ("issued", [])
    register_signed(store, document, scan, on=LATER, by=["2"])
    assert (status(store, document), secrecy(store, volunteer)) == ("signed", [LATER])


def test_signatures_without_the_paper_make_nothing_count(store, volunteer, scan):
    document = declaration(store, volunteer)
    for party in ("1", "2"):
        note_signature(store, document, party, signed_on=TODAY, on=LATER)
    assert (status(store, document), secrecy(store, volunteer)) == ("issued", [])
    register_signed(store, document, scan, on=LATER)
    assert secrecy(store, volunteer) == [TODAY]


def test_undoing_the_filing_takes_back_copy_signatures_and_proof(store, volunteer, scan):
    document = declaration(store, volunteer)
    register_signed(store, document, scan, on=LATER)
    undo(store, last_own_event(store), LATER)
    assert (status(store, document), secrecy(store, volunteer)) == ("issued", [])
    assert not any(it["signed_on"] for it in document_file(store, document, on=LATER, purpose="test")["round"])
    register_signed(store, document, scan, on=LATER)
    assert secrecy(store, volunteer) == [LATER]


def test_a_proof_that_was_recorded_by_hand_for_that_day_is_not_doubled(store, volunteer, scan):
    document = declaration(store, volunteer)
    with store.write(store.user, "test", volunteer) as tx:
        tx.insert("proof", [{"volunteer": volunteer, "kind": ProofKind.SECRECY, "obtained_on": LATER}])
    register_signed(store, document, scan, on=LATER)
    assert secrecy(store, volunteer) == [LATER]


def test_an_agreement_to_sign_counts_from_the_day_it_is_signed(store, organisation, scan):
    new = NewVersion(AgreementKind.COLLABORATION, TODAY, to_sign=True)
    add_agreement(store, organisation, new, on=TODAY)
    document = agreement(store, organisation)
    assert [row["status"] for row in list_agreements(store, on=LATER)] == ["to-sign"]
    assert not collaborates(store, organisation, LATER)
    register_signed(store, document, scan, on=LATER)
    assert [collaborates(store, organisation, day) for day in (TODAY, LATER)] == [False, True]
    undo(store, last_own_event(store), LATER)
    assert not collaborates(store, organisation, LATER)


def test_an_agreement_of_which_no_dates_were_recorded_begins_when_it_is_signed(store, organisation, scan):
    document = agreement(store, organisation)
    assert not collaborates(store, organisation, LATER)
    register_signed(store, document, scan, on=LATER)
    assert collaborates(store, organisation, LATER)


def test_a_paper_that_a_later_one_replaced_puts_nothing_in_force(store, organisation, scan):
    old = agreement(store, organisation)
    add_agreement(store, organisation, NewVersion(AgreementKind.COLLABORATION, TODAY, to_sign=True), on=TODAY)
    newer = agreement(store, organisation)
    register_signed(store, old, scan, on=LATER)
    assert not collaborates(store, organisation, LATER)
    register_signed(store, newer, scan, on=LATER)
    assert collaborates(store, organisation, LATER)


def test_an_agreement_that_already_counts_is_left_as_it_is(store, organisation, scan):
    add_agreement(store, organisation, NewVersion(AgreementKind.COLLABORATION, TODAY), on=TODAY)
    document = agreement(store, organisation)
    before = store.query("SELECT * FROM visible_recorded_agreements")
    register_signed(store, document, scan, on=LATER)
    assert store.query("SELECT * FROM visible_recorded_agreements") == before


def test_the_copy_comes_back_byte_for_byte(store, volunteer, scan):
    document = declaration(store, volunteer)
    register_signed(store, document, scan, on=LATER)
    kept, ending = signed_copy(store, "GV-2026-0001", on=LATER, purpose="test")
    assert (kept.content, kept.media_type, ending) == (scan.read_bytes(), "image/png", ".png")
    assert verify(store).ok


def test_a_document_is_known_by_the_code_printed_on_it(store, volunteer):
    document = declaration(store, volunteer)
    assert document_id(store, paper_code("GV-2026-0001", 1).lower()) == document


def test_the_code_stands_at_the_foot_of_every_page(store, organisation):
    pdf = issue_document(store, "collaboration-agreement", organisation, on=TODAY, language="nl").pdf
    code = paper_code("SO-2026-0001", 1)
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    assert sum(code in artifact for artifact in read(pdf).artifacts) == pages


def test_a_slip_in_the_code_is_noticed(store, volunteer):
    declaration(store, volunteer)
    code = paper_code("GV-2026-0001", 1)
    with pytest.raises(Refused, match="code-mistyped"):
        document_id(store, code.replace("2026", "2062"))


def test_what_was_sent_and_what_ended_are_dated_facts(store, volunteer):
    document = declaration(store, volunteer)
    send_document(store, document, Sending.POST, sent_on=TODAY, on=LATER, receiver="Jo Bos")
    assert status(store, document) == "sent"
    end_document(store, document, "verkeerde naam", ended_on=LATER, on=LATER)
    assert status(store, document) == "ended"
    told = document_file(store, document, on=LATER, purpose="test")
    assert [(it["sent_on"], it["how"], it["receiver"]) for it in told["sendings"]] == [
        (TODAY.isoformat(), "post", "Jo Bos")
    ]
    assert [it["reason"] for it in told["endings"]] == ["verkeerde naam"]


@pytest.mark.parametrize(
    ("by", "signed_on", "code"),
    [
        (["3"], TODAY, "signer-unknown"),
        (["de"], TODAY, "signer-unknown"),
        ((), LATER, "date-in-future"),
        ((), TODAY - timedelta(days=1), "date-backwards"),
    ],
)
def test_a_signature_that_cannot_be_is_refused_and_files_nothing(store, volunteer, scan, by, signed_on, code):
    document = declaration(store, volunteer)
    with pytest.raises(Refused, match=code):
        register_signed(store, document, scan, on=TODAY, signed_on=signed_on, by=by)
    assert store.query("SELECT 1 FROM visible_signed_copies") == []


def test_nobody_signs_twice_nor_what_has_ended(store, volunteer, scan):
    document = declaration(store, volunteer)
    register_signed(store, document, scan, on=TODAY, by=["1"])
    with pytest.raises(Refused, match="signed-already"):
        note_signature(store, document, "1", signed_on=TODAY, on=TODAY)
    end_document(store, document, "vervangen", ended_on=TODAY, on=TODAY)
    with pytest.raises(Refused, match="document-over"):
        register_signed(store, document, scan, on=TODAY)


def test_a_pdf_of_more_than_two_hundred_pages_is_no_scan(store, volunteer, tmp_path):
    long = tmp_path / "long.pdf"
    with pikepdf.new() as pdf:
        for _page in range(201):
            pdf.add_blank_page()
        pdf.save(long)
    with pytest.raises(Refused, match="scan-too-long"):
        register_signed(store, declaration(store, volunteer), long, on=TODAY)


def test_verify_notices_that_the_data_beside_a_document_is_not_what_it_was_made_from(store, volunteer):
    document = declaration(store, volunteer)
    assert verify(store).ok
    with bare(store) as connection:
        connection.execute("UPDATE document SET source = replace(source, 'Jo Bos', 'Jan Bos')")
    report = verify(store)
    assert not report.documents
    assert report.faults == [f"documents: document {document} was not made from the data beside it"]


def test_verify_notices_a_scan_whose_bytes_changed(store, volunteer, scan):
    register_signed(store, declaration(store, volunteer), scan, on=TODAY)
    with bare(store) as connection:
        connection.execute("UPDATE signed_copy SET scan = x'00'")
    assert any("signed_copy" in fault for fault in verify(store).faults)


def test_a_concept_bears_a_watermark_and_neither_number_nor_code(store, volunteer):
    printed = make_draft(store, "secrecy-declaration", volunteer, on=TODAY, language="nl")
    found = read(printed.pdf)
    assert "CONCEPT" in found.artifacts
    assert "GV-concept" in found.root.text
    assert not any("GV-concept-1" in artifact for artifact in found.artifacts)


def test_a_document_tells_whether_its_subject_has_changed_since(store, organisation):
    document = agreement(store, organisation)
    assert not has_changed(store, document, on=LATER)
    with store.write(store.user, "test", organisation) as tx:
        tx.change("organisation", organisation, {"phone": "0999"}, 1)
    assert has_changed(store, document, on=LATER)


def test_a_concept_is_opened_by_its_id_and_signed_by_nobody(store, volunteer, scan):
    concept = note_draft(store, "secrecy-declaration", volunteer, on=TODAY, language="nl")
    assert document_file(store, concept, on=TODAY, purpose="test")["status"] == "concept"
    for act in (
        lambda: register_signed(store, concept, scan, on=TODAY),
        lambda: send_document(store, concept, Sending.POST, sent_on=TODAY, on=TODAY),
    ):
        with pytest.raises(Refused, match="document-is-concept"):
            act()


def test_a_concept_follows_a_volunteer_whose_two_files_become_one(store, volunteer):
    note_draft(store, "secrecy-declaration", "gone", on=TODAY, language="nl")
    note_draft(store, "chain-overview", "gone", on=TODAY, language="nl")
    note_draft(store, "secrecy-declaration", volunteer, on=TODAY, language="nl")
    with store.write(store.user, "test", volunteer) as tx:
        move_subjects(tx, "gone", volunteer)
    rows = store.query("SELECT kind FROM visible_document_drafts WHERE subject = ? ORDER BY kind", [volunteer])
    assert [row["kind"] for row in rows] == ["chain-overview", "secrecy-declaration"]
    assert store.query("SELECT 1 FROM visible_document_drafts WHERE subject = 'gone'") == []
