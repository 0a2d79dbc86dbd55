"""Saying whether a desk is whole: its cipher, its file, its papers and its audit chain."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from desk.store.audit import ChainReport, head, verify_chain
from desk.store.cipher import connect, plain_errors
from desk.store.platform import only_one
from desk.store.store import DATABASE, LOCK, Store
from schema.refused import CannotOpen

if TYPE_CHECKING:
    from sqlite3 import Connection

_MOST_FAULTS = 50
_DIGITAL = """SELECT DISTINCT c.id, c.document, c.scan, d.pdf FROM signature g
  JOIN signed_copy c ON c.id = g.signed_copy JOIN document d ON d.id = c.document WHERE g.how = 'digital'"""
_ELSEWHERE = """SELECT g.id FROM signature g JOIN document_signer s ON s.id = g.document_signer
  JOIN signed_copy c ON c.id = g.signed_copy WHERE c.document <> s.document"""


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found; `faults` names at most fifty things that are not whole, for the administrator."""

    ok: bool
    file: bool
    cipher: bool
    documents: bool
    audit: ChainReport
    faults: list[str]


def verify(store: Store) -> Report:
    """Check every page's seal, the tables, each paper and scan against its hash, and the audit chain.

    It reads all at one moment, over a connection of its own; nobody writes while the pages are read.

    Raises:
        Refused: `desk-busy`.
        CannotOpen: when the file cannot be opened at all.
    """
    connection = connect(store.home / DATABASE, store.file_key)
    try:
        return examine(connection, store.home / LOCK)
    finally:
        connection.close()


def examine(connection: "Connection", lock: Path) -> Report:
    """Check a file over a connection to it; nobody who asks for the lock writes while the pages are read.

    Raises:
        Refused: `desk-busy`.
    """
    faults: list[str] = []
    with plain_errors():
        with only_one(lock):
            cipher = _whole(faults, "cipher", _broken_pages(connection))
        connection.execute("BEGIN")
        file = _whole(faults, "file", _broken_tables(connection))
        documents = _whole(faults, "documents", _broken_papers(connection))
        audit = _chain(connection, faults)
    return Report(cipher and file and documents and audit.ok, file, cipher, documents, audit, faults[:_MOST_FAULTS])


def _whole(faults: list[str], part: str, found: Iterator[str]) -> bool:
    """Gather the faults of one part, and say whether there are none; a page that cannot be read is one."""
    before = len(faults)
    with _damage_noted(faults, part):
        faults += (f"{part}: {fault}" for fault in found)
    return len(faults) == before


@contextmanager
def _damage_noted(faults: list[str], part: str) -> Iterator[None]:
    try:
        with plain_errors():
            yield
    except CannotOpen as refused:
        faults.append(f"{part}: {refused.values['detail']}")


def _broken_pages(connection: "Connection") -> Iterator[str]:
    for row in connection.execute("PRAGMA cipher_integrity_check"):
        yield from map(str, row.values())


def _broken_tables(connection: "Connection") -> Iterator[str]:
    for row in connection.execute("PRAGMA quick_check"):
        yield from (str(value) for value in row.values() if value != "ok")
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row['table']} {row['rowid']} refers to nothing in {row['parent']}"


def _broken_papers(connection: "Connection") -> Iterator[str]:
    for table, blob in (("document", "pdf"), ("signed_copy", "scan"), ("proof_scan", "scan")):
        for row in connection.execute(f"SELECT id, sha256, {blob} AS content FROM {table}"):
            if sha256(row["content"]).hexdigest() != row["sha256"]:
                yield f"{table} {row['id']}"
    yield from _broken_register(connection)


def _broken_register(connection: "Connection") -> Iterator[str]:
    """Yield documents whose data is not what they were made from, and digital copies that are not of the document."""
    for row in connection.execute("SELECT id, source, state_digest FROM document WHERE source IS NOT NULL"):
        if sha256(row["source"].encode()).hexdigest() != row["state_digest"]:
            yield f"document {row['id']} was not made from the data beside it"
    for row in connection.execute(_DIGITAL):
        if not row["scan"].startswith(row["pdf"]):
            yield f"signed_copy {row['id']} does not begin with document {row['document']}"
    for row in connection.execute(_ELSEWHERE):
        yield f"signature {row['id']} stands on the copy of another document"


def _chain(connection: "Connection", faults: list[str]) -> ChainReport:
    """Verify the chain, and that no record was made by an event beyond its end: those were cut off."""
    report = ChainReport(False, 0, None)
    with _damage_noted(faults, "audit"):
        report = verify_chain(connection)
        if report.ok and _newest_maker(connection) > (last := head(connection).seq):
            report = ChainReport(False, report.events, last + 1, report.first)
        if not report.ok:
            faults.append(f"audit: event {report.first_bad}")
    return report


def _newest_maker(connection: "Connection") -> int:
    """Return the highest event that any record names as its maker."""
    tables = connection.execute(
        "SELECT t.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'event'"
    ).fetchall()
    found = (connection.execute(f"SELECT max(event) AS newest FROM {row['name']}").fetchone() for row in tables)
    return max(row["newest"] or 0 for row in found)
