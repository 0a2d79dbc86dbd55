"""What can be done to a step of the vision track, each under its key, and which of it fits now."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.evaluation import vision_acts as acts
from desk.evaluation.vision import Round
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.vision import criteria
from desk.screens.acting import Act, Done
from desk.screens.area import AreaScreen
from desk.screens.chain import ChainScreen
from desk.screens.vision_notes import add_note, known_step, rewrite
from desk.widgets.fields import because, choice, day, note, text
from desk.widgets.form import FormScreen
from desk.widgets.keys import key
from schema.vision import Milestone, MunicipalRole, Question, RouteRole, StepFacts

_DOES: Mapping[str, str] = {
    "step-owner": "arrange",
    "step-participants": "arrange",
    "step-parties": "chain",
    "step-notes": "note",
    "step-actions": "action",
    **{question.value: "note" for question in Question},
}
"""Which act gives a step what it lacks."""


def offered(track: Round | None, facts: StepFacts | None) -> frozenset[str]:
    """Return the acts that fit a step now; in an earlier round nothing is changed."""
    if track is None or facts is None or not track.newest:
        return frozenset()
    if facts.done is not None:
        return frozenset({"reopen", "action"})
    also = {"rewrite"} if facts.notes else set()
    ready = set() if track.lacking[facts.id] else {"finish"}
    return frozenset({"arrange", "note", "action", *also, *ready})


def next_act(track: Round, facts: StepFacts) -> str:
    """Return the act that brings an open step further: what it lacks first, else its result."""
    return next((_DOES[code] for code in track.lacking[facts.id]), "finish")


def arrange(screen: AreaScreen, step: str, done: Done) -> None:
    """Ask who leads a step, by when, when it is done, with whom, and what it is part of."""
    known = known_step(screen, step)

    def save(values: dict[str, Any]) -> str:
        return acts.arrange_step(screen.store, step, values, on=today())

    fields = [
        text("owner", _("wie trekt"), known.owner, required=True),
        text("criterion", _("klaar als"), known.criterion, hint=criteria()[step]),
        day("due_on", _("voor"), known.due_on),
        text("participants", _("deelnemers"), known.participants, hint=_("functies en organisaties")),
        choice("role", _("rol gemeente"), [(it.value, word(it)) for it in MunicipalRole], known.role),
        choice("milestone", _("mijlpaal"), [(it.value, it.value) for it in Milestone], known.milestone),
        choice("route_role", _("rol routekaart"), [(it.value, it.value) for it in RouteRole], known.route_role),
    ]
    why = {
        "owner": _("Wie ervoor zorgt dat deze stap af komt."),
        "criterion": _("Zo weet iedereen wanneer de stap klaar is. Leeg: wat hier in grijs staat."),
        "due_on": _("Dan moet de stap klaar zijn."),
        "participants": _("Wie meedachten, staat bij de stap: een functie of organisatie is genoeg."),
        "role": _("Trekt de gemeente de stap, stuurt zij, of maakt zij het anderen mogelijk?"),
        "milestone": _("Waar deze stap in de Routekaart Financiële Zorgen bij hoort."),
        "route_role": _("Voor welke rol in de Routekaart deze stap vooral is. Een vrijwilliger is daar geen rol."),
    }
    screen.app.push_screen(FormScreen(word(step).capitalize(), because(fields, why), save), done)


def add_action(screen: AreaScreen, step: str, done: Done) -> None:
    """Ask for an action that follows from a step."""
    known = known_step(screen, step)

    def save(values: dict[str, Any]) -> str:
        return acts.add_step_action(screen.store, step, values["title"], values["owner"], values["due_on"], on=today())

    fields = [
        text("title", _("wat"), required=True),
        text("owner", _("wie"), known.owner or screen.store.user.name, required=True),
        day("due_on", _("voor"), required=True),
    ]
    intro = _("Deze actie komt in de ene lijst met acties, met de stap erbij.")
    screen.app.push_screen(FormScreen(_("Nieuwe actie"), fields, save, intro=intro), done)


def finish(screen: AreaScreen, step: str, done: Done) -> None:
    """Ask what a step brought, and record it as done."""
    known = known_step(screen, step)

    def save(values: dict[str, Any]) -> str:
        return acts.finish_step(screen.store, step, values["result"], done_on=values["on"], on=today())

    fields = because(
        [note("result", _("resultaat"), known.result, required=True), day("on", _("klaar op"), today(), required=True)],
        {
            "result": _("Staat op het blad met de visie. Schrijf geen namen van inwoners of vrijwilligers."),
            "on": _("Vanaf deze dag ligt het resultaat vast; heropenen kan, met een reden."),
        },
    )
    intro = _("Klaar als: {criterion}").format(criterion=known.criterion or criteria()[step])
    screen.app.push_screen(FormScreen(word(step).capitalize(), fields, save, intro=intro), done)


def reopen(screen: AreaScreen, step: str, done: Done) -> None:
    """Ask why a step that was done is taken up again."""

    def save(values: dict[str, Any]) -> str:
        return acts.reopen_step(screen.store, step, values["reason"], on=today())

    asked = [text("reason", _("reden"), required=True)]
    intro = _("Het resultaat van nu blijft te lezen.")
    screen.app.push_screen(FormScreen(_("Stap heropenen"), asked, save, intro=intro), done)


def to_chain(screen: AreaScreen, step: str, done: Done) -> None:
    """Go to the chain, where the parties are recorded."""
    screen.app.push_screen(ChainScreen(screen.store))


ACTS: Mapping[str, Act] = {
    "arrange": arrange,
    "note": add_note,
    "rewrite": rewrite,
    "action": add_action,
    "finish": finish,
    "reopen": reopen,
    "chain": to_chain,
}


def step_keys(*hidden: str) -> list[Binding]:
    """Return the keys of the acts; those that are hidden work too, and stand in the help alone."""
    keys = [
        key("new", _("Leg vast wat u hoorde of las"), _("Noteer"), action="act('note')"),
        key("edit", _("Regel wie deze stap trekt, met wie en wanneer"), _("Regel"), action="act('arrange')"),
        Binding("v", "act('finish')", _("Klaar"), id="finish", tooltip=_("Leg het resultaat vast: deze stap is klaar")),
        Binding("h", "act('reopen')", _("Heropen"), id="reopen", tooltip=_("Neem deze stap weer op, met de reden")),
        Binding("a", "act('action')", _("Actie"), id="action", tooltip=_("Leg een actie vast die uit deze stap volgt")),
        Binding("w", "act('rewrite')", _("Wijzig notitie"), id="rewrite", tooltip=_("Wijzig een aantekening")),
    ]
    return [replace(each, show=each.id not in hidden) for each in keys]
