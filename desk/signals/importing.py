"""Importing signals: shown before it is stored, merged in one transaction; the same file twice changes nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.files.kinds import read_signals
from desk.files.reading import Reading
from desk.files.report import ImportReport
from desk.files.rows import SignalRow
from desk.files.table import read_bytes, read_table
from desk.signals.expecting import Expected, expected_statuses
from desk.signals.merging import Merged, merge_signals, write_merged
from desk.store.drafts import log_import
from desk.store.store import Store
from schema.codes import PartnerType


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a file would do, for a reader to judge first."""

    report: ImportReport
    expected: list[Expected]
    """The signals that are new or changed, with what the rules make of each."""


def preview_signals(
    store: Store,
    path: Path,
    *,
    on: date,
    partner: str | None = None,
    type: PartnerType | None = None,  # noqa: A002
) -> Preview:
    """Say what importing a file would do, without storing anything.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`).
    """
    reading = read_signals(read_table(path), on, partner, type)
    merged = merge_signals(store, reading.rows, on=on)
    return Preview(_report(reading, merged, dry_run=True), expected_statuses(store, merged, store.settings(on)))


def import_signals(
    store: Store,
    path: Path,
    *,
    on: date,
    partner: str | None = None,
    type: PartnerType | None = None,  # noqa: A002
    dry_run: bool = False,
) -> tuple[ImportReport, str | None]:
    """Merge a file of signals into the desk, in one transaction; return what came of its rows and the import's id.

    The key is partner and kenmerk, else partner, address and signal date. Partners, addresses and residents are found
    or made. A file that changes nothing leaves no trace, and has no id; nor has a dry run.

    Args:
        partner: stands in where a row names none; without it the row's type does.
        type: stands in where a row names none.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`).
    """
    with _no_collecting():
        content = read_bytes(path)
        reading = read_signals(read_table(content), on, partner, type)
        if dry_run:
            return _report(reading, merge_signals(store, reading.rows, on=on), dry_run=True), None
        settings = store.settings(on)
        with store.write(store.user, "import-signals", "signals") as tx:
            merged = merge_signals(store, reading.rows, on=on)
            write_merged(tx, merged, settings, on=on)
            run = log_import(tx, "signals", path, content, merged.tally, len(reading.rejects), on)
        return _report(reading, merged, dry_run=False), run


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold off the search for garbage: what an import makes lives until its end, and looking costs a fifth of it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _report(reading: Reading[SignalRow], merged: Merged, *, dry_run: bool) -> ImportReport:
    tally = merged.tally
    return ImportReport(tally.new, tally.updated, tally.unchanged, reading.rejects, reading.warnings, dry_run)
