"""The steps of a pairing's life, each under its key: one short form, one move."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.pairings.goals import goals_of, possible_goals, set_goals
from desk.pairings.loading import case_of, load_pairing
from desk.pairings.moving import move_pairing
from desk.pairings.possible import sides_to_agree
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.note_advice import advise_volunteer_note, offer_hand_over
from desk.screens.offering import offer_papers, papers_about
from desk.widgets import fields
from desk.widgets.fields import Field
from desk.widgets.form import FormScreen
from schema.codes import Side
from schema.matrix import Goal

PAIRING_KEYS: list[Binding] = [
    Binding("i", "act('introduce')", _("Kennismaking"), id="introduce", tooltip=_("Leg de kennismaking vast")),
    Binding("a", "act('agree')", _("Akkoord"), id="agree", tooltip=_("Leg vast wie akkoord gaat")),
    Binding("s", "act('start')", _("Start"), id="start", tooltip=_("Laat de koppeling beginnen")),
    Binding("c", "act('contact')", _("Contact"), id="contact", tooltip=_("Leg een contact vast")),
    Binding("v", "act('checkin')", _("Voortgang"), id="checkin", tooltip=_("Leg een voortgangsgesprek vast")),
    Binding("d", "act('goals')", _("Doelen"), id="goals", show=False, tooltip=_("Leg vast waar deze twee aan werken")),
    Binding("w", "act('refuse')", _("Weigert"), id="refuse", tooltip=_("Leg vast dat een van beiden niet wil")),
    Binding(
        "p",
        "act('print')",
        _("Print"),
        id="print",
        show=False,
        tooltip=_("Print de koppelovereenkomst of de machtiging"),
    ),
    Binding("x", "act('end')", _("Afronden"), id="end", tooltip=_("Rond de koppeling af, met de reden")),
]


def introduce(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record that the two meet."""
    intro = _("Daarna vraagt u beiden of zij verder willen.")
    _ask(screen, pairing, "introduce", _("Kennismaking"), [_on()], done, intro)


def agree(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record who wants to go on."""
    sides = sides_to_agree(load_pairing(screen.store, pairing))
    asked = [_by(sides, sides[0] if len(sides) == 1 else None), _on(_not_ahead)]
    _ask(screen, pairing, "agree", _("Akkoord"), asked, done, _("Als beiden akkoord zijn, kan de koppeling starten."))


def start(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Let the pairing begin."""
    _ask(screen, pairing, "start", _("Start van de koppeling"), [_on()], done)


def log_contact(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record a contact."""
    asked = [_on(_not_ahead), fields.note("reason", _("wat besproken is"), advise=advise_volunteer_note)]
    _ask(screen, pairing, "contact", _("Contact"), asked, done)


def log_checkin(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record a check-in; after the end it is aftercare."""
    asked = [_on(_not_ahead), fields.note("reason", _("hoe het gaat"), advise=advise_volunteer_note)]
    _ask(screen, pairing, "checkin", _("Voortgangsgesprek"), asked, done)


def refuse(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record that one of them does not want to; nobody has to say why."""
    intro = _("Een reden hoeft niet. Deze twee worden daarna niet meer aan elkaar gekoppeld; de hulpvraag wacht weer.")
    _ask(screen, pairing, "refuse", _("Niet verder"), [_by(tuple(Side)), _on(_not_ahead)], done, intro)


def end(screen: AreaScreen, pairing: str, done: Done) -> None:
    """End the pairing."""
    asked = [_on(), fields.text("reason", _("reden"), required=True, hint=_("bijvoorbeeld: doelen gehaald"))]
    _ask(screen, pairing, "end", _("Koppeling afronden"), asked, done, _("Hierna begint de nazorg."))


def goals(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record what the pairing works on, of what the role matrix allows for its task."""
    may = possible_goals(screen.store, pairing, on=today())
    now = [row["goal"] for row in goals_of(screen.store, pairing) if row["dropped_on"] is None]

    def save(values: dict[str, Any]) -> dict[str, Any]:
        return set_goals(screen.store, pairing, [Goal(goal) for goal in values["goals"]], on=today())

    asked = [fields.several("goals", _("doelen"), [(goal, word(goal)) for goal in may], now, required=True)]
    intro = _("Hier staat wat de rolmatrix bij deze taak toestaat. Iets anders hoort bij een professional.")
    screen.app.push_screen(FormScreen(_("Doelen van de koppeling"), asked, save, intro=intro), done)


def print_paper(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Print one of the papers of a pairing."""
    offer_papers(screen, papers_about("pairing", pairing, word("pairing")))


ALWAYS = frozenset({"goals", "print"})
"""What fits a pairing wherever it stands in its life."""
ACTS: Mapping[str, Act] = {
    "goals": goals,
    "print": print_paper,
    "introduce": introduce,
    "agree": agree,
    "start": start,
    "contact": log_contact,
    "checkin": log_checkin,
    "refuse": refuse,
    "end": end,
}


def _ask(
    screen: AreaScreen, pairing: str, move: str, title: str, asked: Sequence[Field], done: Done, intro: str = ""
) -> None:
    def save(values: dict[str, Any]) -> dict[str, Any]:
        by, reason = Side(values.get("by", Side.COORDINATOR)), values.get("reason", "")
        return move_pairing(screen.store, pairing, move, on=values["on"], by=by, reason=reason) | {"note": reason}

    def told(moved: dict[str, Any] | None) -> None:
        if moved is None or move not in ("contact", "checkin"):
            done(moved)
        else:
            offer_hand_over(screen, case_of(screen.store, pairing), moved["note"], done, moved)

    screen.app.push_screen(FormScreen(title, asked, save, intro=intro), told)


def _on(check: Callable[[Any], str] | None = None) -> Field:
    return fields.day("on", _("op"), today(), required=True, check=check)


def _by(sides: Sequence[Side], first: Side | None = None) -> Field:
    return fields.choice("by", _("wie"), [(side.value, word(side)) for side in sides], first, required=True)


def _not_ahead(day: date) -> str:
    return _("Deze dag is nog niet geweest. Leg het dan vast.") if day > today() else ""
