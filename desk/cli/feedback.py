"""What a partner may know of its signals, as a file."""

from pathlib import Path

import click

from desk.cli.edge import Here, answer, here, json_option, say
from desk.cli.sealing import asks_password, chosen_sealing, say_sealed
from desk.clock import today
from desk.locale import _
from desk.locale.words import counted


@click.command("feedback", help=_("Schrijf wat een partner over zijn signalen van een maand mag weten."))
@click.argument("partner")
@click.option("--month", required=True, help=_("de maand van de signaaldatum, als 2026-10"))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("waar het bestand komt"),
)
@asks_password
@json_option
@here
def feedback_command(
    at: Here, partner: str, month: str, output: Path, password: bool, password_file: Path | None, as_json: bool
) -> None:
    """Write the feedback file of a partner for a month, and register it as sent."""
    from desk.exchange.feedback import export_feedback

    sealing = chosen_sealing(output, password, password_file)
    with at.open() as store:
        sent = export_feedback(store, partner, month, output, sealing, on=today())
    say_sealed(sealing)
    if not sent.lines:
        say(
            _("Van {partner} zijn er in {month} geen signalen: het bestand heeft alleen kolomkoppen.").format(
                partner=sent.partner, month=sent.month
            )
        )
    elif sent.unchanged:
        say(_("Dit bestand is gelijk aan het vorige van deze maand. Het is opnieuw als verzonden vastgelegd."))
    told = _("{lines}, waarvan {corrections}, geschreven naar {file}. Vastgelegd als verzonden.")
    line = told.format(
        lines=counted.lines(sent.lines), corrections=counted.corrections(sent.corrections), file=sent.file
    )
    answer(sent._asdict(), as_json, [line])
