"""Writing a list to a file for somebody who may have it: which file, and for whom."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _, ngettext
from desk.locale.formats import count
from desk.locale.words import word
from desk.partners.exporting import PARTNER, Exported
from desk.partners.listing import list_organisations
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell
from schema.codes import OrganisationKind
from schema.exporting import Receiver

EXPORT_KEY = Binding(
    "s", "export", _("Schrijf"), id="export", show=False, tooltip=_("Schrijf deze lijst naar een bestand")
)


def export_list(screen: AreaScreen, name: str, export: Callable[..., Exported]) -> None:
    """Ask for the file and the receiver, write, and say what was written."""

    def written(result: Exported | None) -> None:
        if result is not None:
            told = ngettext("{n} regel naar {file}.", "{n} regels naar {file}.", result.rows)
            kept = _("Het bevat persoonsgegevens: bewaar het niet langer dan nodig.")
            tell(screen, f"{told.format(n=count(result.rows), file=result.file)} {kept}")

    screen.app.push_screen(_form(screen.store, name, export), written)


def _form(store: Store, name: str, export: Callable[..., Exported]) -> FormScreen[Exported]:
    own = Receiver.OWN_MUNICIPALITY.value
    others = [row for row in list_organisations(store, on=today()) if row["kind"] != OrganisationKind.MUNICIPALITY]
    choices = [(own, word(own)), *((row["id"], row["name"]) for row in others)]
    choices.append((PARTNER, word(Receiver.OTHER_PARTNER)))
    asked = [
        fields.text("file", _("bestand"), str(Path.home() / f"{name}.xlsx"), required=True, hint=".csv of .xlsx"),
        fields.choice("named", _("voor"), choices, own, required=True),
    ]
    reasons = {
        "file": _("Waar het bestand komt; het eindigt op .csv of .xlsx en is alleen voor u leesbaar."),
        "named": _(
            "Wat een ontvanger niet nodig heeft, gaat niet mee. Een organisatie krijgt alleen haar eigen regels."
        ),
    }

    def save(values: dict[str, Any]) -> Exported:
        named = None if values["named"] == own else values["named"]
        return export(store, fields.typed_path(values["file"]), named=named, on=today())

    return FormScreen(_("Schrijf naar een bestand"), fields.because(asked, reasons), save)
