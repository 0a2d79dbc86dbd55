"""What an import asks: what is in the file, and where the refused rows go."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.files.ddas import signal_table
from desk.files.reading import Reject
from desk.files.rejects import write_rejects
from desk.home.bringing import Brought
from desk.locale import _
from desk.locale.words import word
from desk.screens.importing_texts import kinds
from desk.screens.printing import path_fault
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.codes import PartnerType


def content_form(brought: Brought) -> FormScreen[Brought]:
    """Ask what is in a file, and what stands in where a signal names no partner or type."""

    def chosen(values: dict[str, Any]) -> Brought:
        named = PartnerType(values["type"]) if values["type"] else None
        with_cases = bool(values.get("with_cases"))
        return replace(brought, kind=values["kind"], partner=values["partner"], type=named, with_cases=with_cases)

    asked = [
        fields.choice("kind", _("in het bestand"), kinds(), brought.kind or "signals", required=True),
        fields.text("partner", _("partner"), brought.partner, hint=_("als het bestand er geen noemt")),
        fields.choice("type", _("soort partner"), [(one, str(one)) for one in PartnerType], brought.type),
    ]
    if brought.delivery:
        asked.append(fields.yes_no("with_cases", _("zaken ook overnemen"), brought.with_cases))
    return FormScreen(_("Wat staat er in dit bestand?"), asked, chosen)


def rejects_form(brought: Path, rejects: Sequence[Reject]) -> FormScreen[Path]:
    """Ask where the refused rows go, and write them there as they came, with why."""

    def write(values: dict[str, Any]) -> Path:
        path = fields.typed_path(values["path"])
        write_rejects(path, signal_table(brought), rejects, lambda one: f"{word(one.reason)}: {one.field}".rstrip(": "))
        return path

    refused = _("geweigerd")
    proposed = str(brought.with_name(f"{brought.stem}-{refused}.csv"))
    return FormScreen(
        _("Geweigerde regels"),
        [fields.text("path", _("bewaar als"), proposed, required=True, check=path_fault)],
        write,
        intro=_("Elke regel gaat mee zoals hij kwam, met de reden erachter. Verbeter ze en lees ze opnieuw in."),
    )
