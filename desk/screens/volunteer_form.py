"""A volunteer's own data: a new one asks little, a known one can be changed whole."""

from collections.abc import Mapping
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.short import part_of_week
from desk.locale.words import word
from desk.partners.listing import list_organisations
from desk.partners.organisations import municipality_id
from desk.store.store import Store
from desk.volunteers.adding import add_volunteer, next_kenmerk
from desk.volunteers.listing import volunteer_file
from desk.volunteers.recording import change_volunteer
from desk.widgets import fields
from desk.widgets.fields import Choices, Field
from desk.widgets.form import FormScreen
from schema.codes import TIMES, Gender, Support, Task
from schema.values import (
    Fault,
    read_area,
    read_conflicts,
    read_house_number,
    read_languages,
    read_postcode,
    read_whole,
)

_NOTHING: Mapping[str, Any] = {}


def new_volunteer_form(store: Store) -> FormScreen[str]:
    """Return the form for a new volunteer; it gives her id."""

    def save(values: dict[str, Any]) -> str:
        return add_volunteer(store, values.pop("kenmerk"), _stored(values))

    kenmerk = fields.text("kenmerk", _("kenmerk"), next_kenmerk(store), required=True)
    place = {"organisation": municipality_id(store), "languages": "nl"}
    asked = [kenmerk, *_names(_NOTHING), *_place(place, _organisations(store)), *_offer(place)]
    intro = _("Leg daarna met b de bewijzen vast. De overige gegevens vult u aan met e.")
    return FormScreen(_("Nieuwe vrijwilliger"), asked, save, intro=intro)


def change_volunteer_form(store: Store, volunteer: str) -> FormScreen[int]:
    """Return the form for what is known of a volunteer; opening it is logged, and it gives her new version.

    Raises:
        Refused: `unknown-id`.
    """
    file = volunteer_file(store, volunteer, on=today(), purpose="change")

    def save(values: dict[str, Any]) -> int:
        return change_volunteer(store, volunteer, _stored(values), version=file["version"])

    asked = [*_names(file), *_reach(file), *_place(file, _organisations(store)), *_offer(file), *_limits(file)]
    return FormScreen(_("Wijzig {kenmerk}").format(kenmerk=file["kenmerk"]), asked, save)


def _names(known: Mapping[str, Any]) -> list[Field]:
    return [
        fields.text("first_name", _("voornaam"), known.get("first_name") or ""),
        fields.text("prefix", _("tussenvoegsel"), known.get("prefix") or ""),
        fields.text("surname", _("achternaam"), known.get("surname") or "", required=True),
    ]


def _reach(known: Mapping[str, Any]) -> list[Field]:
    return [
        fields.text("phone", _("telefoon"), known["phone"] or ""),
        fields.text("email", _("e-mail"), known["email"] or ""),
        fields.text("house", _("huisnummer"), f"{known['number'] or ''}{known['addition']}", check=_house_fault),
        fields.choice("gender", _("man of vrouw"), [(code, word(code)) for code in Gender], known["gender"]),
    ]


def _place(known: Mapping[str, Any], organisations: Choices) -> list[Field]:
    postcode = known.get("postcode", "")
    return [
        fields.text("postcode", _("postcode"), postcode, required=True, hint="1234 AB", check=_postcode_fault),
        fields.choice("organisation", _("organisatie"), organisations, known["organisation"], required=True),
    ]


def _offer(known: Mapping[str, Any]) -> list[Field]:
    languages = known.get("languages", "").replace("|", ", ")
    return [
        fields.text("languages", _("talen"), languages, required=True, hint="nl, tr", check=_languages_fault),
        fields.several("kinds", _("steun"), _choices(Support), _codes(known, "kinds"), required=True),
        fields.several("tasks", _("taken (leeg: alle)"), _choices(Task), _codes(known, "tasks")),
        fields.several("times", _("tijden"), [(part, part_of_week(part)) for part in TIMES], _codes(known, "times")),
    ]


def _limits(known: Mapping[str, Any]) -> list[Field]:
    maximum = "" if known["maximum"] is None else str(known["maximum"])
    area, conflicts = known["area"].replace("|", ", "), known["conflicts"].replace("|", ", ")
    started_on = today().fromisoformat(known["started_on"]) if known["started_on"] else None
    return [
        fields.text("maximum", _("koppelingen, hooguit"), maximum, check=_whole_fault),
        fields.text("area", _("werkgebied"), area, hint=_("begin van postcodes: 1234, 12"), check=_area_fault),
        fields.text("conflicts", _("niet met"), conflicts, hint=_("namen of postcodes"), check=_conflicts_fault),
        fields.text("employer", _("werkgever"), known["employer"] or "", hint=_("om een schuldeiser te herkennen")),
        fields.day("started_on", _("begonnen op"), started_on),
    ]


def _organisations(store: Store) -> Choices:
    return [(row["id"], row["name"]) for row in list_organisations(store, on=today())]


def _choices(codes: type[Support] | type[Task]) -> Choices:
    return [(code, word(code)) for code in codes]


def _codes(known: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(filter(None, known.get(name, "").split("|")))


def _bars(typed: str) -> str:
    return typed.replace(",", "|").replace(";", "|")


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the record from what was filled in and found readable."""
    told = {name: value or None for name, value in values.items() if name != "house"}
    told |= {name: values[name] for name in ("kinds", "tasks", "times") if name in values}
    told["postcode"] = read_postcode(values["postcode"])
    told["languages"] = read_languages(_bars(values["languages"]))
    if "house" in values:
        door = read_house_number(values["house"]) if values["house"] else (None, "")
        told |= dict(zip(("number", "addition"), door, strict=True)) if isinstance(door, tuple) else {}
        told["maximum"] = read_whole(values["maximum"]) if values["maximum"] else None
        told["area"] = read_area(_bars(values["area"]))
        told["conflicts"] = read_conflicts(_bars(values["conflicts"]))
    return told


def _postcode_fault(typed: str) -> str:
    return _("Dit is geen postcode. Schrijf 1234 AB.") if isinstance(read_postcode(typed), Fault) else ""


def _house_fault(typed: str) -> str:
    return _("Dit is geen huisnummer. Schrijf 12 of 12A.") if isinstance(read_house_number(typed), Fault) else ""


def _languages_fault(typed: str) -> str:
    wrong = isinstance(read_languages(_bars(typed)), Fault)
    return _("Schrijf talen als code van twee letters, met komma’s: nl, tr, ar.") if wrong else ""


def _whole_fault(typed: str) -> str:
    return _("Schrijf een getal van 0 tot 99, of niets.") if isinstance(read_whole(typed), Fault) else ""


def _area_fault(typed: str) -> str:
    wrong = isinstance(read_area(_bars(typed)), Fault)
    return _("Schrijf beginnen van postcodes met komma’s: 1234, 12.") if wrong else ""


def _conflicts_fault(typed: str) -> str:
    wrong = isinstance(read_conflicts(_bars(typed)), Fault)
    return _("Een van de postcodes klopt niet. Schrijf 1234 AB, of een naam.") if wrong else ""
