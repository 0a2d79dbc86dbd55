"""`desk verify` and `desk recovery`: is the desk whole, and can it be opened when its key is lost."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from desk.cli.edge import DONE, REFUSED, Here, answer, ask_new_passphrase, here, json_option, say
from desk.cli.progress import progress_line
from desk.cli.setup import KEY_FILE_OPTION, hand_over_code
from desk.clock import today
from desk.locale import _
from desk.locale.words import counted
from desk.locale.words.checking import progress


@click.command("verify", help=_("Controleer het bestand, de versleuteling, de documenten en de keten van het logboek."))
@click.option(
    "--anchor",
    "typed",
    multiple=True,
    metavar="SEQ:HASH",
    help=_("stand van het logboek op een geprint verslag: aantal gebeurtenissen:vingerafdruk (mag vaker)"),
)
@json_option
@here
def verify_command(desk: Here, typed: tuple[str, ...], as_json: bool) -> int:
    """Say which part of the desk is whole; exit code 1 when one is not."""
    from desk.store.anchors import read_anchor
    from desk.store.verify import verify

    given = [read_anchor(each) for each in typed]
    with desk.open() as store, progress_line(progress) as tell:
        report = verify(store, given, tell)
    states = {True: _("in orde"), False: _("NIET in orde")}
    lines = [
        _("Bestand: {state}").format(state=states[report.file]),
        _("Versleuteling: {state}").format(state=states[report.cipher]),
        _("Documenten: {state}").format(state=states[report.documents]),
        _("Logboek: {state}, {events}").format(
            state=states[report.audit.ok], events=counted.events(report.audit.events)
        ),
        _("Ankers die het logboek moet bevatten: {count}").format(count=report.anchors),
        *([_("Stand van het logboek: {state}").format(state=report.state)] if report.state else []),
        *report.faults,
    ]
    if report.audit.first > 1:
        lines.insert(
            4,
            _("Het logboek loopt vanaf regel {first}; wat ouder was, is na zijn termijn vernietigd.").format(
                first=report.audit.first
            ),
        )
    if not report.ok:
        lines.append(_("Dit bureau is niet heel. Zet de laatste goede reservekopie terug, en bewaar deze map."))
    if report.older:
        lines.append(_("Ankers van vóór die regel, niet meer te vergelijken: {count}").format(count=report.older))
    told = asdict(report)
    if not report.older:
        del told["older"]
    if report.audit.first == 1:
        del told["audit"]["first"]
    answer(told, as_json, lines)
    return DONE if report.ok else REFUSED


@click.group("recovery", help=_("De herstelcode: waarmee het bureau opengaat als de sleutel weg is."))
def recovery_command() -> None:
    """Hold the commands about the recovery code."""


@recovery_command.command("new", help=_("Maak een nieuwe herstelcode; de oude opent dit bureau niet meer."))
@json_option
@here
def new(desk: Here, as_json: bool) -> None:
    """Show a new code, have its end typed over where somebody can, and only then let it replace the old one."""
    from desk.store.opening import renew_recovery
    from desk.store.slots import new_recovery_code

    with desk.open() as store:
        code = new_recovery_code()
        if not as_json:
            hand_over_code(code)
        record = renew_recovery(store, code, on=today())
    say(
        _(
            "De oude herstelcode opent dit bureau niet meer. Bewaar hem nog: de reservekopieën die er al zijn,"
            " vragen hem."
        )
    )
    answer({"id": record, "recovery_code": code}, as_json)


@recovery_command.command(
    "use", help=_("Geef een bureau waarvan de sleutel weg is, een nieuwe sleutel met de herstelcode.")
)
@click.option(
    "--code-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_("bestand met de herstelcode; anders wordt erom gevraagd"),
)
@KEY_FILE_OPTION
@json_option
@here
def use(desk: Here, code_file: Path | None, key_file: Path | None, as_json: bool) -> None:
    """Open a desk with nothing but its recovery code, and keep its key in a new way."""
    from desk.store.opening import recover

    code = code_file.read_text("utf-8", "replace") if code_file else str(click.prompt(_("Herstelcode"), err=True))
    recover(desk.home, code, key_file=key_file, ask=ask_new_passphrase if sys.stdin.isatty() else None)
    answer({"home": str(desk.home)}, as_json, [_("Het bureau gaat weer open.")])
