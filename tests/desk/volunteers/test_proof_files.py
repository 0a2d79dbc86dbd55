"""Proofs one by one: what is kept of each, taking a wrong one back, and the scan of the paper."""

from datetime import date
from hashlib import sha256

import pikepdf
import pytest

from desk.files import scans
from desk.store.undo import last_own_event, undo
from desk.store.verify import verify
from desk.volunteers.deployability import deployability, expiring_proofs
from desk.volunteers.importing import import_volunteers
from desk.volunteers.listing import volunteer_file
from desk.volunteers.proof_files import add_scan, correct_proof, open_scan, proofs_of
from desk.volunteers.recording import grant_exemption, record_proof
from schema.codes import ProofKind, Task
from schema.proofs import Exemption, Proof
from schema.refused import Refused
from tests.conftest import dump
from tests.desk.store.files import bare
from tests.desk.volunteers.invented import BOS, ON, read_in, write_rows

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def bos(store, tmp_path):
    read_in(store, tmp_path, volunteers=[BOS])
    return store.query("SELECT id FROM visible_volunteers")[0]["id"]


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "scan.png"
    path.write_bytes(PNG)
    return path


def held(store, bos, kind):
    return next(row for row in proofs_of(store, bos) if row["kind"] == kind)


def reasons(store, on=ON):
    [row] = deployability(store, on=on, task=Task.BUDDY, volunteer="V1")
    return row["reasons"]


def test_of_a_certificate_it_is_kept_who_saw_it_and_when(store, bos):
    record_proof(store, bos, Proof(ProofKind.VOG, date(2026, 10, 1), "nr 5", "Justis"), on=ON)
    row = proofs_of(store, bos)[-1]
    told = {name: row[name] for name in ("issuer", "reference", "seen_on", "seen_by")}
    assert told == {"issuer": "Justis", "reference": "nr 5", "seen_on": "2026-11-03", "seen_by": "F. de Wit"}


def test_of_another_proof_it_is_not_kept_who_saw_it(store, bos):
    record_proof(store, bos, Proof(ProofKind.PRIVACY, date(2026, 10, 1)), on=ON)
    assert proofs_of(store, bos)[-1]["seen_by"] is None


@pytest.mark.parametrize(
    ("proof", "code"),
    [
        (Proof(ProofKind.VOG, date(2026, 10, 1), seen_on=date(2026, 11, 4)), "proof-in-future"),
        (Proof(ProofKind.VOG, date(2026, 10, 1), seen_on=date(2026, 9, 30)), "date-backwards"),
        (Proof(ProofKind.VOG, NEW_YEAR), "proof-already-there"),
    ],
)
def test_a_proof_that_cannot_be_is_refused_and_changes_nothing(store, bos, proof, code):
    before = dump(store)
    with pytest.raises(Refused, match=code):
        record_proof(store, bos, proof, on=ON)
    assert dump(store) == before


def test_a_proof_of_a_training_before_it_began_is_refused(store, bos):
    proof = Proof(ProofKind.PRIVACY, date(2026, 10, 1))
    with pytest.raises(Refused, match="proof-before-training"):
        record_proof(store, bos, proof, on=ON, not_before=date(2026, 10, 2))
    record_proof(store, bos, proof, on=ON, not_before=date(2026, 10, 1))


def test_a_proof_that_is_taken_back_counts_on_no_day_and_stays_in_the_history(store, bos):
    proof = held(store, bos, "vog")["id"]
    correct_proof(store, proof, "van iemand anders", on=ON)
    assert reasons(store) == reasons(store, on=date(2026, 2, 1)) == ["vog-missing"]
    file = volunteer_file(store, bos, on=ON, purpose="show")
    [told] = [row for row in file["proof_dates"] if row["kind"] == "vog"]
    assert (told["corrected_on"], told["corrected_because"]) == ("2026-11-03", "van iemand anders")
    assert [row for row in file["time_line"] if row["kind"] == "vog"] == []


def test_a_proof_that_is_taken_back_ends_no_more(store, bos):
    on = date(2027, 12, 1)
    assert "secrecy" in [proof.kind for _, proof in expiring_proofs(store, on=on)]
    correct_proof(store, held(store, bos, "secrecy")["id"], "verkeerd", on=ON)
    assert "secrecy" not in [proof.kind for _, proof in expiring_proofs(store, on=on)]


def test_the_right_proof_may_bear_the_date_of_the_wrong_one(store, bos):
    correct_proof(store, held(store, bos, "vog")["id"], "nummer klopte niet", on=ON)
    record_proof(store, bos, Proof(ProofKind.VOG, NEW_YEAR, "nr 6"), on=ON)
    assert reasons(store) == []


def test_the_file_that_brought_a_wrong_proof_does_not_bring_it_again(store, bos, tmp_path):
    correct_proof(store, held(store, bos, "vog")["id"], "verkeerd", on=ON)
    report = import_volunteers(store, write_rows(tmp_path / "again.csv", BOS), on=ON)
    assert report.unchanged == 1
    assert reasons(store) == ["vog-missing"]


