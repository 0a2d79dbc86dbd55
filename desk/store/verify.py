"""Saying whether a desk is whole: its cipher, its file, its papers and its audit chain."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from desk.store.anchors import Anchor, anchors_inside, keep_anchor, not_held
from desk.store.audit import ChainReport, chain_start, head, verify_chain
from desk.store.cipher import connect, plain_errors
from desk.store.platform import only_one
from desk.store.store import DATABASE, LOCK, Store
from schema.progress import CheckStep, Tell
from schema.refused import CannotOpen, Refused

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
    anchors: int
    """How many stated events were looked for in the chain."""
    state: str
    """The newest event as `events:fingerprint`, to keep elsewhere: an anchor; "" where the log is not whole."""
    faults: list[str]
    older: int = 0
    """How many stated events lie before the start of the chain, so that nobody can look for them any more."""


def verify(store: Store, given: Sequence[Anchor] = (), tell: Tell | None = None) -> Report:
    """Check every page's seal, the tables, each paper and scan against its hash, and the audit chain.

    It reads all at one moment, over a connection of its own; nobody writes while the pages are read. A whole chain
    gets an anchor at its end, from which the next opening goes on.

    Args:
        given: anchors from outside, such as a printed report, that the chain must hold beside those in the desk.

    Raises:
        Refused: `desk-busy`.
        CannotOpen: when the file cannot be opened at all.
    """
    connection = connect(store.home / DATABASE, store.file_key)
    try:
        report = examine(connection, store.home / LOCK, given, tell or _nobody)
        if report.ok and report.audit.events:
            _keep_end(store, connection)
    finally:
        connection.close()
    return report


def examine(connection: "Connection", lock: Path, given: Sequence[Anchor] = (), tell: Tell | None = None) -> Report:
    """Check a file over a connection to it; nobody who asks for the lock writes while the pages are read.

    Args:
        given: as for `verify`.

    Raises:
        Refused: `desk-busy`.
    """
    faults: list[str] = []
    said = tell or _nobody
    said(CheckStep.PAGES, 0, 0)
    with plain_errors():
        with only_one(lock):
            cipher = _whole(faults, "cipher", _broken_pages(connection))
        connection.execute("BEGIN")
        said(CheckStep.TABLES, 0, 0)
        file = _whole(faults, "file", _broken_tables(connection))
        said(CheckStep.PAPERS, 0, 0)
        documents = _whole(faults, "documents", _broken_papers(connection))
        said(CheckStep.CHAIN, 0, 0)
        audit, anchors, older = _chain(connection, faults, given, said)
        last = head(connection) if audit.ok and audit.events else None
    state = f"{last.seq}:{last.hash}" if last else ""
    ok = cipher and file and documents and audit.ok
    return Report(ok, file, cipher, documents, audit, anchors, state, faults[:_MOST_FAULTS], older)


def _nobody(step: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""


def _keep_end(store: Store, connection: "Connection") -> None:
    """Keep an anchor at the end of what was found whole; where nothing can be written, it is done without."""
    last = head(connection)
    connection.execute("COMMIT")
    with suppress(Refused), plain_errors(), only_one(store.home / LOCK, 0):
        connection.execute("BEGIN IMMEDIATE")
        keep_anchor(connection, last)
        connection.execute("COMMIT")


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


def _chain(
    connection: "Connection", faults: list[str], given: Sequence[Anchor], tell: Tell
) -> tuple[ChainReport, int, int]:
    """Verify the chain, that no record was made by an event beyond its end, and that it holds every anchor.

    Returns:
        the report, how many anchors were looked for, and how many lie before its start.
    """
    report, anchors, older = ChainReport(False, 0, None), list(given), 0
    with _damage_noted(faults, "audit"):
        anchors += anchors_inside(connection)
        report = verify_chain(connection, tell)
        older = sum(anchor.seq < chain_start(connection).seq for anchor in anchors)
        missed, end = list(not_held(connection, anchors)), head(connection).seq + 1
        bad = [report.first_bad] if report.first_bad is not None else []
        if report.ok and _newest_maker(connection) >= end:
            bad.append(end)
        bad += (min(anchor.seq, end) for anchor in missed)
        if bad:
            report = ChainReport(False, report.events, min(bad), report.first)
            faults.append(f"audit: event {report.first_bad}")
            faults += (f"audit: anchor {anchor.seq} ({anchor.found}) is not in the chain" for anchor in missed)
    return report, len(anchors) - older, older


def _newest_maker(connection: "Connection") -> int:
    """Return the highest event that any record names as its maker."""
    tables = connection.execute(
        "SELECT t.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'event'"
    ).fetchall()
    found = (connection.execute(f"SELECT max(event) AS newest FROM {row['name']}").fetchone() for row in tables)
    return max(row["newest"] or 0 for row in found)
