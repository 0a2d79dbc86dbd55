"""Bringing files in: signals, volunteers, organisations, requests and postcodes."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from desk.cli.edge import DONE, REJECTED, Here, answer, choice, here, json_option, say, table
from desk.clock import today
from desk.files.report import ImportReport
from desk.locale import _
from desk.locale.formats import count
from desk.locale.words import word
from schema.refused import Refused

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


@click.group("import", help=_("Lees een bestand in: CSV of XLSX."))
def import_command() -> None:
    """Read a file into the desk."""


@import_command.command("signals", help=_("Lees signalen van een vastelastenpartner in."))
@_file_options
@click.option("--partner", help=_("naam van de partner waar een rij er geen noemt"))
@click.option("--type", "partner_type", help=_("soort partner waar een rij er geen noemt"))
@here
def import_signals_command(
    at: Here,
    file: Path,
    partner: str | None,
    partner_type: str | None,
    dry_run: bool,
    rejects: Path | None,
    as_json: bool,
) -> int:
    """Merge a file of signals into the desk, or say what that would do."""
    from desk.signals.importing import import_signals, preview_signals
    from schema.codes import PartnerType

    _check_rejects(file, rejects)
    named = PartnerType(choice("--type", partner_type, PartnerType)) if partner_type is not None else None
    given = partner.strip() or None if partner else None
    with at.open() as store:
        if not dry_run:
            report, run = import_signals(store, file, on=today(), partner=given, type=named)
            return _told(report, file, rejects, as_json, {"id": run})
        preview = preview_signals(store, file, on=today(), partner=given, type=named)
    statuses = [str(one.status) for one in preview.expected]
    expected = {status: statuses.count(status) for status in dict.fromkeys(statuses)}
    return _told(preview.report, file, rejects, as_json, {"id": None, "expected": expected})


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
    """Refuse, before anything is stored, a rejects file that would replace the file itself or has no folder.

    Raises:
        Refused: `file-exists`, `file-not-written`.
    """
    if rejects is None:
        return
    if rejects.exists() and file.exists() and rejects.samefile(file):
        raise Refused("file-exists", path=str(rejects))
    if not rejects.absolute().parent.is_dir():
        raise Refused("file-not-written", path=str(rejects))


def _write_rejects(report: ImportReport, file: Path, rejects: Path) -> None:
    from desk.files.rejects import write_rejects
    from desk.files.table import read_table

    write_rejects(
        rejects, read_table(file), report.rejects, lambda one: f"{word(one.reason)}: {one.field}".rstrip(": ")
    )


def _lines(report: ImportReport, expected: dict[str, int]) -> list[str]:
    counts = (
        (_("nieuw"), report.new),
        (_("bijgewerkt"), report.updated),
        (_("ongewijzigd"), report.unchanged),
        (_("geweigerd"), len(report.rejects)),
    )
    head = _("{n} rijen gelezen").format(n=count(report.read))
    lines = [f"{head}: {', '.join(f'{count(number)} {name}' for name, number in counts)}."]
    lines += [f"  {count(number)} × {status}" for status, number in expected.items()]
    if report.rejects:
        headings = {"line": _("regel"), "reason": _("waarom geweigerd"), "field": _("kolom")}
        lines += ["", *table([_row(one) for one in report.rejects[:_SHOWN]], headings)]
        lines += _rest(len(report.rejects))
    if report.warnings:
        headings = {"line": _("regel"), "reason": _("overgeslagen"), "field": _("kolom")}
        lines += ["", *table([_row(one) for one in report.warnings[:_SHOWN]], headings)]
        lines += _rest(len(report.warnings))
    if report.dry_run:
        lines += ["", _("Proef: er is niets opgeslagen.")]
    return lines


def _row(found: Any) -> dict[str, Any]:
    return {"line": found.line, "reason": word(found.reason), "field": found.field}


def _rest(number: int) -> list[str]:
    return [_("… en nog {n}").format(n=count(number - _SHOWN))] if number > _SHOWN else []
