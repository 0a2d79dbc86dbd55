"""Signing digitally: several in order, the file stays what it was, and the signatures say what they are worth."""

import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from desk.documents.digital import check_signatures, sign_document, trust_issuer
from desk.documents.issuing import issue_document
from desk.documents.register import document_row
from desk.documents.signing import register_signed, signed_copy
from desk.files.pdf_signatures import signatures_in
from desk.locale.words.signing import told_signature
from desk.store.store import Store
from desk.store.verify import verify
from desk.volunteers.loading import volunteer_id
from schema.refused import Refused
from schema.signatures import Reach, Trust
from tests.conftest import TODAY, dump
from tests.desk.documents.certificates import PASSPHRASE, Authority
from tests.desk.store.files import bare
from tests.desk.volunteers.invented import BOS, read_in

pytest.importorskip("pyhanko", reason="the extra sign is not installed")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def people(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The certificates of the volunteer and the coordinator, one that has expired, and the authority's own."""
    folder = tmp_path_factory.mktemp("people")
    return {
        "bos": authority.give(folder / "bos.p12", "Jo Bos"),
        "wit": authority.give(folder / "wit.p12", "F. de Wit"),
        "old": authority.give(folder / "old.p12", "Jo Bos", date(2020, 1, 1), date(2026, 11, 2)),
        "coming": authority.give(folder / "coming.p12", "Jo Bos", date(2026, 11, 4)),
        "issuer": authority.pem(folder / "issuer.pem"),
    }


@pytest.fixture
def document(store: Store, tmp_path: Path) -> str:
    read_in(store, tmp_path, volunteers=[BOS | {"geheimhouding_op": ""}])
    return issue_document(store, "secrecy-declaration", volunteer_id(store, "V1"), on=TODAY, language="nl").id


def sign(store: Store, document: str, certificate: Path, **more: str) -> str:
    return sign_document(store, document, certificate, PASSPHRASE, on=TODAY, **more).copy


@pytest.fixture
def signed(store: Store, document: str, people: dict[str, Path]) -> bytes:
    """The file that the volunteer and then the coordinator signed."""
    for who in ("bos", "wit"):
        sign(store, document, people[who])
    return signed_copy(store, document, on=TODAY, purpose="test")[0].content


def test_when_both_have_signed_in_order_the_document_is_signed_and_the_proof_is_there(store, document, people):
    sign(store, document, people["bos"])
    assert (document_row(store, document, on=TODAY)["signatures"], store.query(_PROOFS)) == (1, [])
    sign(store, document, people["wit"])
    assert document_row(store, document, on=TODAY)["status"] == "signed"
    assert store.query(_PROOFS) == [{"obtained_on": TODAY.isoformat()}]
    assert verify(store).ok


_PROOFS = "SELECT obtained_on FROM visible_proofs WHERE kind = 'secrecy'"


def test_the_issued_bytes_are_the_beginning_of_what_was_signed(store, document, signed):
    [row] = store.query("SELECT pdf FROM visible_documents WHERE id = ?", [document])
    assert signed.startswith(row["pdf"])


def test_the_signed_file_stays_an_archive_file_but_for_the_form_the_checker_does_not_know(signed):
    with pikepdf.open(BytesIO(signed)) as pdf:
        assert str(pdf.Root.get("/Version", "/1.7")) == "/1.7"
        found = pdfa.check(pdf, "2b").findings
    assert [(each.kind, "AcroForm" in each.message) for each in found] == [("unsupported", True)]


def test_every_face_in_what_shows_is_embedded(signed):
    with pikepdf.open(BytesIO(signed)) as pdf:
        faces = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontDescriptor" in each]
        assert faces
        assert all("/FontFile2" in each.FontDescriptor for each in faces)


def test_the_signatures_say_who_over_what_and_that_the_issuer_is_known(store, document, signed, people):
    trust_issuer(store, people["issuer"], on=TODAY)
    first, second = check_signatures(store, document, on=TODAY)
    assert (first.name, first.reach, first.trust, first.counts) == ("Jo Bos", Reach.THEN_SIGNED, Trust.KNOWN, True)
    assert (second.name, second.reach, second.counts) == ("F. de Wit", Reach.WHOLE, True)
    assert "Daarna kwamen er alleen handtekeningen bij." in told_signature(first)


def test_an_issuer_nobody_vouched_for_is_called_unknown(store, document, signed):
    found = check_signatures(store, document, on=TODAY)
    assert {each.trust for each in found} == {Trust.UNKNOWN}
    assert "vraag na of Oefen-CA Voorbeeldstad klopt" in told_signature(found[0])


def test_a_certificate_that_expired_since_is_told(store, document, signed):
    found = check_signatures(store, document, on=date(2036, 1, 1))
    assert "is nu verlopen" in told_signature(found[0])


def test_one_altered_byte_is_told(signed):
    place = signed.index(b"/Title")
    first = signatures_in(signed[:place] + b"/Titel" + signed[place + 6 :], [], TODAY)[0]
    assert not first.intact
    assert "past niet bij dit bestand" in told_signature(first)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not here")
def test_poppler_calls_both_signatures_valid(signed, tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"Signer Certificate Common Name: (.+)", told) == ["Jo Bos", "F. de Wit"]
    assert told.count("Signature is Valid") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert "Total document signed" in told


@pytest.mark.parametrize(
    ("which", "passphrase", "code"),
    [
        ("bos", "een verkeerde", "certificate-password"),
        ("bos", "", "certificate-password"),
        ("old", PASSPHRASE, "certificate-expired"),
        ("coming", PASSPHRASE, "certificate-not-yet"),
        ("issuer", PASSPHRASE, "certificate-unreadable"),
    ],
)
def test_a_certificate_that_cannot_sign_is_refused_and_changes_nothing(
    store, document, people, which, passphrase, code
):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        sign_document(store, document, people[which], passphrase, on=TODAY)
    assert dump(store) == before


def test_a_file_that_came_back_signed_digitally_is_known_as_such(store, document, people, signed, tmp_path):
    other = issue_document(store, "collaboration-agreement", _municipality(store), on=TODAY, language="nl").id
    sign(store, other, people["bos"])
    came = tmp_path / "came.pdf"
    came.write_bytes(signed_copy(store, other, on=TODAY, purpose="test")[0].content)
    register_signed(store, other, came, on=TODAY)
    how = "SELECT how FROM visible_signatures g JOIN visible_document_signers s ON s.id = g.document_signer"
    assert [row["how"] for row in store.query(f"{how} WHERE s.document = ?", [other])] == ["digital", "digital"]


def _municipality(store: Store) -> str:
    return str(store.query("SELECT id FROM visible_organisations WHERE kind = 'gemeente'")[0]["id"])


def test_verify_finds_a_digital_copy_that_is_not_of_its_document(store, document, signed):
    with bare(store) as connection:
        connection.execute("UPDATE document SET pdf = x'00'")
    report = verify(store)
    assert not report.documents
    assert any("does not begin with document" in fault for fault in report.faults)
