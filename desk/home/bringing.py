"""A file that a user brings, whatever is in it: what it would do, and doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from desk.exchange.origin import check_origin
from desk.files.ddas import is_ddas, read_ddas
from desk.files.headers import ColumnMapping, find_columns, whole_text
from desk.files.reading import Warned
from desk.files.recognising import KINDS, likely_kind
from desk.files.report import ImportReport
from desk.files.table import read_bytes, read_table
from desk.home.looking import Look, gather
from desk.signals.importing import Preview, import_signals
from desk.signals.mappings import Kept, find_mapping, save_mapping
from desk.signals.trying import try_signals
from desk.store.store import Store
from schema.codes import PartnerType
from schema.progress import Tell
from schema.refused import Refused

_IMPORTERS = {"requests": "desk.requests", "volunteers": "desk.volunteers", "organisations": "desk.partners"}
"""Each has in its module `importing` a function `import_<kind>`."""
_SAMPLED = 3
"""Rows shown beside the headings."""


class Sample(NamedTuple):
    """The headings of a file and its first rows, to say what is in it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    sample: Sample | None = None
    kept: Kept | None = None
    """What was said of these headings before, for signals alone."""
    delivery: bool = False
    """Whether it is a delivery in the exchange format, which has cases beside its signals."""
    with_cases: bool = False
    """Whether those cases come too."""
    origin: Sequence[Warned] = ()
    """What is odd about where a delivery comes from."""

    @property
    def mappable(self) -> bool:
        """Say whether a user may say which heading holds which column."""
        return self.kind == "signals" and self.sample is not None


def look_at_file(store: Store, asked: Brought) -> Brought:
    """Say what a file holds by its headings, and what is kept of them; what was asked for stays as it is.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.ddas`); `own-delivery`.
    """
    content = read_bytes(asked.path)
    file = read_ddas(content) if is_ddas(content) else None
    origin = check_origin(store, content, file)
    table = file.table() if file else read_table(content)
    sample = Sample(table.headings, tuple(tuple(map(whole_text, row.cells)) for row in islice(table.rows(), _SAMPLED)))
    kept = find_mapping(store, table.headings)
    kind = asked.kind or ("signals" if kept else _kind_of(table.headings))
    asked = replace(asked, kind=kind, sample=sample, delivery=file is not None, origin=origin)
    if kept is None or kind != "signals":
        return replace(asked, kept=None)
    return replace(asked, kept=kept, partner=asked.partner or kept.partner, type=asked.type or kept.type)


def _kind_of(headings: Sequence[str]) -> str:
    """Return the likely kind, unless more of the headings are those of signals: their file may lack a needed one."""
    kind = likely_kind(headings)
    known = {one: find_columns(headings, [column.name for column in KINDS[one]]).places for one in (kind, "signals")}
    return "signals" if len(known["signals"]) > len(known[kind]) else kind


def keep_standing_in(store: Store, brought: Brought) -> None:
    """Keep, with the headings of a file of signals, the partner and type that stand in for this and later files."""
    if not brought.mappable or brought.sample is None:
        return
    kept = brought.kept
    if kept or brought.partner or brought.type:
        mapping = kept.mapping if kept else ColumnMapping()
        save_mapping(store, brought.sample.headings, mapping, partner=brought.partner, type=brought.type)


def look_through(store: Store, asked: Brought, *, on: date, tell: Tell | None = None) -> tuple[Brought, Look | Refused]:
    """Say what a file holds and what it would do, without storing anything.

    A refusal comes with what was found of the file before it, for there it can be mended; `import-cancelled` is one,
    when `tell` says so.
    """
    try:
        asked = look_at_file(store, asked)
        return asked, preview_file(store, asked, on=on, tell=tell)
    except Refused as refused:
        return asked, refused


def preview_file(store: Store, brought: Brought, *, on: date, tell: Tell | None = None) -> Look:
    """Say what a file would do, without storing anything.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`);
            `import-cancelled` when `tell` says so.
    """
    if brought.kind != "signals":
        return gather(Preview(_importer(brought.kind)(store, brought.path, on=on, dry_run=True), []))
    look = gather(try_signals(store, brought.path, on=on, tell=tell, **_given(brought)))
    return replace(look, report=replace(look.report, warnings=[*brought.origin, *look.report.warnings]))


def import_file(store: Store, brought: Brought, *, on: date, tell: Tell | None = None) -> ImportReport:
    """Store a file in one transaction, and say what came of its rows.

    Raises:
        Refused: what makes the file as a whole unreadable (`desk.files.table`, `desk.files.headers`);
            `import-cancelled` when `tell` says so, and nothing is stored.
    """
    if brought.kind == "signals":
        return import_signals(store, brought.path, on=on, tell=tell, **_given(brought))[0]
    return _importer(brought.kind)(store, brought.path, on=on)


def _given(brought: Brought) -> dict[str, Any]:
    return {"partner": brought.partner or None, "type": brought.type, "with_cases": brought.with_cases}


def _importer(kind: str) -> Callable[..., ImportReport]:
    found: Callable[..., ImportReport] = getattr(import_module(f"{_IMPORTERS[kind]}.importing"), f"import_{kind}")
    return found