@pytest.mark.parametrize(("reason", "code"), [(" ", "reason-missing"), ("nog eens", "proof-already-corrected")])
def test_taking_back_needs_a_reason_and_happens_once(store, bos, reason, code):
    proof = held(store, bos, "vog")["id"]
    if reason.strip():
        correct_proof(store, proof, "verkeerd", on=ON)
    with pytest.raises(Refused, match=code):
        correct_proof(store, proof, reason, on=ON)


def test_taking_back_can_be_undone(store, bos):
    correct_proof(store, held(store, bos, "vog")["id"], "verkeerd", on=ON)
    undo(store, last_own_event(store), ON)
    assert reasons(store) == []


def test_a_scan_is_kept_byte_for_byte_and_found_again(store, bos, scan):
    new = record_proof(store, bos, Proof(ProofKind.PRIVACY, date(2026, 10, 1)), on=ON, scan=scan)
    found, ending = open_scan(store, new, on=ON, purpose="open")
    assert (found.content, found.media_type, ending) == (PNG, "image/png", ".png")
    assert next(row for row in proofs_of(store, bos) if row["id"] == new)["sha256"] == sha256(PNG).hexdigest()
    assert PNG not in (store.home / "desk.db").read_bytes()


def test_looking_at_a_scan_is_logged(store, bos, scan):
    proof = held(store, bos, "training:privacy")["id"]
    add_scan(store, proof, scan, on=ON)
    open_scan(store, proof, on=ON, purpose="open")
    assert store.query("SELECT verb, subject FROM visible_events ORDER BY seq DESC LIMIT 1") == [
        {"verb": "look", "subject": bos}
    ]


def test_a_scan_that_was_changed_past_the_desk_is_found_by_verify(store, bos, scan):
    add_scan(store, held(store, bos, "training:privacy")["id"], scan, on=ON)
    assert verify(store).ok
    with bare(store) as connection:
        connection.execute("UPDATE proof_scan SET scan = x'00'")
    assert not verify(store).documents


def test_of_a_certificate_no_copy_is_kept(store, bos, scan):
    with pytest.raises(Refused, match="vog-no-copy"):
        add_scan(store, held(store, bos, "vog")["id"], scan, on=ON)
    with pytest.raises(Refused, match="vog-no-copy"):
        record_proof(store, bos, Proof(ProofKind.VOG, date(2026, 10, 1)), on=ON, scan=scan)
    assert len([row for row in proofs_of(store, bos) if row["kind"] == "vog"]) == 1


def test_a_second_scan_and_a_scan_that_is_not_there_are_refused(store, bos, scan):
    proof = held(store, bos, "training:privacy")["id"]
    with pytest.raises(Refused, match="scan-not-there"):
        open_scan(store, proof, on=ON, purpose="open")
    add_scan(store, proof, scan, on=ON)
    with pytest.raises(Refused, match="scan-already-there"):
        add_scan(store, proof, scan, on=ON)


def test_a_scan_over_twenty_megabytes_is_refused(tmp_path):
    path = tmp_path / "big.png"
    with path.open("wb") as file:
        file.write(PNG)
        file.truncate(scans.LARGEST_SCAN + 1)
    with pytest.raises(Refused, match="file-too-large"):
        scans.read_scan(path)


def action(pdf, kind):
    return pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(kind), JS="app.alert(1)"))


def with_names(pdf):
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", action(pdf, "/JavaScript")]))


def on_opening(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")


def behind_a_button(pdf):
    button = pikepdf.Dictionary(Type=pikepdf.Name("/Annot"), Rect=[0, 0, 9, 9], AA={"/U": action(pdf, "/JavaScript")})
    pdf.pages[0].Annots = pikepdf.Array([button])


def starting_a_program(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="calc.exe")


def carrying_a_file(pdf):
    pdf.attachments["inside.txt"] = b"text"


@pytest.mark.parametrize("made", [with_names, on_opening, behind_a_button, starting_a_program, carrying_a_file])
def test_a_pdf_that_does_or_carries_something_is_refused(tmp_path, made):
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made(pdf)
        pdf.save(path)
    with pytest.raises(Refused, match="scan-not-plain"):
        scans.read_scan(path)


def test_a_plain_pdf_is_read_and_one_behind_a_password_is_refused(tmp_path):
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert scans.read_scan(plain).media_type == "application/pdf"
    with pytest.raises(Refused, match="scan-not-plain"):
        scans.read_scan(locked)


def test_the_same_exemption_twice_is_refused(store, bos):
    lift = Exemption(ProofKind.VOG, ON, date(2026, 12, 31), "aangevraagd", "F. de Wit")
    grant_exemption(store, bos, lift)
    with pytest.raises(Refused, match="fact-already-there"):
        grant_exemption(store, bos, lift)
