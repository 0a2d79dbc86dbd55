"""Bringing files in: signals, volunteers, organisations, requests and postcodes."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from desk.cli.edge import DONE, REJECTED, Here, answer, hear_no_stop, here, json_option, say, table
from desk.cli.progress import progress_line
from desk.clock import today
from desk.files.report import ImportReport
from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.locale.words import counted, word
from schema.refused import Refused

if TYPE_CHECKING:
    from desk.files.headers import ColumnMapping
    from desk.files.reading import Warned
    from desk.signals.expecting import Expected
    from desk.store.store import Store
    from schema.codes import PartnerType

Command = TypeVar("Command", bound=Callable[..., Any])
_SHOWN = 20
"""Refused rows named on screen; the rejects file holds them all."""


def _file_options(command: Command) -> Command:
    """Give a command its file, `--dry-run`, `--rejects` and `--json`."""
    command = json_option(command)
    command = click.option(
        "--rejects",
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("schrijf geweigerde rijen naar dit bestand"),
    )(command)
    command = click.option("--dry-run", is_flag=True, help=_("toon wat er zou gebeuren en bewaar niets"))(command)
    return click.argument("file", type=click.Path(path_type=Path))(command)


@click.group("import", help=_("Lees een bestand in: CSV, XLSX of een levering (DDAS)."))
def import_command() -> None:
    """Read a file into the desk."""


@import_command.command("signals", help=_("Lees signalen van een vastelastenpartner in."))
@_file_options
@click.option("--partner", help=_("naam van de partner waar een rij er geen noemt"))
@click.option("--type", "partner_type", help=_("soort partner waar een rij er geen noemt"))
@click.option("--with-cases", is_flag=True, help=_("neem ook de zaken van een levering (DDAS) over"))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="KOLOM=KOP",
    help=_("lees een kolom onder deze kop, en onthoud dat voor bestanden met dezelfde koppen"),
)
@here
def import_signals_command(
    at: Here,
    file: Path,
    partner: str | None,
    partner_type: str | None,
    columns: tuple[str, ...],
    with_cases: bool,
    dry_run: bool,
    rejects: Path | None,
    as_json: bool,
) -> int:
    """Merge a file of signals into the desk, or say what that would do."""
    _check_rejects(file, rejects)
    told = _read_columns(columns)
    named, kind = partner.strip() if partner else "", _partner_type(partner_type)
    with at.open() as store:
        origin = _check_origin(store, file)
        mapped = _mapped(store, file, told) if told else None
        given: dict[str, Any] = {"on": today(), "partner": named or None, "type": kind, "with_cases": with_cases}
        report, more = _import_signals(store, file, given | {"mapping": mapped[1] if mapped else None}, dry_run)
        if mapped and not dry_run:
            _keep(store, *mapped, named, kind)
    if report.kept is not None and not mapped:
        _say_kept(report.kept)
    return _told(replace(report, warnings=[*origin, *report.warnings]), file, rejects, as_json, more)


def _import_signals(
    store: "Store", file: Path, given: dict[str, Any], dry_run: bool
) -> tuple[ImportReport, dict[str, Any]]:
    """Import, or try it, with its progress at the terminal; return the report and what is told beside it."""
    from desk.signals.importing import import_signals
    from desk.signals.trying import try_signals

    with progress_line() as tell:
        if dry_run:
            preview = try_signals(store, file, **given, tell=tell)
            return preview.report, {"id": None, "expected": _counted(preview.expected)}
        report, run = import_signals(store, file, **given, tell=tell)
        hear_no_stop()
        return report, {"id": run}


def _check_origin(store: "Store", file: Path) -> "Sequence[Warned]":
    """Say, before anything is stored, that a delivery was made for another municipality; refuse this desk's own."""
    from desk.exchange.origin import check_origin
    from desk.files.table import read_bytes

    origin = check_origin(store, read_bytes(file))
    for warned in origin:
        told = _("Let op: deze levering is gemaakt voor gemeente {code}, niet voor deze. Kijk na of dat klopt.")
        say(told.format(code=warned.field))
    return origin


def _read_columns(columns: Iterable[str]) -> dict[str, str]:
    """Return the heading told for each column.

    Raises:
        click.BadParameter: one of them is not `column=heading`.
    """
    told = [one.partition("=") for one in columns]
    if any(not (name.strip() and heading.strip()) for name, _equals, heading in told):
        raise click.BadParameter(_('schrijf een kolom als bedrag="Te betalen"'), param_hint="--column")
    return {name.strip(): heading.strip() for name, _equals, heading in told}


def _partner_type(value: str | None) -> "PartnerType | None":
    """Return the partner type that an option names, read as a cell of a file is.

    Raises:
        Refused: `value-not-in-list`.
    """
    from schema.codes import PartnerType
    from schema.values import Fault, read_code

    if value is None:
        return None
    kind = read_code(value, PartnerType)
    if isinstance(kind, Fault):
        raise Refused("value-not-in-list", field="--type", value=value, allowed=[str(each) for each in PartnerType])
    return kind


def _mapped(store: "Store", file: Path, told: dict[str, str]) -> "tuple[Sequence[str], ColumnMapping]":
    """Return the headings of a file and what is told of them, with what was kept of them before."""
    from desk.files.ddas import signal_table
    from desk.signals.mappings import map_columns

    headings = signal_table(file).headings
    return headings, map_columns(store, headings, told)


