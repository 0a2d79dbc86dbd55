"""What is recorded on a volunteer's way, each under its key: intake, mentor, talk, peer session, hours, return."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import full_name
from desk.locale.words import word
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.volunteer_why import why
from desk.store.store import Store
from desk.volunteers.course import (
    record_hours,
    record_intake,
    record_peer_session,
    record_progress_talk,
    record_return,
    set_mentor,
)
from desk.volunteers.course_file import expense_year
from desk.volunteers.expense_texts import expense_warning
from desk.volunteers.listing import list_volunteers, volunteer_file
from desk.widgets import fields
from desk.widgets.fields import Field, because
from desk.widgets.form import FormScreen, Save
from desk.widgets.notices import tell
from schema.dates import month_days, month_of
from schema.expenses import ExpenseKind, read_quarters
from schema.refused import Refused
from schema.values import Fault

COURSE_KEYS: list[Binding] = [
    Binding("i", "act('intake')", _("Intake"), id="intake", show=False, tooltip=_("Leg het intakegesprek vast")),
    Binding("m", "act('mentor')", _("Mentor"), id="mentor", show=False, tooltip=_("Kies wie haar inwerkt, en hoelang")),
    Binding("g", "act('talk')", _("Gesprek"), id="talk", show=False, tooltip=_("Leg het voortgangsgesprek vast")),
    Binding("l", "act('peer')", _("Intervisie"), id="peer", show=False, tooltip=_("Leg een intervisie vast")),
    Binding("h", "act('hours')", _("Uren"), id="hours", show=False, tooltip=_("Leg uren en vergoeding vast")),
    Binding("r", "act('return')", _("Terug"), id="return", show=False, tooltip=_("Leg vast dat de pauze voorbij is")),
]


def intake(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record an intake talk."""

    def save(values: dict[str, Any]) -> str:
        told = values["held_on"], values["held_by"], values["note"]
        return record_intake(screen.store, volunteer, *told, on=today())

    _ask(screen, volunteer, _("Intake van {name}"), _talk_fields(screen.store), save, done)


def talk(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record a progress talk."""

    def save(values: dict[str, Any]) -> str:
        told = values["held_on"], values["held_by"], values["note"]
        return record_progress_talk(screen.store, volunteer, *told, on=today())

    _ask(screen, volunteer, _("Voortgangsgesprek met {name}"), _talk_fields(screen.store), save, done)


def mentor(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Choose a mentor for the settling in."""
    others = [row for row in list_volunteers(screen.store, status="active", on=today()) if row["id"] != volunteer]
    asked = [
        fields.choice("mentor", _("mentor"), [(row["id"], full_name(row)) for row in others], required=True),
        fields.day("starts_on", _("eerste dag"), today(), required=True),
        fields.day("ends_on", _("laatste dag")),
    ]

    def save(values: dict[str, Any]) -> str:
        return set_mentor(screen.store, volunteer, values["mentor"], values["starts_on"], values["ends_on"])

    _ask(screen, volunteer, _("Inwerken van {name}"), asked, save, done)


def peer(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record a peer session, there or not."""
    asked = [
        fields.day("held_on", _("dag"), today(), required=True),
        fields.yes_no("attended", _("was erbij"), True),
    ]

    def save(values: dict[str, Any]) -> str:
        told = record_peer_session(
            screen.store, [volunteer], values["held_on"], attended=values["attended"], on=today()
        )
        return told[0]

    _ask(screen, volunteer, _("Intervisie van {name}"), asked, save, done)


def hours(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record the hours and expenses of a month; what comes near the tax-free amount is said at once."""
    asked = [
        fields.text("month", _("maand"), month_of(today()), required=True, hint="2026-10", check=_month_fault),
        fields.choice(
            "kind", _("soort"), [(kind.value, word(kind)) for kind in ExpenseKind], "allowance", required=True
        ),
        fields.text("hours", _("uren"), hint=_("6,25 of 6:15"), check=_hours_fault),
        fields.money("expenses", _("vergoeding")),
    ]

    def save(values: dict[str, Any]) -> str:
        told = read_quarters(values["hours"] or "0")
        quarters = 0 if isinstance(told, Fault) else told
        kind, cents = ExpenseKind(values["kind"]), values["expenses"] or 0
        return record_hours(screen.store, volunteer, values["month"], kind, quarters, cents, on=today())

    def warned(result: Any) -> None:
        done(result)
        if result is not None and (warning := expense_warning(expense_year(screen.store, volunteer, today()))):
            tell(screen, warning)

    intro = _("Van een maand en soort die al bekend is, telt wat u nu invult.")
    _ask(screen, volunteer, _("Uren en vergoeding van {name}"), asked, save, warned, intro)


def come_back(screen: AreaScreen, volunteer: str, done: Done) -> None:
    """Record that a pause is over."""

    def save(values: dict[str, Any]) -> str:
        return record_return(screen.store, volunteer, values["returned_on"], on=today())

    asked = [fields.day("returned_on", _("weer terug op"), today(), required=True)]
    intro = _("Komt zij later terug dan gedacht? Verander met z de laatste dag van de pauze.")
    _ask(screen, volunteer, _("{name} is terug"), asked, save, done, intro)


COURSE_ACTS: Mapping[str, Act] = {
    "intake": intake,
    "mentor": mentor,
    "talk": talk,
    "peer": peer,
    "hours": hours,
    "return": come_back,
}


def _ask(
    screen: AreaScreen, volunteer: str, title: str, asked: list[Field], save: Save[str], done: Done, intro: str = ""
) -> None:
    told = title.format(name=full_name(_file(screen.store, volunteer)))
    screen.app.push_screen(FormScreen(told, because(asked, why()), save, intro=intro), done)


def _talk_fields(store: Store) -> list[Field]:
    return [
        fields.day("held_on", _("dag"), today(), required=True),
        fields.text("held_by", _("gesprek met"), store.user.name, required=True),
        fields.note("note", _("afspraken")),
    ]


def _month_fault(typed: str) -> str:
    try:
        month_days(typed)
    except Refused:
        return _("Schrijf een maand als 2026-10.")
    return ""


def _hours_fault(typed: str) -> str:
    wrong = isinstance(read_quarters(typed), Fault)
    return _("Schrijf uren in kwartieren: 6, 6,25 of 6:15.") if wrong else ""


def _file(store: Store, volunteer: str) -> dict[str, Any]:
    return volunteer_file(store, volunteer, on=today(), purpose="volunteer")
