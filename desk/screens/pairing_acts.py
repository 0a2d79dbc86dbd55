"""The steps of a pairing's life, each under its key: one short form, one move."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.pairings.ending import Ending, end_pairing, goals_ever, record_result
from desk.pairings.goals import goals_of, possible_goals, set_goals
from desk.pairings.loading import case_of, load_pairing
from desk.pairings.moving import move_pairing
from desk.pairings.possible import sides_to_agree
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.checkin_acts import hear, settle
from desk.screens.note_advice import advise_volunteer_note, offer_hand_over
from desk.screens.offering import offer_papers, papers_about
from desk.screens.pairing_forms import ask, effort_field
from desk.screens.pairing_life_acts import LIFE_ACTS, LIFE_KEYS
from desk.screens.pairing_meeting_acts import MEETING_ACTS, MEETING_KEYS
from desk.screens.pairing_term_acts import TERM_ACTS, TERM_KEYS
from desk.widgets import fields
from desk.widgets.fields import Field
from schema.codes import Side
from schema.effort import NO_EFFORT, read_effort
from schema.matrix import Goal
from schema.pairing_life import EndReason, Onward
from schema.values import Fault

PAIRING_KEYS: list[Binding] = [
    *MEETING_KEYS,
    Binding("a", "act('agree')", _("Akkoord"), id="agree", tooltip=_("Leg vast wie akkoord gaat")),
    Binding("s", "act('start')", _("Start"), id="start", tooltip=_("Laat de koppeling beginnen")),
    Binding("c", "act('contact')", _("Contact"), id="contact", tooltip=_("Leg een contact vast")),
    Binding("v", "act('checkin')", _("Voortgang"), id="checkin", tooltip=_("Vraag hoe het gaat, aan drie kanten")),
    Binding("j", "act('worry')", _("Zorg"), id="worry", tooltip=_("Leg vast wat aan een zorg is gedaan")),
    Binding("d", "act('goals')", _("Doelen"), id="goals", tooltip=_("Leg vast waar deze twee aan werken")),
    Binding("w", "act('refuse')", _("Weigert"), id="refuse", tooltip=_("Leg vast dat een van beiden niet wil")),
    Binding(
        "p",
        "act('print')",
        _("Print"),
        id="print",
        show=False,
        tooltip=_("Print de koppelovereenkomst of de machtiging"),
    ),
    Binding("x", "act('end')", _("Afronden"), id="end", tooltip=_("Rond de koppeling af, met het resultaat")),
    Binding("x", "act('result')", _("Resultaat"), id="result", tooltip=_("Leg alsnog vast hoe de koppeling eindigde")),
    *LIFE_KEYS,
    *TERM_KEYS,
]


def agree(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record who wants to go on."""
    sides = sides_to_agree(load_pairing(screen.store, pairing))
    asked = [_by(sides, sides[0] if len(sides) == 1 else None), _on(_not_ahead)]
    _ask(screen, pairing, "agree", _("Akkoord"), asked, done, _("Als beiden akkoord zijn, kan de koppeling starten."))


