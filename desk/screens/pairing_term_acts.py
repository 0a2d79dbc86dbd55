"""What is agreed in a pairing, each under its key: the plan of action, promises, authorisation, division of tasks."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.locale.formats import day
from desk.locale.words import word
from desk.pairings.goals import possible_goals
from desk.pairings.loading import load_pairing
from desk.pairings.plan_steps import add_step, settle_step, steps_of
from desk.pairings.promises import make_promise, promises_of, settle_promise
from desk.pairings.rhythm import agree_rhythm
from desk.requests.conditions import authorise_volunteer, conditions_of, divide_tasks, withdraw_authorisations
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.note_advice import advise_volunteer_note
from desk.screens.pairing_forms import ask, day_field, doer_field
from desk.widgets import fields
from schema.matrix import Goal
from schema.pairing_life import Doer, StepOutcome
from schema.refused import Refused

_TAKEN_ALONG = partial(advise_volunteer_note, handout=True)
"""What a volunteer reads and takes along needs no amounts either."""
TERM_KEYS: list[Binding] = [
    Binding("y", "act('rhythm')", _("Ritme"), id="rhythm", tooltip=_("Leg vast hoe vaak zij elkaar zien")),
    Binding("g", "act('step')", _("Stap"), id="step", tooltip=_("Voeg een stap toe aan het plan van aanpak")),
    Binding("b", "act('promise')", _("Belofte"), id="promise", tooltip=_("Leg vast wat er is beloofd")),
    Binding("r", "act('settle')", _("Klaar"), id="settle", tooltip=_("Vink een stap of een belofte af")),
    Binding(
        "m",
        "act('authorise')",
        _("Volmacht"),
        id="authorise",
        tooltip=_("Leg de eigen volmacht van de inwoner vast, of dat die is ingetrokken"),
    ),
    Binding(
        "z",
        "act('divide')",
        _("Taken"),
        id="divide",
        tooltip=_("Leg de taakverdeling met de professional vast"),
    ),
]
_WEEK = timedelta(days=7)


def rhythm(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record how often the two meet, and until when."""

    def save(values: dict[str, Any]) -> str:
        told = {"lasts_until": values["lasts_until"], "agreed_on": values["on"], "on": today()}
        return agree_rhythm(screen.store, pairing, values["rhythm"], **told)

    asked = [
        fields.text("rhythm", _("hoe vaak"), required=True, hint=_("bijvoorbeeld: elke week een uur")),
        fields.day("lasts_until", _("tot en met")),
        day_field(label=_("afgesproken op")),
    ]
    ask(screen, _("Hoe vaak zij elkaar zien"), asked, save, done)


def plan_step(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Add a step of the plan of action."""
    may = possible_goals(screen.store, pairing, on=today())

    def save(values: dict[str, Any]) -> str:
        goal, doer = Goal(values["goal"]), Doer(values["doer"])
        return add_step(screen.store, pairing, goal, values["what"], doer, until=values["until"], on=today())

    asked = [
        fields.choice("goal", _("doel"), [(goal.value, word(goal)) for goal in may], required=True),
        fields.note("what", _("wat"), required=True, advise=_TAKEN_ALONG),
        doer_field(),
        fields.day("until", _("uiterlijk")),
    ]
    ask(screen, _("Stap van het plan van aanpak"), asked, save, done)


def promise(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record what somebody promised."""

    def save(values: dict[str, Any]) -> str:
        return make_promise(screen.store, pairing, values["what"], values["due_on"], Doer(values["doer"]), on=today())

    asked = [
        fields.text("what", _("wat"), required=True, hint=_("bijvoorbeeld: formulier meenemen")),
        fields.day("due_on", _("voor"), today() + _WEEK, required=True),
        doer_field(),
    ]
    ask(screen, _("Belofte"), asked, save, done)


def settle(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Tick off a step or a promise.

    Raises:
        Refused: `nothing-to-settle` when none is open.
    """
    store = screen.store
    steps = [(f"step {row['id']}", _open(row, "until_on")) for row in steps_of(store, pairing) if not row["outcome"]]
    made = [(f"promise {row['id']}", _open(row, "due_on")) for row in promises_of(store, pairing) if not row["outcome"]]
    if not steps and not made:
        raise Refused("nothing-to-settle")

    def save(values: dict[str, Any]) -> str:
        kind, _mark, known = values["which"].partition(" ")
        outcome = StepOutcome.REACHED if values["reached"] else StepOutcome.NOT_REACHED
        settling = settle_step if kind == "step" else settle_promise
        return settling(store, known, outcome, settled_on=values["on"], on=today())

    choices = [*made, *steps]
    asked = [
        fields.choice("which", _("welke"), choices, choices[0][0], required=True),
        fields.yes_no("reached", _("gelukt"), True),
        day_field(),
    ]
    ask(screen, _("Klaar met"), asked, save, done)


def authorise(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record the resident's own authorisation, or that she withdraws it."""
    request = load_pairing(screen.store, pairing).request
    known = conditions_of(screen.store, request)["authorisations"]
    may_withdraw = any(row["withdrawn_on"] is None for row in known)
    kinds = [("sign", _("ondertekend")), ("withdraw", _("ingetrokken"))]

    def save(values: dict[str, Any]) -> Any:
        if values.get("deed") == "withdraw":
            return withdraw_authorisations(screen.store, request, withdrawn_on=values["on"], on=today())
        told, until = (values["parties"].split(","), values["about"]), values["until_on"]
        return authorise_volunteer(screen.store, request, *told, signed_on=values["on"], until=until, on=today())

    asked = [
        *([fields.choice("deed", _("wat"), kinds, "sign", required=True)] if may_withdraw else []),
        fields.text("parties", _("met wie"), hint=_("bijvoorbeeld: Woonstede, Lichtstroom")),
        fields.text("about", _("waarover"), hint=_("bijvoorbeeld: uitstel van betaling")),
        day_field(label=_("getekend op") if not may_withdraw else _("op")),
        fields.day("until_on", _("tot en met")),
    ]
    intro = _("De inwoner tekent zelf. Zonder volmacht begint belangenbehartiging niet; intrekken mag elke dag.")
    ask(screen, _("Volmacht van de inwoner"), asked, save, done, intro)


def divide(screen: AreaScreen, pairing: str, done: Done) -> None:
    """Record who does what beside a professional."""
    request = load_pairing(screen.store, pairing).request

    def save(values: dict[str, Any]) -> str:
        told = values["professional"], values["ours"], values["theirs"]
        return divide_tasks(screen.store, request, *told, divided_on=values["on"], on=today())

    asked = [
        fields.text("professional", _("met wie"), required=True, hint=_("naam en organisatie")),
        fields.note("ours", _("vrijwilliger"), required=True, advise=_TAKEN_ALONG),
        fields.text("theirs", _("professional"), required=True, hint=_("bijvoorbeeld: regelingen en besluiten")),
        day_field(),
    ]
    ask(screen, _("Taakverdeling met de professional"), asked, save, done)


def _open(row: Mapping[str, Any], due: str) -> str:
    return f"{row['what']} ({day(row[due])})" if row[due] else str(row["what"])


TERM_ACTS: Mapping[str, Act] = {
    "rhythm": rhythm,
    "step": plan_step,
    "promise": promise,
    "settle": settle,
    "authorise": authorise,
    "divide": divide,
}
