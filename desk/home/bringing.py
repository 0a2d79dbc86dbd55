"""A file that a user brings, whatever is in it: what it would do, and doing it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path

from desk.files.recognising import likely_kind
from desk.files.report import ImportReport
from desk.files.table import read_table
from desk.signals.importing import Preview, import_signals, preview_signals
from desk.store.store import Store
from schema.codes import PartnerType

_IMPORTERS = {"requests": "desk.requests", "volunteers": "desk.volunteers", "organisations": "desk.partners"}
"""Each has in its module `importing` a function `import_<kind>`."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file, and what is to be read in it."""

    path: Path
    kind: str = ""
    """One of `desk.files.recognising.KINDS`; empty when the headings are to say it."""
    partner: str = ""
    """Stands in where a signal names no partner."""
    type: PartnerType | None = None
    """Stands in where a signal names no type."""


def preview_file(store: Store, brought: Brought, *, on: date) -> tuple[Brought, Preview]:
    """Say what a file would do, and what it was read as, without storing anything.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`).
    """
    if not brought.kind:
        brought = replace(brought, kind=likely_kind(read_table(brought.path).headings))
    if brought.kind == "signals":
        told = preview_signals(store, brought.path, on=on, partner=brought.partner or None, type=brought.type)
        return brought, told
    return brought, Preview(_importer(brought.kind)(store, brought.path, on=on, dry_run=True), [])


def import_file(store: Store, brought: Brought, *, on: date) -> ImportReport:
    """Store a file in one transaction, and say what came of its rows.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`).
    """
    if brought.kind == "signals":
        partner = brought.partner or None
        return import_signals(store, brought.path, on=on, partner=partner, type=brought.type)[0]
    return _importer(brought.kind)(store, brought.path, on=on)


def _importer(kind: str) -> Callable[..., ImportReport]:
    found: Callable[..., ImportReport] = getattr(import_module(f"{_IMPORTERS[kind]}.importing"), f"import_{kind}")
    return found