def start(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Let the pairing begin."""
    _ask(screen, pairing, "start", _("Start van de koppeling"), [_on()], done)


def log_contact(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record a contact: the day, what was discussed, and how long it took."""
    note = fields.note("reason", _("wat besproken is"), advise=advise_volunteer_note)
    _ask(screen, pairing, "contact", _("Contact"), [_on(_not_ahead), note, effort_field()], done)


def log_checkin(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Hear a side of the pairing, or record a talk where no check-in is open."""
    hear(screen, pairing, done, log_talk)


def log_talk(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record a talk without a form; after the end it is aftercare."""
    asked = [_on(_not_ahead), fields.note("reason", _("hoe het gaat"), advise=advise_volunteer_note)]
    _ask(screen, pairing, "checkin", _("Voortgangsgesprek"), asked, done)


def refuse(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record that one of them does not want to; nobody has to say why."""
    intro = _("Een reden hoeft niet. Deze twee worden daarna niet meer aan elkaar gekoppeld; de hulpvraag wacht weer.")
    _ask(screen, pairing, "refuse", _("Niet verder"), [_by(tuple(Side)), _on(_not_ahead)], done, intro)


def end(screen: AreaScreen, pairing: str, done: Done) -> None:
    """End the pairing with its result."""

    def save(values: dict[str, Any]) -> dict[str, Any]:
        return end_pairing(screen.store, pairing, _ending(values), ended_on=values["on"], on=today())

    intro = _("Hierna begint de nazorg.")
    ask(screen, _("Koppeling afronden"), [_on(), *_result_fields(screen, pairing)], save, done, intro)


def result(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record the result of a pairing that has ended without one."""

    def save(values: dict[str, Any]) -> str:
        return record_result(screen.store, pairing, _ending(values), on=today())

    ask(screen, _("Resultaat van de koppeling"), _result_fields(screen, pairing), save, done)


def _result_fields(screen: AreaScreen, pairing: str) -> list[Field]:
    had = [(goal.value, word(goal)) for goal in goals_ever(screen.store, pairing)]
    return [
        fields.choice("ended", _("waarom"), [(one.value, word(one)) for one in EndReason], required=True),
        fields.choice("onward", _("hoe verder"), [(one.value, word(one)) for one in Onward], required=True),
        *([fields.several("reached", _("gehaald"), had)] if had else []),
        fields.text("note", _("toelichting"), hint=_("mag leeg")),
    ]


def _ending(values: dict[str, Any]) -> Ending:
    goals = tuple(map(Goal, values.get("reached", ())))
    return Ending(EndReason(values["ended"]), Onward(values["onward"]), goals, values["note"])


def goals(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record what the pairing works on, of what the role matrix allows for its task."""
    may = possible_goals(screen.store, pairing, on=today())
    now = [row["goal"] for row in goals_of(screen.store, pairing) if row["dropped_on"] is None]

    def save(values: dict[str, Any]) -> dict[str, Any]:
        return set_goals(screen.store, pairing, [Goal(goal) for goal in values["goals"]], on=today())

    asked = [fields.several("goals", _("doelen"), [(goal, word(goal)) for goal in may], now, required=True)]
    intro = _("Hier staat wat de rolmatrix bij deze taak toestaat. Iets anders hoort bij een professional.")
    ask(screen, _("Doelen van de koppeling"), asked, save, done, intro)


def print_paper(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Print one of the papers of a pairing."""
    offer_papers(screen, papers_about("pairing", pairing, word("pairing")))


ACTS: Mapping[str, Act] = {
    "goals": goals,
    "print": print_paper,
    **MEETING_ACTS,
    "agree": agree,
    "start": start,
    "contact": log_contact,
    "checkin": log_checkin,
    "worry": settle,
    "refuse": refuse,
    "end": end,
    "result": result,
    **LIFE_ACTS,
    **TERM_ACTS,
}


def _ask(
    screen: AreaScreen, pairing: str, move: str, title: str, asked: Sequence[Field], done: Done, intro: str = ""
) -> None:
    def save(values: dict[str, Any]) -> dict[str, Any]:
        by, reason = Side(values.get("by", Side.COORDINATOR)), values.get("reason", "")
        effort = read_effort(values.get("effort", ""))
        told = {"by": by, "reason": reason, "effort": NO_EFFORT if isinstance(effort, Fault) else effort}
        return move_pairing(screen.store, pairing, move, on=values["on"], **told) | {"note": reason}

    def told(moved: dict[str, Any] | None) -> None:
        if moved is None or move not in ("contact", "checkin"):
            done(moved)
        else:
            offer_hand_over(screen, case_of(screen.store, pairing), moved["note"], done, moved)

    ask(screen, title, asked, save, told, intro)


def _on(check: Callable[[Any], str] | None = None) -> Field:
    return fields.day("on", _("op"), today(), required=True, check=check)


def _by(sides: Sequence[Side], first: Side | None = None) -> Field:
    return fields.choice("by", _("wie"), [(side.value, word(side)) for side in sides], first, required=True)


def _not_ahead(day: date) -> str:
    return _("Deze dag is nog niet geweest. Leg het dan vast.") if day > today() else ""
