"""Asking for a party of the local debt chain: adding one, changing what it offers, ending it."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.agreements import chain_labels
from desk.partners.chain import add_party, change_party, end_party, party_file
from desk.screens.acting import Done
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.fields import Field
from desk.widgets.form import FormScreen
from schema.chain import Offer
from schema.codes import Support
from schema.matrix import Phase

_TEXTS = ("offers", "target_groups", "intensity", "contact", "phone", "costs", "waiting")


def party_form(store: Store) -> FormScreen[str]:
    """Return the form for a new party; gives its id."""

    def save(values: dict[str, Any]) -> str:
        return add_party(store, values["name"], Offer(values["starts_on"], None, **_offer(values)))

    asked = [
        fields.text("name", _("naam"), required=True),
        *_offer_fields({}),
        fields.day("starts_on", _("doet mee vanaf"), today(), required=True),
    ]
    intro = _("Alleen wat een collega nodig heeft om een inwoner goed te verwijzen.")
    return FormScreen(_("Nieuwe partij in de keten"), asked, save, intro=intro)


def change(screen: AreaScreen, party: str, done: Done) -> None:
    """Record what a party offers from a day on; the form starts as it is now."""
    file = party_file(screen.store, party, on=today())

    def save(values: dict[str, Any]) -> str:
        starts_on, reason, name = values["starts_on"], values["reason"], values["name"]
        return change_party(screen.store, party, _offer(values), starts_on=starts_on, reason=reason, name=name)

    asked = [
        fields.text("name", _("naam"), file["name"], required=True),
        *_offer_fields(file),
        fields.day("starts_on", _("geldt vanaf"), today(), required=True),
        fields.text("reason", _("reden"), hint=_("staat bij de nieuwe versie")),
    ]
    intro = _("Vanaf deze dag geldt een nieuwe versie; de vorige blijft te zien.")
    screen.app.push_screen(FormScreen(file["name"], asked, save, intro=intro), done)


def end(screen: AreaScreen, party: str, done: Done) -> None:
    """Record the last day of a party."""
    file = party_file(screen.store, party, on=today())

    def save(values: dict[str, Any]) -> str:
        return end_party(screen.store, party, ends_on=values["ends_on"], reason=values["reason"])

    asked = [
        fields.day("ends_on", _("laatste dag"), today(), required=True),
        fields.text("reason", _("reden"), hint=_("waarom deze partij stopt")),
    ]
    intro = _("Daarna staat deze partij niet meer in het overzicht. Kijk of er een fase zonder iemand overblijft.")
    screen.app.push_screen(FormScreen(_("{name} stopt").format(name=file["name"]), asked, save, intro=intro), done)


def _offer_fields(known: Mapping[str, Any]) -> list[Field]:
    named, hints = chain_labels(), _hints()
    texts = {name: fields.text(name, named[name], known.get(name) or "", hint=hints[name]) for name in _TEXTS}
    phases = [(phase.value, word(phase)) for phase in Phase]
    kinds = [(kind.value, word(kind)) for kind in Support]
    return [
        texts["offers"],
        texts["target_groups"],
        fields.several("phases", named["phases"], phases, known.get("phases", ()), required=True),
        fields.several("kinds", named["kinds"], kinds, known.get("kinds", ())),
        *(texts[name] for name in _TEXTS[2:]),
    ]


def _hints() -> dict[str, str]:
    """Return why each fact is asked."""
    return {
        "offers": _("wat een inwoner daar krijgt"),
        "target_groups": _("wie er terecht kan, en wie niet"),
        "intensity": _("hoe vaak of hoe lang"),
        "contact": _("wie u belt om te verwijzen"),
        "phone": _("rechtstreeks, zonder keuzemenu"),
        "costs": _("of de inwoner iets betaalt"),
        "waiting": _("om de inwoner niets verkeerds te beloven"),
    }


def _offer(values: Mapping[str, Any]) -> dict[str, Any]:
    lists = {
        "phases": tuple(Phase(code) for code in values["phases"]),
        "kinds": tuple(Support(code) for code in values["kinds"]),
    }
    return {**{name: values[name] for name in _TEXTS}, **lists}
