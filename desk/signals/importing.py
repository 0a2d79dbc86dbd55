"""Importing signals: shown before it is stored, merged in one transaction; the same file twice changes nothing."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desk.files.ddas import DdasFile, is_ddas, read_ddas, signal_table
from desk.files.headers import ColumnMapping
from desk.files.kinds import read_signals
from desk.files.reading import Reading, Warned
from desk.files.report import ImportReport
from desk.files.rows import SignalRow
from desk.files.table import Table, read_bytes, read_table
from desk.requests.spellings import at_kept_doors
from desk.signals.bringing_cases import CasesBrought, bring_cases
from desk.signals.expecting import Expected, Rested, expected_statuses, resting_rows
from desk.signals.likely_finding import find_likely, whom_to_compare, write_questions
from desk.signals.mappings import find_mapping
from desk.signals.merging import Merged, merge_signals, write_merged
from desk.store.collecting import no_collecting
from desk.store.drafts import digest_of, log_import
from desk.store.store import Store
from desk.store.transaction import Tx
from schema.codes import PartnerType
from schema.progress import Tell

_READ_BEFORE = "SELECT run_on FROM import_run WHERE sha256 = ? ORDER BY key DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a file would do, for a reader to judge first."""

    report: ImportReport
    expected: list[Expected]
    """The signals that are new or changed, with what the rules make of each."""
    rested: Sequence[Rested] = ()
    """The rows that make no signal new and change none."""


def preview_signals(
    store: Store,
    path: Path,
    *,
    on: date,
    partner: str | None = None,
    type: PartnerType | None = None,  # noqa: A002
    mapping: ColumnMapping | None = None,
    tell: Tell | None = None,
) -> Preview:
    """Say what the rows of a file would do, without storing anything; the arguments are those of `import_signals`.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`);
            `import-cancelled` when `tell` says so.
    """
    reading = _read(store, signal_table(path), on, partner, type, mapping, tell)
    merged = merge_signals(store, reading.rows, on=on, tell=tell)
    if merged.tally.updated:
        _warn_of_old(store, digest_of(read_bytes(path)), reading)
    report = _report(reading, merged, dry_run=True)
    expected = expected_statuses(store, merged, store.settings(on), tell)
    return Preview(report, expected, resting_rows(merged, reading.rows))


def import_signals(
    store: Store,
    path: Path,
    *,
    on: date,
    partner: str | None = None,
    type: PartnerType | None = None,  # noqa: A002
    with_cases: bool = False,
    mapping: ColumnMapping | None = None,
    tell: Tell | None = None,
) -> tuple[ImportReport, str | None]:
    """Merge a file of signals into the desk, in one transaction; return what came of its rows and the import's id.

    The key is partner and kenmerk, else partner, address and signal date. Partners, addresses and residents are found
    or made. A file that changes nothing leaves no trace, and has no id.

    Args:
        partner: stands in where a row names none; without it the row's type does.
        type: stands in where a row names none.
        with_cases: the cases of a delivery in the exchange format come too.
        mapping: what the headings hold; without it what is kept of them (`desk.signals.mappings`), together with what
            stands in, and without that their aliases.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`);
            `import-cancelled` when `tell` says so, and nothing is stored.
    """
    with no_collecting():  # What is read is let go before the search goes on, which would else go through all of it.
        return _import(store, path, on, partner, type, mapping, with_cases=with_cases, tell=tell)


def _import(
    store: Store,
    path: Path,
    on: date,
    partner: str | None,
    type: PartnerType | None,  # noqa: A002
    mapping: ColumnMapping | None,
    *,
    with_cases: bool,
    tell: Tell | None,
) -> tuple[ImportReport, str | None]:
    content = read_bytes(path)
    file = read_ddas(content) if is_ddas(content) else None
    reading = _read(store, file.table() if file else read_table(content), on, partner, type, mapping, tell)
    digest = digest_of(content)
    del content  # It is read: what is made of it needs the room.
    with store.write(store.user, "import-signals", "signals") as tx:
        merged, brought = _write(store, tx, reading, file, on, with_cases=with_cases, tell=tell)
        if merged.tally.updated:
            _warn_of_old(store, digest, reading)
        more = bool(tx.changes.counts)
        run = log_import(tx, "signals", path, digest, merged.tally, len(reading.rejects), on, more=more)
    return _report(reading, merged, brought, dry_run=False), run


def _write(
    store: Store,
    tx: Tx,
    reading: Reading[SignalRow],
    file: DdasFile | None,
    on: date,
    *,
    with_cases: bool,
    tell: Tell | None,
) -> tuple[Merged, CasesBrought | None]:
    """Write what a file makes of the desk; return it, and where its cases come too what came of them."""
    settings = store.settings(on)
    merged, rows = merge_signals(store, reading.rows, on=on, tell=tell), len(reading.rows)
    if not with_cases:
        reading.rows.clear()  # They are merged: a hundred thousand need not be held twice.
    alike = whom_to_compare(store, merged)
    with ThreadPoolExecutor(1) as beside, tx.bulk(merged.coming):
        write_merged(tx, merged, settings, on=on, keep=with_cases, tell=tell)
        likely = beside.submit(find_likely, alike)  # While indexes are built, which needs nothing of Python.
    write_questions(tx, likely.result(), rows, on)
    if not with_cases:
        return merged, None
    brought = bring_cases(store, tx, file, reading.rows, merged, settings, on=on) if file else CasesBrought()
    return merged, brought


def _read(
    store: Store,
    table: Table,
    on: date,
    partner: str | None,
    type: PartnerType | None,  # noqa: A002
    mapping: ColumnMapping | None,
    tell: Tell | None,
) -> Reading[SignalRow]:
    """Read a table by what is kept of its headings, where nothing else is given."""
    kept = find_mapping(store, table.headings)
    if kept is None:
        reading = read_signals(table, on, partner, type, mapping, tell)
    else:
        named, kind = partner or kept.partner, type or kept.type
        reading = read_signals(table, on, named, kind, mapping or kept.mapping, tell)
        reading.kept = named
    return replace(reading, rows=at_kept_doors(store, reading.rows))


def _warn_of_old(store: Store, digest: str, reading: Reading[SignalRow]) -> None:
    """Warn of a file that changes something although it was read before: later files told otherwise."""
    runs = store.query(_READ_BEFORE, [digest])
    reading.warnings.extend(Warned(0, "read-before", run["run_on"]) for run in runs)


def _report(
    reading: Reading[SignalRow], merged: Merged, brought: CasesBrought | None = None, *, dry_run: bool
) -> ImportReport:
    tally = merged.tally
    report = ImportReport(tally.new, tally.updated, tally.unchanged, reading.rejects, reading.warnings, dry_run)
    report = replace(report, kept=reading.kept)
    if brought is None:
        return report
    warnings = [*reading.warnings, *brought.warnings]
    return replace(report, warnings=warnings, cases=brought.cases, attempts=brought.attempts)
