"""Documenten by keys: the signing round in ink and digitally, sending, ending, renewing, reading, many at once."""

from pathlib import Path

import pytest

from desk.documents.issuing import issue_document
from desk.documents.register import list_documents
from desk.home.settings import change_facts
from desk.partners.recording import change_organisation
from desk.volunteers.loading import load_volunteers, volunteer_id
from schema.codes import ProofKind
from tests.conftest import TODAY
from tests.desk.documents.certificates import PASSPHRASE, Authority
from tests.desk.screens.case_desk import settled
from tests.desk.screens.walking import area, column, footer, keys, typed, worked
from tests.desk.volunteers.invented import ANKER, BOS, read_in
from tests.desk.widgets.sample_area import shown


@pytest.fixture
def declaration(store, today, tmp_path):
    """The declaration of one volunteer, who holds none."""
    change_facts(store, {"municipality-phone": "0999-123456"}, on=TODAY)
    read_in(store, tmp_path, organisations=[ANKER], volunteers=[BOS | {"geheimhouding_op": ""}])
    return issue_document(store, "secrecy-declaration", volunteer_id(store, "V1"), on=TODAY, language="nl")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return path


def statuses(store) -> list[str]:
    return [row["status"] for row in list_documents(store, on=TODAY)]


def holds_secrecy(store) -> bool:
    [held] = load_volunteers(store)
    return any(proof.kind is ProofKind.SECRECY for proof in held.proofs)


async def test_a_signing_round_in_ink_ends_with_a_proof_and_is_undone_by_one_key(store, declaration, scan):
    async with area(store, "7") as pilot:
        await keys(pilot, "g")
        assert "De vrijwilliger (Jo Bos)" in shown(pilot)
        await keys(pilot, "n", "d", "tab", *"vandaag", "ctrl+s")
        assert "papier komt nog" in shown(pilot)
        assert not holds_secrecy(store)
        await keys(pilot, "r")
        await typed(pilot, str(scan))
        await keys(pilot, "enter")
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "ondertekend" in shown(pilot)
        assert "papier komt nog" not in shown(pilot)
        assert holds_secrecy(store)
        assert footer(pilot).isdisjoint({"note", "register", "sign"})
        await keys(pilot, "u")
        assert not holds_secrecy(store)


async def test_a_scan_of_one_party_leaves_the_other_in_the_round(store, declaration, scan):
    async with area(store, "7") as pilot:
        await keys(pilot, "r")
        await typed(pilot, str(scan))
        await keys(pilot, "enter")
        await keys(pilot, "tab", "enter", "ctrl+s")
        await worked(pilot)
        assert "Er moet nog één partij tekenen." in shown(pilot)
        assert column(pilot, 4) == ["1 van 2 getekend"]


async def test_a_document_is_signed_digitally_and_checked_by_keys(store, declaration, tmp_path):
    pytest.importorskip("pyhanko", reason="the extra sign is not installed")
    own = Authority().give(tmp_path / "wit.p12", "F. de Wit")
    async with area(store, "7") as pilot:
        await keys(pilot, "g", "h")
        await typed(pilot, str(own))
        await keys(pilot, "enter")
        await typed(pilot, "verkeerd")
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "De wachtzin past niet" in shown(pilot)
        assert statuses(store) == ["issued"]
        assert "Digitaal ondertekenen" in shown(pilot)
        await typed(pilot, PASSPHRASE)
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        assert "digitaal" in shown(pilot)
        await keys(pilot, "c")
        await worked(pilot)
        told = shown(pilot)
        assert "F. de Wit tekende op" in told
        assert "Dit bureau kent die" in told


async def test_what_was_sent_and_what_ended_is_recorded_by_keys(store, declaration):
    async with area(store, "7") as pilot:
        await keys(pilot, "v", "ctrl+s")
        assert column(pilot, 4) == ["verzonden"]
        await keys(pilot, "x", *"fout", "ctrl+s")
        assert column(pilot, 4) == ["beëindigd"]
        assert footer(pilot).isdisjoint({"register", "sign", "end"})


async def test_a_changed_subject_is_renewed_first_as_a_concept_then_for_good(store, declaration):
    [organisation] = store.query("SELECT organisation AS id FROM visible_volunteers")
    change_organisation(store, organisation["id"], {"name": "Gemeente Voorbeeldstad-Zuid"}, version=1)
    async with area(store, "7") as pilot:
        await keys(pilot, "n")
        await worked(pilot)
        assert "Er is iets veranderd" in shown(pilot)
        await keys(pilot, "e", "ctrl+s")
        await worked(pilot)
        await settled(pilot)
        assert column(pilot, 4) == ["concept", "uitgegeven"]
        await keys(pilot, "up", "up", "t")
        await worked(pilot)
        assert "concept, niet bedoeld om te ondertekenen" in shown(pilot)
        await keys(pilot, "escape", "n", "ctrl+s")
        await worked(pilot)
        await settled(pilot)
        assert column(pilot) == ["GV-2026-0001 v2", "GV-2026-0001"]


async def test_who_asks_for_a_new_version_of_an_unchanged_subject_gets_one(store, declaration):
    async with area(store, "7") as pilot:
        await keys(pilot, "n")
        await worked(pilot)
        assert "Er is niets veranderd" in shown(pilot)
        await keys(pilot, "t", "ctrl+s")
        await worked(pilot)
        await settled(pilot)
        assert column(pilot) == ["GV-2026-0001 v2", "GV-2026-0001"]


async def test_the_text_of_a_document_is_read_in_the_terminal(store, declaration):
    async with area(store, "7") as pilot:
        await keys(pilot, "t")
        await worked(pilot)
        assert "Documentnummer: GV-2026-0001" in shown(pilot)


async def test_a_document_is_printed_for_many_by_keys(store, declaration, tmp_path):
    async with area(store, "7") as pilot:
        await keys(pilot, "m", "g", "ctrl+s")
        assert "bij wie het ontbreekt" in shown(pilot)
        await keys(pilot, "tab")
        await typed(pilot, str(tmp_path / "map"))
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        await keys(pilot)
        assert "1 document geprint." in shown(pilot)
        await keys(pilot, "n")
    assert sorted(path.name for path in (tmp_path / "map").iterdir()) == ["GV-2026-0001-v1.pdf", "alles.pdf"]


async def test_many_for_nobody_says_so(store, declaration, scan):
    async with area(store, "7") as pilot:
        await keys(pilot, "r")
        await typed(pilot, str(scan))
        await keys(pilot, "enter")
        await keys(pilot, "ctrl+s")
        await worked(pilot)
        await keys(pilot, "m", "g", "ctrl+s", "ctrl+s")
        assert "Er is niemand om dit document voor te printen" in shown(pilot)
