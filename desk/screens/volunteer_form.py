"""A volunteer's own data: a new one asks little, a known one can be changed whole."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.partners.listing import list_organisations
from desk.partners.organisations import municipality_id
from desk.screens.volunteer_faults import (
    area_fault,
    bars,
    conflicts_fault,
    house_fault,
    languages_fault,
    postcode_fault,
    whole_fault,
)
from desk.screens.volunteer_why import why
from desk.store.store import Store
from desk.volunteers.adding import add_volunteer, next_kenmerk
from desk.volunteers.listing import volunteer_file
from desk.volunteers.recording import change_volunteer
from desk.widgets import fields
from desk.widgets.fields import Choices, Field
from desk.widgets.form import FormScreen, Save
from schema.codes import Gender, Support, Task
from schema.values import (
    read_area,
    read_conflicts,
    read_house_number,
    read_languages,
    read_postcode,
    read_whole,
)
from schema.volunteer_course import Limit

_NOTHING: Mapping[str, Any] = {}


def new_volunteer_form(store: Store) -> FormScreen[str]:
    """Return the form for a new volunteer; it gives her id."""

    def save(values: dict[str, Any]) -> str:
        return add_volunteer(store, values.pop("kenmerk"), _stored(values), on=today())

    kenmerk = fields.text("kenmerk", _("kenmerk"), next_kenmerk(store), required=True)
    place = {"organisation": municipality_id(store), "languages": "nl"}
    asked = [kenmerk, *_names(_NOTHING), *_place(place, _organisations(store)), *_offer(place)]
    intro = _("Leg daarna met b de bewijzen vast. De overige gegevens vult u aan met e.")
    return FormScreen(_("Nieuwe vrijwilliger"), fields.because(asked, why()), save, intro=intro)


def interest_form(store: Store) -> FormScreen[str]:
    """Return the form for who shows interest, which asks little; it gives her id."""

    def save(values: dict[str, Any]) -> str:
        values["postcode"] = read_postcode(values["postcode"])
        told = {name: value or None for name, value in values.items() if name != "kenmerk"}
        return add_volunteer(store, values["kenmerk"], told, on=today())

    asked = [
        fields.text("kenmerk", _("kenmerk"), next_kenmerk(store), required=True),
        *_names(_NOTHING),
        fields.text("phone", _("telefoon")),
        fields.text("email", _("e-mail")),
        *_place({"organisation": municipality_id(store)}, _organisations(store)),
        fields.day("interested_on", _("belangstelling op"), today(), required=True),
        fields.note("wishes", _("wensen")),
    ]
    intro = _("Leg daarna met i de intake vast. Inzetbaar is zij pas met een eerste dag van inzet en de bewijzen.")
    return FormScreen(_("Belangstelling"), fields.because(asked, why()), save, intro=intro)


def change_volunteer_form(store: Store, volunteer: str) -> FormScreen[int]:
    """Return the form for what is known of a volunteer; opening it is logged, and it gives her new version.

    Raises:
        Refused: `unknown-id`.
    """
    file = volunteer_file(store, volunteer, on=today(), purpose="change")

    def again() -> tuple[list[Field], Save[int]]:
        return _of_version(store, volunteer_file(store, volunteer, on=today(), purpose="change"))

    asked, save = _of_version(store, file)
    return FormScreen(_("Wijzig {kenmerk}").format(kenmerk=file["kenmerk"]), asked, save, again=again)


def _of_version(store: Store, file: Mapping[str, Any]) -> tuple[list[Field], Save[int]]:
    """Return the fields of a volunteer as her record is now, and what saves a change of this version."""

    def save(values: dict[str, Any]) -> int:
        return change_volunteer(store, file["id"], _stored(values), version=file["version"], on=today())

    asked = [*_names(file), *_reach(file), *_place(file, _organisations(store)), *_offer(file), *_limits(file)]
    return fields.because(asked, why()), save


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
        fields.text("house", _("huisnummer"), f"{known['number'] or ''}{known['addition']}", check=house_fault),
        fields.choice("gender", _("man of vrouw"), [(code, word(code)) for code in Gender], known["gender"]),
    ]


def _place(known: Mapping[str, Any], organisations: Choices) -> list[Field]:
    postcode = known.get("postcode", "")
    return [
        fields.text("postcode", _("postcode"), postcode, required=True, hint="1234 AB", check=postcode_fault),
        fields.choice("organisation", _("organisatie"), organisations, known["organisation"], required=True),
    ]


def _offer(known: Mapping[str, Any]) -> list[Field]:
    languages = known.get("languages", "").replace("|", ", ")
    return [
        fields.text("languages", _("talen"), languages, required=True, hint="nl, tr", check=languages_fault),
        fields.several("kinds", _("steun"), _choices(Support), _codes(known, "kinds"), required=True),
        fields.several("tasks", _("taken (leeg: alle)"), _choices(Task), _codes(known, "tasks")),
        fields.week("times", _("tijden"), _codes(known, "times")),
    ]


def _limits(known: Mapping[str, Any]) -> list[Field]:
    maximum = "" if known["maximum"] is None else str(known["maximum"])
    kilometres = "" if known["maximum_km"] is None else str(known["maximum_km"])
    area, conflicts = known["area"].replace("|", ", "), known["conflicts"].replace("|", ", ")
    return [
        fields.text("maximum", _("koppelingen, hooguit"), maximum, check=whole_fault),
        fields.text("area", _("werkgebied"), area, hint=_("begin van postcodes: 1234, 12"), check=area_fault),
        fields.text("maximum_km", _("kilometers, hooguit"), kilometres, check=whole_fault),
        fields.text("conflicts", _("niet met"), conflicts, hint=_("namen of postcodes"), check=conflicts_fault),
        fields.text("employer", _("werkgever"), known["employer"] or "", hint=_("om een schuldeiser te herkennen")),
        fields.several("limits", _("liever niet"), [(code, word(code)) for code in Limit], _codes(known, "limits")),
        fields.note("wishes", _("wensen"), known["wishes"] or ""),
        fields.day("interested_on", _("belangstelling op"), _day(known["interested_on"])),
        fields.day("started_on", _("begonnen op"), _day(known["started_on"])),
    ]


def _organisations(store: Store) -> Choices:
    return [(row["id"], row["name"]) for row in list_organisations(store, on=today())]


def _choices(codes: type[Support] | type[Task]) -> Choices:
    return [(code, word(code)) for code in codes]


def _codes(known: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(filter(None, known.get(name, "").split("|")))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the record from what was filled in and found readable."""
    told = {name: value or None for name, value in values.items() if name != "house"}
    told |= {name: values[name] for name in ("kinds", "tasks", "times", "limits") if name in values}
    told["postcode"] = read_postcode(values["postcode"])
    told["languages"] = read_languages(bars(values["languages"]))
    if "house" in values:
        door = read_house_number(values["house"]) if values["house"] else (None, "")
        told |= dict(zip(("number", "addition"), door, strict=True)) if isinstance(door, tuple) else {}
        told["maximum"] = read_whole(values["maximum"]) if values["maximum"] else None
        told["maximum_km"] = read_whole(values["maximum_km"]) if values["maximum_km"] else None
        told["area"] = read_area(bars(values["area"]))
        told["conflicts"] = read_conflicts(bars(values["conflicts"]))
    return told
