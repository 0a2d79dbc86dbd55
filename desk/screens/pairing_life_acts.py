"""Around the people of a pairing, each under its key: the case card, who goes along, hours, the same two once more."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.matching.suggesting import suggest
from desk.pairings.efforts import record_month
from desk.pairings.ending import is_asked, pair_again
from desk.pairings.loading import load_pairing
from desk.pairings.seconds import add_second, goes_along, leave_second, seconds_of
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.pairing_forms import ask, day_field, effort_field
from desk.widgets import fields
from desk.widgets.notices import tell
from schema.dates import month_days, month_of
from schema.effort import NO_EFFORT, read_effort
from schema.refused import Refused
from schema.values import Fault

LIFE_KEYS: list[Binding] = [
    Binding(
        "k", "act('card')", _("Kaart"), id="card", tooltip=_("Toon de anonieme zaakkaart, en leg het antwoord vast")
    ),
    Binding("o", "act('again')", _("Opnieuw"), id="again", tooltip=_("Koppel deze twee opnieuw")),
    Binding(
        "l",
        "act('second')",
        _("Tweede"),
        id="second",
        tooltip=_("Laat een tweede vrijwilliger meelopen, of stoppen"),
    ),
    Binding("h", "act('hours')", _("Uren"), id="hours", tooltip=_("Leg tijd en kilometers van een maand vast")),
]
_MOST_CANDIDATES = 20


def card(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Show the anonymous case card."""
    from desk.screens.case_card import CaseCardScreen

    screen.app.push_screen(CaseCardScreen(screen.store, pairing), lambda _nothing: done(None))


def second(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Let a second volunteer go along; where one does, let her leave.

    Raises:
        Refused: `no-second-candidate` when nobody may go along.
    """
    if goes_along(screen.store, pairing, today()):
        _leave(screen, pairing, done)
        return
    known = load_pairing(screen.store, pairing)
    found = suggest(screen.store, known.request, on=today(), limit=_MOST_CANDIDATES).candidates
    choices = [(one.volunteer, f"{one.name} ({one.points.total})") for one in found if one.volunteer != known.volunteer]
    if not choices:
        raise Refused("no-second-candidate")

    def save(values: dict[str, Any]) -> str:
        told = {"joined_on": values["on"], "on": today(), "override": values["override"]}
        return add_second(screen.store, pairing, values["volunteer"], **told)

    asked = [
        fields.choice("volunteer", _("wie"), choices, choices[0][0], required=True),
        day_field(label=_("vanaf")),
        fields.text("override", _("reden"), hint=_("alleen bij een waarschuwing")),
    ]
    ask(
        screen,
        _("Tweede vrijwilliger"),
        asked,
        save,
        done,
        _("Wie hier staat, mag deze hulpvraag aan; de beste bovenaan."),
    )


def _leave(screen: AreaScreen, pairing: str, done: Done) -> None:
    [name] = [row["name"] for row in seconds_of(screen.store, [pairing])][-1:]

    def save(values: dict[str, Any]) -> str:
        return leave_second(screen.store, pairing, left_on=values["on"], reason=values["reason"])

    asked = [day_field(label=_("vanaf")), fields.text("reason", _("reden"), hint=_("mag leeg"))]
    title = _("{name} loopt niet meer mee").format(name=name)
    ask(screen, title, asked, save, done, _("De koppeling zelf gaat door."))


def hours(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record the hours and kilometres of a month."""

    def save(values: dict[str, Any]) -> str:
        told = read_effort(values["effort"])
        effort = NO_EFFORT if isinstance(told, Fault) else told
        return record_month(screen.store, pairing, values["month"], effort, on=today())

    asked = [
        fields.text("month", _("maand"), month_of(today()), required=True, hint="2026-10", check=_month_fault),
        effort_field(required=True),
    ]
    ask(screen, _("Uren en kilometers van een maand"), asked, save, done)


def again(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Propose the same two once more; of a closed request the resident's consent is asked anew."""
    asked_still = is_asked(screen.store, pairing, on=today())

    def save(values: dict[str, Any]) -> dict[str, Any]:
        consent = values.get("consent_on")
        return pair_again(screen.store, pairing, consent_on=consent, on=today(), override=values["override"])

    def told(made: dict[str, Any] | None) -> None:
        done(made)
        if made is not None:
            tell(screen, _("Opnieuw voorgesteld. De nieuwe koppeling staat bij de lopende (f)."))

    consent = [] if asked_still else [fields.day("consent_on", _("toestemming op"), today(), required=True)]
    asked = [*consent, fields.text("override", _("reden"), hint=_("alleen bij een waarschuwing"))]
    intro = _("Dit wordt een nieuwe koppeling. Dat zij elkaar kennen, telt mee in de punten.")
    ask(screen, _("Opnieuw koppelen"), asked, save, told, intro)


def _month_fault(typed: str) -> str:
    try:
        month_days(typed)
    except Refused:
        return _("Schrijf de maand als 2026-10.")
    return ""


LIFE_ACTS: Mapping[str, Act] = {"card": card, "second": second, "hours": hours, "again": again}
