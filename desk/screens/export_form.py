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
from desk.screens.giving import sealing_fields, sealing_of, show_password
from desk.store.handing_out import for_own_use
from desk.store.sealed import Sealing
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from desk.widgets.notices import tell
from schema.codes import OrganisationKind
from schema.exporting import Receiver

Written = tuple[Exported, Sealing]
EXPORT_KEY = Binding(
    "s", "export", _("Schrijf"), id="export", show=False, tooltip=_("Schrijf deze lijst naar een bestand")
)


def export_list(screen: AreaScreen, name: str, export: Callable[..., Exported]) -> None:
    """Ask for the file, the receiver and the password, write, and say what was written."""

    def written(done: Written | None) -> None:
        if done is not None:
            result, sealing = done
            told = ngettext("{n} regel naar {file}.", "{n} regels naar {file}.", result.rows)
            kept = _("Het bevat persoonsgegevens: bewaar het niet langer dan nodig.")
            tell(screen, f"{told.format(n=count(result.rows), file=result.file)} {kept}")
            show_password(screen, result.file, sealing)

    screen.app.push_screen(_form(screen.store, name, export), written)


def _form(store: Store, name: str, export: Callable[..., Exported]) -> FormScreen[Written]:
    own = for_own_use(store.user)[0].value
    others = [row for row in list_organisations(store, on=today()) if row["kind"] != OrganisationKind.MUNICIPALITY]
    choices = [(own, word(own)), *((row["id"], row["name"]) for row in others)]
    choices.append((PARTNER, word(Receiver.OTHER_PARTNER)))
    asked = [
        fields.text("file", _("bestand"), str(Path.home() / f"{name}.xlsx"), required=True, hint=".csv of .xlsx"),
        fields.choice("named", _("voor wie"), choices, own, required=True),
    ]
    reasons = {
        "file": _("Waar het bestand komt: .csv of .xlsx. Met een wachtwoord wordt het een zip met dezelfde naam."),
        "named": _(
            "Wat een ontvanger niet nodig heeft, gaat niet mee. Een organisatie krijgt alleen haar eigen regels."
        ),
    }

    def save(values: dict[str, Any]) -> Written:
        named = None if values["named"] == own else values["named"]
        sealing = sealing_of(values)
        return export(store, fields.typed_path(values["file"]), named=named, sealing=sealing, on=today()), sealing

    form = [*fields.because(asked, reasons), *sealing_fields(store)]
    return FormScreen(_("Schrijf naar een bestand"), form, save)
