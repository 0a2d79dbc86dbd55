"""The forms of the training plan: a module, a session, places, who came, certificates, cancelling."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.formats import weekday
from desk.locale.words import word
from desk.store.store import Store
from desk.training.attending import certify, record_attendance
from desk.training.due import Due
from desk.training.planning import NewSession, add_module, add_session, cancel_session, enrol, withdraw
from desk.training.sessions import is_retired, list_modules
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.training import TRAININGS

Values = dict[str, Any]
_SHOWN = 40
"""Of those who are due so many are offered, the most useful first; anybody else is named by kenmerk."""


def module_form(store: Store) -> FormScreen[str]:
    """Ask for a new module; gives its id."""

    def save(values: Values) -> str:
        places = int(values["places"])
        return add_module(store, values["name"], values["kind"], provider=values["provider"], places=places)

    kinds = [(kind.value, word(kind)) for kind in TRAININGS]
    asked = [
        fields.text("name", _("naam"), required=True, hint=_("zo staat zij in de lijst")),
        fields.choice("kind", _("geeft als bewijs"), kinds, required=True),
        fields.text("provider", _("door"), hint=_("wie haar meestal geeft; staat op het bewijs")),
        fields.text("places", _("plaatsen"), "12", required=True, check=places_fault),
    ]
    intro = _("Het bewijs zegt welke eis in orde is als iemand deze module heeft gevolgd.")
    return FormScreen(_("Nieuwe module"), asked, save, intro=intro)


def session_form(store: Store) -> FormScreen[str]:
    """Ask for a new session of a module; gives its id."""
    modules = [row for row in list_modules(store, on=today()) if not is_retired(row, today())]

    def save(values: Values) -> str:
        places = int(values["places"]) if values["places"] else None
        told = NewSession(
            values["starts_on"],
            values["ends_on"],
            values["starts_at"],
            values["ends_at"],
            values["place"],
            values["provider"],
            places,
        )
        return add_session(store, values["module"], told)

    choices = [(row["id"], row["name"]) for row in modules]
    asked = [
        fields.choice("module", _("module"), choices, choices[0][0] if choices else None, required=True),
        fields.day("starts_on", _("eerste dag"), required=True),
        fields.day("ends_on", _("laatste dag")),
        fields.text("starts_at", _("van"), hint="19:00"),
        fields.text("ends_at", _("tot"), hint="21:30"),
        fields.text("place", _("waar"), hint=_("zodat mensen weten waar zij moeten zijn")),
        fields.text("provider", _("door"), hint=_("leeg: wie de module geeft")),
        fields.text("places", _("plaatsen"), hint=_("leeg: zoveel als bij de module"), check=places_fault),
    ]
    intro = _("Zonder laatste dag duurt zij één dag. Een certificaat is nooit ouder dan de eerste dag.")
    return FormScreen(_("Nieuwe training"), asked, save, intro=intro)


def enrol_form(store: Store, file: Mapping[str, Any], due: Sequence[Due]) -> FormScreen[list[str]]:
    """Ask who get a place in a session, those who are due first; gives their ids."""
    taken = {each["volunteer"] for each in file["participants"] if each["enrolled"]}
    offered = [one for one in due if one.volunteer not in taken and one.session is None][:_SHOWN]

    def save(values: Values) -> list[str]:
        return enrol(store, file["id"], [*values["due"], *_kenmerken(values["others"])], on=today())

    asked = [fields.text("others", _("wie (kenmerk)"), hint="V0001, V0002")]
    if offered:
        asked = [fields.several("due", _("aan de beurt"), [(one.volunteer, _offered(one)) for one in offered]), *asked]
    intro = _("{n} vrij. Bovenaan staat wie met dit bewijs de meeste wachtende inwoners kan helpen.")
    title = _("{module} van {day}").format(module=file["name"], day=weekday(file["starts_on"]))
    return FormScreen(title, asked, lambda values: save({"due": ()} | values), intro=intro.format(n=file["left"]))


def _offered(due: Due) -> str:
    helps = _("helpt {n}").format(n=due.frees) if due.frees else ""
    return ", ".join(filter(None, (due.name, word(due.state), helps)))


def withdraw_form(store: Store, file: Mapping[str, Any]) -> FormScreen[str]:
    """Ask whose place in a session is free again, and why; gives her id."""

    def save(values: Values) -> str:
        return withdraw(store, file["id"], values["who"], on=today(), reason=values["reason"])

    asked = [
        fields.choice("who", _("wie komt niet"), _people(file), required=True),
        fields.text("reason", _("reden"), hint=_("helpt bij het plannen van de volgende")),
    ]
    intro = _("De plaats komt vrij voor iemand anders. Wie zich afmeldt, staat weer bij Aan de beurt.")
    return FormScreen(_("Afmelden"), asked, save, intro=intro)


def attendance_form(store: Store, file: Mapping[str, Any]) -> FormScreen[list[str]]:
    """Ask who came to a session; who is not crossed did not. Gives the ids of those who came."""
    people = _people(file)
    noted = any(each["present"] is not None for each in file["participants"])
    came = [each["volunteer"] for each in file["participants"] if each["enrolled"] and (each["present"] or not noted)]

    def save(values: Values) -> list[str]:
        absent = [who for who, _name in people if who not in values["present"]]
        return record_attendance(store, file["id"], values["present"], absent, on=today())

    asked = [fields.several("present", _("wie waren er"), people, came)]
    intro = _("Haal het kruis weg bij wie er niet was: zonder aanwezigheid geeft het bureau geen certificaat.")
    return FormScreen(_("Aanwezigheid"), asked, save, intro=intro)


def certify_form(store: Store, file: Mapping[str, Any]) -> FormScreen[dict[str, Any]]:
    """Ask which day is on the certificates, and give them to all who came; gives what `certify` returned."""
    last = min(today(), today().fromisoformat(file["ends_on"]))

    def save(values: Values) -> dict[str, Any]:
        return certify(store, file["id"], on=today(), dated=values["dated"], reference=values["reference"])

    asked = [
        fields.day("dated", _("datum certificaat"), last, required=True),
        fields.text("reference", _("vindplaats"), hint=_("waar het papier is")),
    ]
    intro = _("Wie er was en nog geen certificaat heeft, krijgt het nu: {n}. Met u maakt u dit in één keer ongedaan.")
    return FormScreen(_("Certificaten"), asked, save, intro=intro.format(n=file["to_certify"]))


def cancel_form(store: Store, file: Mapping[str, Any]) -> FormScreen[list[str]]:
    """Ask why a session is cancelled; gives who must be placed anew."""

    def save(values: Values) -> list[str]:
        return cancel_session(store, file["id"], values["reason"], on=today())

    intro = _("Wie een plaats had, staat daarna in Vandaag tot er een nieuwe is.")
    return FormScreen(_("Training afgelasten"), [fields.text("reason", _("reden"), required=True)], save, intro=intro)


def _people(file: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(each["volunteer"], each["name"]) for each in file["participants"] if each["enrolled"]]


def _kenmerken(typed: str) -> list[str]:
    return [part for part in re.split(r"[,;\s]+", typed) if part]


def places_fault(typed: str) -> str:
    """Return what is wrong with a number of places as it was typed, or ""."""
    return "" if typed.isdecimal() and 1 <= int(typed) <= 999 else _("Schrijf een getal van 1 tot 999.")
