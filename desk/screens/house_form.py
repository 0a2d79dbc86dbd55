"""The house style: its form, and a sample page to see it on before it is used."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from desk.clock import today
from desk.documents.house import change_house, house_of, preview
from desk.documents.writing import private_copy
from desk.locale import _, language
from desk.screens.area import AreaScreen
from desk.store.platform import open_viewer
from desk.store.store import Store
from desk.widgets.background import in_background
from desk.widgets.confirm import Confirm
from desk.widgets.fields import because, text, typed_path
from desk.widgets.form import FormScreen
from desk.widgets.notices import refusals


def ask_house(screen: AreaScreen, saved: Callable[[bool], None]) -> None:
    """Ask for the house style, save it, and offer to look at a sample page."""

    def told(yes: bool | None) -> None:
        if yes:
            saved(True)
            question = _("De huisstijl is bewaard. Wilt u een voorbeeldblad zien?")
            screen.app.push_screen(Confirm(question, title=_("Huisstijl")), look)

    def look(yes: bool | None) -> None:
        if yes:
            in_background(screen, screen.store, _sample, shown)

    def shown(path: Path) -> None:
        with refusals(screen):
            open_viewer(path)

    screen.app.push_screen(house_form(screen.store), told)


def house_form(store: Store) -> FormScreen[bool]:
    """Return the form for the house style."""
    now = house_of(store)
    asked = [
        text("main", _("kleur"), now.main, required=True, hint=_("van titels en lijnen, zoals #12405c")),
        text("tint", _("tweede kleur"), now.tint, required=True, hint=_("achter koppen van tabellen")),
        text("foot", _("voettekst"), now.foot, hint=_("bijvoorbeeld adres en website")),
        text("logo", _("logo"), "", hint=_("PNG of JPEG; leeg: blijft zo")),
    ]
    reasons = {
        "main": _("In deze kleur staan titels en lijnen. Te licht wordt geweigerd: het moet leesbaar zijn."),
        "tint": _("Achter de koppen van tabellen. De eerste kleur moet erop te lezen zijn."),
        "foot": _("Staat onderaan elke bladzijde, zodat wie het papier vindt weet van wie het is."),
        "logo": _("Staat bovenaan elke bladzijde. Het logo wordt in dit bureau bewaard."),
    }

    def save(values: dict[str, Any]) -> bool:
        logo = typed_path(values["logo"]) if values["logo"].strip() else None
        change_house(store, main=values["main"], tint=values["tint"], foot=values["foot"], logo=logo, on=today())
        return True

    intro = _("Voor alles wat u print. Wat al is uitgegeven, blijft zoals het is.")
    return FormScreen(_("Huisstijl"), because(asked, reasons), save, intro=intro)


def _sample(store: Store) -> Path:
    """Write the sample page to a private folder, and return its path."""
    folder = Path(mkdtemp(prefix="regiedesk-"))
    return private_copy(folder, "huisstijl", preview(store, on=today(), language=language()))
