"""Where the key of a desk goes: the forms that ask it, and opening the desk in the way that was chosen."""

from pathlib import Path
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.store.opening import open_desk
from desk.store.slots import KEY_FILE
from desk.store.store import Store
from desk.widgets.fields import Field, choice, secret, text, typed_path
from desk.widgets.form import FormScreen
from schema.refused import Refused

SHORTEST = 12
"""Signs of a passphrase."""
Values = dict[str, Any]


def open_by(home: Path, way: Values) -> Store:
    """Open a desk in the way that was just chosen."""
    key_file = typed_path(way["key_file"]) if "key_file" in way else None
    return open_desk(home, key_file=key_file, ask=lambda: str(way["passphrase"]), on=today())


def way_field() -> Field:
    """Ask where the key of the desk is kept."""
    from desk.store.keyrings import keyring_fits

    system = ("keyring", _("sleutelbos van dit systeem")) if keyring_fits() else ("passphrase", _("wachtzin"))
    return choice("way", _("sleutel in"), [system, ("key-file", _("sleutelbestand"))], system[0], required=True)


def way_form(way: str, home: Path) -> FormScreen[Values]:
    """Ask what the chosen place for the key needs."""
    fields: list[Field] = []
    intro = _("De sleutel komt in de sleutelbos van dit systeem. Bewaar maakt het bureau.")
    if way == "key-file":
        fields = [text("key_file", _("sleutelbestand"), str(home / KEY_FILE), required=True)]
        intro = _("Alleen wie dit bestand heeft, opent het bureau. Bewaar het niet bij de reservekopie.")
    elif way == "passphrase":
        fields = [secret("passphrase", _("wachtzin"), check=length_fault), secret("again", _("nog een keer"))]
        intro = _("Kies een zin van ten minste twaalf tekens die u onthoudt. Bij elk openen wordt ernaar gevraagd.")
    return FormScreen(_("De sleutel van het bureau"), fields, same_twice, intro=intro)


def length_fault(passphrase: str) -> str:
    """Say what is wrong with a new passphrase."""
    return "" if len(passphrase) >= SHORTEST else _("Kies een wachtzin van ten minste twaalf tekens.")


def same_twice(values: Values) -> Values:
    """Return what was filled in, where the passphrase was typed the same twice.

    Raises:
        Refused: `passphrases-differ`.
    """
    if values.get("passphrase") != values.get("again"):
        raise Refused("passphrases-differ")
    return values
