"""What leaves the desk: the delivery in the national exchange format, and what a partner may know."""

from datetime import UTC, datetime
from pathlib import Path

import click

from desk.cli.edge import Here, answer, chosen_day, here, json_option, say
from desk.cli.export_lists import organisations_command, volunteers_command
from desk.cli.feedback import feedback_command
from desk.cli.sealing import asks_password, chosen_sealing, say_sealed
from desk.clock import today
from desk.locale import _
from desk.locale.words import counted


@click.group("export", help=_("Schrijf een levering: landelijk (DDAS) of aan een partner."))
def export_command() -> None:
    """Write what leaves the desk."""


export_command.add_command(feedback_command)
export_command.add_command(volunteers_command)
export_command.add_command(organisations_command)


@export_command.command("ddas", help=_("Schrijf de levering in het landelijke uitwisselformaat (DDAS v1.2)."))
@click.option("--from", "starts", required=True, metavar="DATE", help=_("eerste signaaldatum"))
@click.option("--to", "ends", required=True, metavar="DATE", help=_("laatste signaaldatum; mag in de toekomst liggen"))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help=_("waar het bestand komt")
)
@click.option("--page", type=click.IntRange(min=1), help=_("schrijf alleen deze bladzijde"))
@click.option(
    "--page-size", type=click.IntRange(min=1), help=_("signalen per bladzijde; elke komt in een eigen bestand")
)
@asks_password
@json_option
@here
def ddas_command(
    at: Here,
    starts: str,
    ends: str,
    output: Path,
    page: int | None,
    page_size: int | None,
    password: bool,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Write the signals dated in a period, with their cases and attempts, and register the delivery."""
    from desk.exchange.ddas import export_ddas, missing_facts
    from desk.home.settings import fact_labels

    first, last = chosen_day(starts), chosen_day(ends)
    sealing = chosen_sealing(output, password, password_file)
    with at.open() as store:
        labels = fact_labels()
        missing = [labels[name] for name in missing_facts(store)]
        if missing:
            say(_("Ontbreekt in de levering: {gaps}. Vul dat in bij Beheer.").format(gaps=", ".join(missing)))
        paged = {"page": page, "page_size": page_size}
        moment = datetime.now(UTC)
        written = export_ddas(store, first, last, output, on=today(), at=moment, sealing=sealing, **paged)
    say_sealed(sealing)
    told = _("{signals}, {cases} en {attempts} in {files}.").format(
        signals=counted.signals(written.signals),
        cases=counted.cases(written.cases),
        attempts=counted.contact_attempts(written.attempts),
        files=", ".join(map(str, written.files)),
    )
    answer(written.as_json(), as_json, [told])
