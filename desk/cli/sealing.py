"""Whether a file that leaves the desk goes under a password, and saying so."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from desk.cli.edge import say
from desk.locale import _
from schema.refused import Refused

if TYPE_CHECKING:
    from desk.store.handing_out import HandedOut
    from desk.store.sealed import Sealing

Command = TypeVar("Command", bound=Callable[..., Any])


def asks_password(command: Command) -> Command:
    """Give a command that writes a file `--password` and `--password-file`."""
    command = click.option(
        "--password-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("versleutel met het wachtwoord dat in dit bestand staat"),
    )(command)
    return click.option("--password", is_flag=True, help=_("vraag een wachtwoord en versleutel het bestand (zip)"))(
        command
    )


def chosen_sealing(path: Path, ask: bool, file: Path | None) -> "Sealing":
    """Return how a file is to leave the desk: a zip gets a password, of the desk's own where none is given.

    Raises:
        Refused: `password-too-short`, `password-file-unreadable`.
    """
    from desk.store.sealed import PLAIN, Sealing, check_password, is_zip, new_sealing

    if file is not None:
        return Sealing(check_password(_read(file)))
    if ask:
        typed = click.prompt(_("Wachtwoord voor het bestand"), hide_input=True, confirmation_prompt=True, err=True)
        return Sealing(check_password(str(typed)))
    if is_zip(path):
        return new_sealing()
    return PLAIN


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise Refused("password-file-unreadable", path=str(file)) from None


def say_sealed(sealing: "Sealing", *, open_is_fine: bool = False) -> None:
    """Say the password that the desk made, or that a file is not encrypted and how it would be.

    Args:
        open_is_fine: nobody stands in the file.
    """
    if sealing.made_here:
        say(_("Wachtwoord: {password}").format(password=sealing.password))
        say(_("Het wordt maar één keer getoond. Geef het langs een andere weg dan het bestand."))
    elif sealing.password is None and not open_is_fine:
        say(_("Dit bestand is niet versleuteld; wel als de naam op .zip eindigt, of met --password."))


def say_written(written: "HandedOut", sealing: "Sealing", *, open_is_fine: bool = False) -> None:
    """Say where a file stands, what to do with it, and whether it is encrypted."""
    told = _("Geschreven naar {path}.").format(path=written.file)
    careful = _("Het bevat persoonsgegevens: bewaar het niet langer dan nodig.")
    say(told if open_is_fine else f"{told} {careful}")
    say_sealed(sealing, open_is_fine=open_is_fine)
