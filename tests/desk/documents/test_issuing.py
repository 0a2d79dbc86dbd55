"""Issued documents: numbered, hashed, the same bytes again, a next version when the subject changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Barrier

import pikepdf
import pytest

from desk.documents.issuing import issue_document
from desk.documents.register import document_pdf, list_documents
from desk.documents.signing import register_signed
from desk.partners.recording import NewOrganisation, add_organisation
from desk.store.store import Store
from schema.codes import AgreementKind, OrganisationKind, Task
from schema.refused import Refused

TODAY = date(2026, 11, 3)
KIND = OrganisationKind.VOLUNTEER_ORGANISATION
HOSTILE = "[/b] Jan <b>&amp; {x}"


@pytest.fixture
def organisation(store: Store) -> str:
    with store.write(store.user, "test", "desk") as tx:
        [new] = tx.insert(
            "organisation",
            [
                {
                    "kenmerk": "ORG01",
                    "name": f"Stichting {HOSTILE}",
                    "kind": OrganisationKind.VOLUNTEER_ORGANISATION,
                    "kvk": "90001117",
                    "tasks": (Task.PREVENTION, Task.FIRST_CONTACT),
                }
            ],
        )
        tx.insert(
            "agreement",
            [{"organisation": new, "kind": AgreementKind.COLLABORATION, "starts_on": TODAY, "ends_on": None}],
        )
    return new


def issue(store: Store, organisation: str, on: date = TODAY, language: str = "nl"):
    return issue_document(store, "collaboration-agreement", organisation, on=on, language=language)


def test_the_first_agreement_of_the_year_has_number_one(store: Store, organisation: str) -> None:
    issued = issue(store, organisation)
    assert (issued.number, issued.version) == ("SO-2026-0001", 1)


def test_an_unchanged_subject_gives_the_same_bytes_on_another_day(store: Store, organisation: str) -> None:
    first = issue(store, organisation)
    again = issue(store, organisation, TODAY + timedelta(days=40))
    assert (again.id, again.sha256, again.pdf) == (first.id, first.sha256, first.pdf)
    assert again.again
    assert len(list_documents(store, on=TODAY)) == 1


def test_a_changed_subject_makes_the_next_version_and_keeps_the_first(store: Store, organisation: str) -> None:
    first = issue(store, organisation)
    with store.write(store.user, "test", organisation) as tx:
        tx.change("organisation", organisation, {"kvk": "90002234"}, 1)
    second = issue(store, organisation)
    assert (second.number, second.version) == (first.number, 2)
    assert document_pdf(store, first.id) == first.pdf


def test_another_language_is_another_document(store: Store, organisation: str) -> None:
    assert issue(store, organisation).number != issue(store, organisation, language="en").number


def test_the_register_holds_the_hash_and_pages_of_the_bytes(store: Store, organisation: str) -> None:
    issued = issue(store, organisation)
    [row] = list_documents(store, on=TODAY)
    assert row["sha256"] == sha256(issued.pdf).hexdigest()
    with pikepdf.open(BytesIO(issued.pdf)) as pdf:
        assert len(pdf.pages) == row["pages"]


def test_what_is_missing_is_named(store: Store, organisation: str) -> None:
    assert "municipality_kvk" in issue(store, organisation).gaps


def test_an_unknown_subject_is_refused_and_stores_nothing(store: Store) -> None:
    with pytest.raises(Refused, match="unknown-id"):
        issue(store, "nobody")
    assert list_documents(store, on=TODAY) == []


def test_a_signed_scan_is_kept_byte_for_byte_and_makes_the_document_signed(
    store: Store, organisation: str, tmp_path: Path
) -> None:
    issued = issue(store, organisation)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(issued.pdf)
    register_signed(store, issued.number, scan, on=TODAY)
    [kept] = store.query("SELECT scan, sha256 FROM visible_signed_copies")
    assert (kept["scan"], kept["sha256"]) == (issued.pdf, issued.sha256)
    assert [row["status"] for row in list_documents(store, on=TODAY)] == ["signed"]
    with pytest.raises(Refused, match="signed-already"):
        register_signed(store, issued.id, scan, on=TODAY)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file-empty"), (b"MZ\x90 program", "scan-unreadable"), (b"%PDF-1.7 cut off", "scan-unreadable")],
)
def test_a_scan_that_is_no_paper_is_refused(
    store: Store, organisation: str, tmp_path: Path, content: bytes, code: str
) -> None:
    issued = issue(store, organisation)
    scan = tmp_path / "scan"
    scan.write_bytes(content)
    with pytest.raises(Refused, match=code):
        register_signed(store, issued.id, scan, on=TODAY)


def test_a_scan_with_a_script_is_refused(store: Store, organisation: str, tmp_path: Path) -> None:
    issued = issue(store, organisation)
    scan = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())
        pdf.save(scan)
    with pytest.raises(Refused, match="scan-not-plain"):
        register_signed(store, issued.id, scan, on=TODAY)


def test_a_scan_with_a_password_is_refused(store: Store, organisation: str, tmp_path: Path) -> None:
    issued = issue(store, organisation)
    scan = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(scan, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    with pytest.raises(Refused, match="scan-not-plain"):
        register_signed(store, issued.id, scan, on=TODAY)


def test_a_file_is_what_its_content_says_whatever_it_is_called(store: Store, organisation: str, tmp_path: Path) -> None:
    issued = issue(store, organisation)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    register_signed(store, issued.id, scan, on=TODAY)
    assert store.query("SELECT media_type FROM visible_signed_copies") == [{"media_type": "image/jpeg"}]


def test_two_programs_that_print_at_once_give_no_number_twice(store: Store, organisation: str) -> None:
    others = [organisation, *(add_organisation(store, NewOrganisation(f"Buurt {n}", KIND)) for n in range(5))]
    start = Barrier(3)

    def print_some(turn: int) -> list[tuple[str, int]]:
        with store.again() as own:
            start.wait(timeout=20)
            several = [issue(own, other) for other in others[turn::3]]
        return [(issued.number, issued.version) for issued in several]

    with ThreadPoolExecutor(3) as pool:
        given = [number for numbers in pool.map(print_some, range(3)) for number in numbers]
    assert sorted(given) == [(f"SO-2026-{number:04d}", 1) for number in range(1, 7)]


@pytest.mark.parametrize("typed", ["SO-2026", "jan stichting", "collaboration"])
def test_a_document_is_found_by_its_number_its_kind_or_whom_it_is_about(
    store: Store, organisation: str, typed: str
) -> None:
    issue(store, organisation)
    [found] = list_documents(store, search=typed, on=TODAY)
    assert found["about"] == f"Stichting {HOSTILE}"
    assert list_documents(store, search="zomaar", on=TODAY) == []


def test_a_status_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="value-not-in-list"):
        list_documents(store, status="lost", on=TODAY)
