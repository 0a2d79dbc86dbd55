"""Volunteers and organisations as a file, in the headings that the import reads."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desk.cli.edge import Here, answer, here, json_option, say
from desk.cli.sealing import asks_password, chosen_sealing, say_sealed
from desk.clock import today
from desk.locale import _
from desk.locale.words import counted, word

if TYPE_CHECKING:
    from desk.partners.exporting import Exported

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_FOR = click.option(
    "--for", "named", help=_("wie het krijgt: een organisatie (id of kenmerk), of partner; zonder dit de gemeente zelf")
)
_FIELDS = click.option("--fields", default="", help=_("alleen deze kolommen, met komma’s: kenmerk,achternaam,talen"))


@click.command("volunteers", help=_("Schrijf vrijwilligers naar een CSV- of XLSX-bestand, voor wie het mag hebben."))
@_FILE
@_FOR
@_FIELDS
@asks_password
@json_option
@here
def volunteers_command(at: Here, /, **given: Any) -> None:
    """Write volunteers for a receiver."""
    from desk.volunteers.exporting import export_volunteers

    _export(at, export_volunteers, **given)


@click.command("organisations", help=_("Schrijf organisaties naar een CSV- of XLSX-bestand, voor wie het mag hebben."))
@_FILE
@_FOR
@_FIELDS
@asks_password
@json_option
@here
def organisations_command(at: Here, /, **given: Any) -> None:
    """Write organisations for a receiver."""
    from desk.partners.exporting import export_organisations

    _export(at, export_organisations, **given)


def _export(
    at: Here,
    export: "Callable[..., Exported]",
    *,
    file: Path,
    named: str | None,
    fields: str,
    password: bool,
    password_file: Path | None,
    as_json: bool,
) -> None:
    asked = [name.strip() for name in fields.split(",") if name.strip()]
    sealing = chosen_sealing(file, password, password_file)
    with at.open() as store:
        written = export(store, file, named=named, fields=asked, sealing=sealing, on=today())
    path = written.file
    say(_("Geschreven naar {path}. Het bevat persoonsgegevens: bewaar het niet langer dan nodig.").format(path=path))
    say_sealed(sealing)
    told = _("{rows} met {columns}, voor: {receiver}.").format(
        rows=counted.lines(written.rows),
        columns=counted.columns(len(written.columns)),
        receiver=word(written.receiver),
    )
    answer(written._asdict(), as_json, [told])
