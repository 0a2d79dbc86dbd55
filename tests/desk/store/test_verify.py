"""Verifying a desk finds what is not whole, and says which part it is."""

from hashlib import sha256

import pytest

from desk.store.verify import verify
from tests.conftest import TODAY
from tests.desk.store.files import add_partner, bare

PDF = b"%PDF-1.7 an invented paper"
PAPER = {
    "number": "2026-D-0001",
    "kind": "cover-note",
    "subject": "",
    "language": "nl",
    "edition": 1,
    "state_digest": "0",
    "sha256": sha256(PDF).hexdigest(),
    "pages": 1,
    "issued_on": TODAY,
    "template": "1",
    "pdf": PDF,
}


@pytest.fixture
def filed(store):
    """A desk with a paper and its signed copy."""
    with store.write(store.user, "file", "papers") as tx:
        [paper] = tx.insert("document", [PAPER])
        copy = {"document": paper, "sha256": PAPER["sha256"], "media_type": "application/pdf", "registered_on": TODAY}
        tx.insert("signed_copy", [{**copy, "scan": PDF}])
    return store


def meddle(store, *statements):
    with bare(store) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)


def test_a_desk_that_was_left_alone_is_whole(filed):
    report = verify(filed)
    assert (report.ok, report.file, report.cipher, report.documents, report.faults) == (True, True, True, True, [])
    assert (report.audit.ok, report.audit.events, report.audit.first_bad) == (True, 2, None)


@pytest.mark.parametrize(
    ("table", "column", "other"),
    [("document", "pdf", "X'00'"), ("document", "sha256", "'00'"), ("signed_copy", "scan", "X'00'")],
)
def test_a_paper_that_is_not_what_was_issued_is_named(filed, table, column, other):
    [row] = filed.query(f"SELECT id FROM visible_{'documents' if table == 'document' else 'signed_copies'}")
    meddle(filed, f"UPDATE {table} SET {column} = {other}")
    report = verify(filed)
    assert (report.ok, report.documents, report.file, report.faults) == (
        False,
        False,
        True,
        [f"documents: {table} {row['id']}"],
    )


def test_a_row_that_refers_to_nothing_is_a_fault_of_the_file(filed):
    meddle(filed, "UPDATE signed_copy SET document = 'nowhere'")
    report = verify(filed)
    assert (report.ok, report.file, report.cipher) == (False, False, True)


def test_a_meddled_chain_is_a_fault_of_the_log_alone(filed):
    meddle(filed, "DROP TRIGGER audit_event_keeps", "UPDATE audit_event SET actor = 'x' WHERE seq = 2")
    report = verify(filed)
    assert (report.ok, report.file, report.documents, report.audit.first_bad) == (False, True, True, 2)


def test_a_chain_whose_end_was_cut_off_is_found_by_the_rows_that_remain(filed):
    add_partner(filed, "Stroom en Zo")
    meddle(filed, "DROP TRIGGER audit_event_stays", "DELETE FROM audit_event WHERE seq = 3")
    report = verify(filed)
    assert (report.audit.ok, report.audit.events, report.audit.first_bad) == (False, 2, 3)


def test_verifying_changes_nothing(filed):
    before = filed.head()
    verify(filed)
    assert filed.head() == before