def _keep(
    store: "Store", headings: Sequence[str], mapping: "ColumnMapping", partner: str, kind: "PartnerType | None"
) -> None:
    """Keep what is told of some headings; a partner and type that were kept stay where no other is named."""
    from desk.signals.mappings import find_mapping, save_mapping

    if kept := find_mapping(store, headings):
        partner, kind = partner or kept.partner, kind or kept.type
    save_mapping(store, headings, mapping, partner=partner, type=kind)


def _counted(expected: Iterable["Expected"]) -> dict[str, int]:
    return dict(Counter(str(one.status) for one in expected))


def _say_kept(partner: str) -> None:
    if partner:
        say(_("De kolommen zijn gelezen zoals eerder gekozen, voor {partner}.").format(partner=partner))
    else:
        say(_("De kolommen zijn gelezen zoals eerder gekozen."))


def _plain_import(name: str, function: str, told: str) -> None:
    """Add the import of one kind of file: `function` is `module:name`, imported when it is called."""

    @import_command.command(name, help=told)
    @_file_options
    @here
    def run_import(at: Here, file: Path, dry_run: bool, rejects: Path | None, as_json: bool) -> int:
        _check_rejects(file, rejects)
        module, called = function.split(":")
        with at.open() as store:
            report = getattr(import_module(module), called)(store, file, on=today(), dry_run=dry_run)
            hear_no_stop()
        return _told(report, file, rejects, as_json, {})


_plain_import("volunteers", "desk.volunteers.importing:import_volunteers", _("Lees vrijwilligers in."))
_plain_import(
    "organisations", "desk.partners.importing:import_organisations", _("Lees organisaties en hun overeenkomsten in.")
)
_plain_import("requests", "desk.requests.importing:import_requests", _("Lees hulpvragen in."))
_plain_import("postcodes", "desk.pairings.postcodes:import_postcodes", _("Lees de ligging van postcodes in."))


def _told(report: ImportReport, file: Path, rejects: Path | None, as_json: bool, more: dict[str, Any]) -> int:
    """Answer with the report, write the refused rows where asked, and return the exit code."""
    if rejects is not None:
        _write_rejects(report, file, rejects)
    answer(report.as_json() | more, as_json, _lines(report, more.get("expected", {})))
    if not as_json and report.rejects and rejects is None:
        say(_("Bewaar de geweigerde rijen om te verbeteren met: --rejects geweigerd.csv"))
    return REJECTED if report.rejects else DONE


def _check_rejects(file: Path, rejects: Path | None) -> None:
    """Refuse, before anything is stored, a rejects file that would replace the file itself or cannot be written.

    Raises:
        Refused: `file-exists`, `file-not-written`.
    """
    from desk.files.write import check_writable

    if rejects is None:
        return
    check_writable(rejects)
    if os.path.exists(rejects) and os.path.exists(file) and os.path.samefile(rejects, file):
        raise Refused("file-exists", path=str(rejects))


def _write_rejects(report: ImportReport, file: Path, rejects: Path) -> None:
    from desk.files.ddas import signal_table
    from desk.files.rejects import write_rejects

    write_rejects(
        rejects, signal_table(file), report.rejects, lambda one: f"{word(one.reason)}: {one.field}".rstrip(": ")
    )


def _lines(report: ImportReport, expected: dict[str, int]) -> list[str]:
    counts = (
        (_("nieuw"), report.new),
        (_("bijgewerkt"), report.updated),
        (_("ongewijzigd"), report.unchanged),
        (_("geweigerd"), len(report.rejects)),
    )
    head = ngettext("{n} rij gelezen", "{n} rijen gelezen", report.read).format(n=count(report.read))
    lines = [f"{head}: {', '.join(f'{count(number)} {name}' for name, number in counts)}."]
    lines += [f"  {count(number)} × {status}" for status, number in expected.items()]
    if report.cases is not None and report.attempts is not None:
        lines.append(_brought(report.cases, report.attempts))
    if report.rejects:
        headings = {"line": _("regel"), "reason": _("waarom geweigerd"), "field": _("kolom")}
        lines += ["", *table([_row(one) for one in report.rejects[:_SHOWN]], headings)]
        lines += _rest(len(report.rejects))
    if report.warnings:
        headings = {"line": _("regel"), "reason": _("let op"), "field": _("kolom")}
        lines += ["", *table([_row(one) for one in report.warnings[:_SHOWN]], headings)]
        lines += _rest(len(report.warnings))
    if report.dry_run:
        lines += ["", _("Proef: er is niets opgeslagen.")]
    return lines


def _brought(cases: int, attempts: int) -> str:
    new = ngettext("{n} nieuwe contactpoging", "{n} nieuwe contactpogingen", attempts).format(n=count(attempts))
    return _("Uit de levering: {cases}, {attempts}.").format(cases=counted.cases(cases), attempts=new)


def _row(found: Any) -> dict[str, Any]:
    return {"line": found.line, "reason": word(found.reason), "field": found.field}


def _rest(number: int) -> list[str]:
    return [_("… en nog {n}").format(n=count(number - _SHOWN))] if number > _SHOWN else []
