"""Printing again: what was issued stays what it is, until its subject changes or somebody asks for a new version."""

from datetime import timedelta
from pathlib import Path

import pytest

from desk.documents.house import change_house
from desk.documents.issuing import Issued, gaps_ahead, has_changed, issue_document
from desk.documents.register import document_row
from desk.documents.signing import register_signed
from desk.documents.texts import copy_clauses
from desk.partners.recording import NewOrganisation, add_organisation
from desk.store.store import Store
from desk.volunteers.loading import volunteer_id
from schema.codes import OrganisationKind
from schema.signing import AGREEMENT_OF, PROOF_OF
from tests.conftest import TODAY
from tests.desk.volunteers.invented import BOS, read_in

LATER = TODAY + timedelta(days=40)
RED = "#8a1538"
KIND = "collaboration-agreement"


@pytest.fixture
def organisation(store: Store) -> str:
    return add_organisation(store, NewOrganisation("Stichting Anker", OrganisationKind.VOLUNTEER_ORGANISATION))


@pytest.fixture
def issued(store: Store, organisation: str) -> Issued:
    return again(store, organisation)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n what a scanner made")
    return path


@pytest.fixture
def signed(store: Store, issued: Issued, scan: Path) -> Issued:
    register_signed(store, issued.id, scan, on=LATER)
    return issued


def again(store: Store, organisation: str, *, anew: bool = False) -> Issued:
    return issue_document(store, KIND, organisation, on=LATER, language="nl", anew=anew)


def change_text(store: Store) -> None:
    path = copy_clauses(store, KIND, "nl", ["5.2"])
    path.write_text(path.read_text("utf-8").replace('\ntext = "', '\ntext = "Bij ons: '), "utf-8")


def move(store: Store, organisation: str) -> None:
    with store.write(store.user, "test", organisation) as tx:
        tx.change("organisation", organisation, {"phone": "0999"}, 1)


def bytes_of(paper: Issued) -> tuple[str, int, bytes]:
    return paper.id, paper.version, paper.pdf


def test_another_house_style_leaves_what_was_issued_as_it_is(store, organisation, issued):
    change_house(store, main=RED, on=TODAY)
    assert not has_changed(store, issued.id, on=LATER)
    assert bytes_of(again(store, organisation)) == bytes_of(issued)


def test_what_was_signed_stays_signed_and_the_same_in_another_house_style_and_text(store, organisation, signed):
    change_house(store, main=RED, on=TODAY)
    change_text(store)
    assert not has_changed(store, signed.id, on=LATER)
    assert bytes_of(again(store, organisation)) == bytes_of(signed)
    assert gaps_ahead(store, KIND, organisation, on=LATER, language="nl") == signed.gaps
    assert document_row(store, signed.id, on=LATER)["status"] == "signed"


@pytest.mark.parametrize("kind", [*AGREEMENT_OF, *PROOF_OF])
def test_signing_alone_makes_no_new_version(store, organisation, scan, tmp_path, kind):
    read_in(store, tmp_path, volunteers=[BOS])
    subject = organisation if kind in AGREEMENT_OF else volunteer_id(store, "V1")
    paper = issue_document(store, kind, subject, on=TODAY, language="nl")
    register_signed(store, paper.id, scan, on=TODAY)
    assert bytes_of(issue_document(store, kind, subject, on=LATER, language="nl")) == bytes_of(paper)


def test_what_nobody_signed_yet_follows_the_text(store, organisation, issued):
    change_text(store)
    assert has_changed(store, issued.id, on=LATER)
    assert again(store, organisation).version == 2


def test_a_changed_subject_makes_the_next_version_in_the_new_style_beside_the_signed_one(store, organisation, signed):
    change_house(store, main=RED, on=TODAY)
    move(store, organisation)
    newer = again(store, organisation)
    assert (newer.number, newer.version) == (signed.number, 2)
    [template] = store.query("SELECT template FROM visible_documents WHERE id = ?", [newer.id])
    assert "+house:" in template["template"]
    assert document_row(store, signed.id, on=LATER)["status"] == "signed"


def test_who_asks_for_a_new_version_gets_one_in_the_new_style(store, organisation, signed):
    change_house(store, main=RED, on=TODAY)
    newer = again(store, organisation, anew=True)
    assert (newer.version, newer.again) == (2, False)
    assert newer.pdf != signed.pdf
    assert bytes_of(again(store, organisation)) == bytes_of(newer)
