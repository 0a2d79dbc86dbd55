"""Asking where a file that leaves the desk goes and under which password, and showing that password once."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.screens.area import AreaScreen
from desk.screens.printing import path_fault, proposed_path
from desk.store.sealed import SHORTEST, Sealing, check_password, new_sealing, place_of
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.texts import lines
from schema.refused import Refused

_ZIP, _OPEN = "zip", "open"
File = tuple[Path, Sealing]


def sealing_fields(store: Store, *, open_is_fine: bool = False) -> list[fields.Field]:
    """Return the fields that ask how a file leaves the desk; what `sealing_of` reads.

    Args:
        open_is_fine: nobody stands in it, and it goes open unless a password is asked.
    """
    choices = [(_ZIP, _("zip met wachtwoord (AES-256)")), (_OPEN, _("open bestand"))]
    first = _OPEN if open_is_fine or not store.settings(today()).exports_encrypted else _ZIP
    asked = [
        fields.choice("sealed", _("beveiliging"), choices, first, required=True),
        fields.text("password", _("wachtwoord"), hint=_("leeg: het bureau maakt er een")),
    ]
    reasons = {
        "sealed": _("Een bestand dat kwijtraakt, is zonder wachtwoord voor iedereen te lezen."),
        "password": _("Ten minste {n} tekens. Geef het langs een andere weg dan het bestand.").format(n=SHORTEST),
        "plain_reason": _("Bij een open bestand staat dit in het register: waarom het niet anders kon."),
    }
    if _asks_reason(store, open_is_fine):
        asked.append(fields.text("plain_reason", _("reden bij open")))
    return fields.because(asked, reasons)


def _asks_reason(store: Store, open_is_fine: bool) -> bool:
    return not open_is_fine and store.settings(today()).exports_encrypted


def sealing_of(values: Mapping[str, Any]) -> Sealing:
    """Return how a file is to leave the desk.

    Raises:
        Refused: `plain-reason-missing`, `password-too-short`.
    """
    if values["sealed"] == _ZIP:
        typed = values["password"]
        return Sealing(check_password(typed)) if typed else new_sealing()
    if not values.get("plain_reason", _OPEN).strip():
        raise Refused("plain-reason-missing")
    return Sealing(reason=values.get("plain_reason", ""))


def file_of(values: Mapping[str, Any], name: str = "path") -> File:
    """Return where a file goes and how, at a place where nothing stands yet.

    Raises:
        Refused: `file-exists`, and as `sealing_of`.
    """
    path, sealing = fields.typed_path(values[name]), sealing_of(values)
    place = place_of(path, sealing)
    if place.exists():
        raise Refused("file-exists", path=str(place))
    return path, sealing


def ask_file(
    screen: AreaScreen,
    title: str,
    name: str,
    then: Callable[[Path, Sealing], None],
    *,
    ending: str,
    intro: str = "",
    open_is_fine: bool = False,
) -> None:
    """Ask where a file goes and how, and go on with that."""
    path = fields.text("path", _("bewaar als"), str(proposed_path(name, ending)), required=True, check=path_fault)
    asked: Sequence[fields.Field] = [path_field(path), *sealing_fields(screen.store, open_is_fine=open_is_fine)]
    form = FormScreen(title, asked, file_of, intro=intro)
    screen.app.push_screen(form, lambda chosen: None if chosen is None else then(*chosen))


def path_field(path: fields.Field) -> fields.Field:
    """Return the field of a path, with what becomes of the name under a password."""
    why = _("Waar het bestand komt. Met een wachtwoord wordt het een zip met dezelfde naam.")
    return fields.because([path], {path.name: why})[0]


def show_password(screen: AreaScreen, place: Path | str, sealing: Sealing) -> None:
    """Show, once, the password that the desk made for a file; one that was typed is known."""
    if sealing.made_here and sealing.password is not None:
        screen.app.push_screen(PasswordShown(str(place), sealing.password))


class PasswordShown(ModalScreen[None]):
    """A password that is shown once; it goes by a key that is not hit too soon."""

    BINDINGS = [Binding("g", "noted", _("Genoteerd"), id="noted", tooltip=_("Ik heb het wachtwoord genoteerd"))]

    def __init__(self, place: str, password: str) -> None:
        super().__init__()
        self._place, self._password = place, password

    def compose(self) -> ComposeResult:
        """Lay out the file, the password, and how it is to travel."""
        told = _(
            "{place}\n\n    {password}\n\nDit wachtwoord opent het bestand en wordt maar één keer getoond.\n"
            "Geef het langs een andere weg dan het bestand: bel, of geef het op papier."
        )
        with Vertical(classes="dialog pane") as dialog:
            dialog.border_title = _("Wachtwoord van het bestand")
            yield Static(lines(told.format(place=self._place, password=self._password)), markup=False)
        yield KeyLine()

    def action_noted(self) -> None:
        """Close."""
        self.dismiss(None)
