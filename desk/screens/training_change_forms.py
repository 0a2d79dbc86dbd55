"""The forms that change the training plan: a module, its last day, and a session that has not begun."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _, ngettext
from desk.screens.training_forms import Values, places_fault
from desk.store.store import Store
from desk.training.changing import change_module, change_session, retire_module
from desk.widgets import fields
from desk.widgets.form import FormScreen


def change_module_form(store: Store, row: Mapping[str, Any]) -> FormScreen[int]:
    """Ask what changes of a module; gives its new version."""

    def save(values: Values) -> int:
        return change_module(store, row["id"], {**values, "places": int(values["places"])}, version=row["version"])

    asked = [
        fields.text("name", _("naam"), row["name"], required=True),
        fields.text(
            "provider", _("door"), row["provider"] or "", hint=_("wie haar meestal geeft; staat op het bewijs")
        ),
        fields.text("places", _("plaatsen"), str(row["places"]), required=True, check=places_fault),
    ]
    intro = _("Trainingen die al gepland zijn, houden wie ze geeft en hun plaatsen. Het bewijs verandert niet.")
    return FormScreen(_("Module wijzigen"), asked, save, intro=intro)


def retire_form(store: Store, row: Mapping[str, Any]) -> FormScreen[int]:
    """Ask from which day a module is no longer given; gives its new version."""

    def save(values: Values) -> int:
        return retire_module(store, row["id"], values["retired_on"], version=row["version"])

    known = today().fromisoformat(row["retired_on"]) if row["retired_on"] else today()
    asked = [fields.day("retired_on", _("niet meer vanaf"), known)]
    intro = _(
        "Vanaf die dag wordt geen training meer gepland; wat al gepland is, gaat door. Leeg: zij wordt weer gegeven."
    )
    return FormScreen(_("Module niet meer geven"), asked, save, intro=intro)


def change_session_form(store: Store, file: Mapping[str, Any]) -> FormScreen[int]:
    """Ask what changes of a session that has not begun; gives its new version."""

    def save(values: Values) -> int:
        wanted = {**values, "places": int(values["places"])}
        return change_session(store, file["id"], wanted, version=file["version"], on=today())

    first, last = (today().fromisoformat(file[name]) for name in ("starts_on", "ends_on"))
    asked = [
        fields.day("starts_on", _("eerste dag"), first, required=True),
        fields.day("ends_on", _("laatste dag"), last if last != first else None),
        fields.text("starts_at", _("van"), file["starts_at"] or "", hint="19:00"),
        fields.text("ends_at", _("tot"), file["ends_at"] or "", hint="21:30"),
        fields.text("place", _("waar"), file["place"] or ""),
        fields.text("provider", _("door"), file["provider"] or ""),
        fields.text("places", _("plaatsen"), str(file["places"]), required=True, check=places_fault),
    ]
    who = ngettext("{n} vrijwilliger heeft een plaats.", "{n} vrijwilligers hebben een plaats.", file["enrolled"])
    intro = _("{who} Laat weten wat er verandert.").format(who=who.format(n=file["enrolled"]))
    return FormScreen(_("Training wijzigen"), asked, save, intro=intro if file["enrolled"] else "")
