"""The vision track of the practice desk: a first round of last year, and a second that is half way."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from desk.evaluation import vision_acts as acts
from desk.evaluation.actions import complete_action
from desk.store.store import Store
from schema.dates import add_months
from schema.vision import Milestone, MunicipalRole, Question, RouteRole, Source, Step

_FIRST, _SECOND = 14, 2
"""Months ago the two rounds began."""
_CHAIN = "Stichting Naast Elkaar, Vereniging Thuisadministratie, Stichting Maatje aan Zet, wijkteam, Rechtswinkel"
_POLICY, _COORDINATOR, _MANAGER = "beleidsadviseur schulden", "F. de Wit", "teamleider Schulddienstverlening"

_ARRANGED: dict[Step, dict[str, Any]] = {
    Step.TAKE_STOCK: {"owner": _COORDINATOR, "role": MunicipalRole.INITIATOR, "route_role": RouteRole.PROFESSIONAL},
    Step.SHARE: {"owner": _POLICY, "role": MunicipalRole.INITIATOR, "route_role": RouteRole.ADVISER},
    Step.GATHER: {"owner": _COORDINATOR, "role": MunicipalRole.FACILITATOR, "milestone": Milestone.IN_VIEW},
    Step.AGREE: {"owner": _MANAGER, "role": MunicipalRole.DIRECTOR, "route_role": RouteRole.MANAGER},
    Step.CONCRETE: {"owner": _POLICY, "role": MunicipalRole.DIRECTOR},
    Step.PLAN: {"owner": _COORDINATOR, "role": MunicipalRole.DIRECTOR},
}
_RESULTS = {
    Step.TAKE_STOCK: "Elf partijen in beeld, voor elke fase ten minste één.",
    Step.SHARE: "Geldzorgen kunnen iedereen overkomen. Wij zijn er vroeg bij, gaan naast de inwoner staan en zorgen "
    "dat hij niet steeds opnieuw zijn verhaal hoeft te doen.",
    Step.GATHER: "Vrijwilligers willen eerder betrokken worden en een vaste contactpersoon. Inwoners vragen om iemand "
    "die blijft tot het rustig is.",
    Step.AGREE: "Wij helpen samen, vroeg en dichtbij: de professional regelt, de vrijwilliger loopt mee, en de inwoner "
    "beslist. Niemand wordt losgelaten voordat er een opvolger is.",
    Step.CONCRETE: "De drie vragen zijn beantwoord in twee bijeenkomsten met alle partijen.",
    Step.PLAN: "Twee acties, elk met een eigenaar en een datum.",
}
_STOCK_NOW = (
    "Tien partijen in beeld. De nazorgkring is gestopt: wie een regeling heeft afgerond, kan in de keten nergens heen."
)
_ANSWERS = {
    Question.NOW: "Elke organisatie werft en traint zelf; de gemeente verwijst per telefoon.",
    Question.WANTED: "Eén plek waar een hulpvraag binnenkomt en binnen twee weken een vrijwilliger krijgt.",
    Question.BETTER: "De overdracht na een schuldregeling: nu valt de nazorg weg.",
}
_HEARD: Sequence[tuple[int, Step, Source, str]] = (
    (
        50,
        Step.TAKE_STOCK,
        Source.INTERNAL,
        "De nota Armoede en schulden noemt elf partijen; de bibliotheek ontbreekt.",
    ),
    (46, Step.TAKE_STOCK, Source.PROFESSIONAL, "Het wijkteam verwijst het vaakst naar de inloop in het buurthuis."),
    (35, Step.SHARE, Source.NATIONAL, "De VNG-handreiking: de inwoner centraal, één doorlopend proces om hem heen."),
    (20, Step.GATHER, Source.VOLUNTEER, "Laat ons meegaan naar het eerste gesprek; dan kent de inwoner ons al."),
    (18, Step.GATHER, Source.PROFESSIONAL, "Zonder taakverdeling op papier doen wij dingen dubbel."),
    (
        12,
        Step.GATHER,
        Source.OTHERS,
        "Een buurgemeente laat vrijwilligers de nazorg doen, elke drie maanden een gesprek.",
    ),
)
_LAST_YEAR = (
    ("Overeenkomst sluiten met een organisatie voor nazorg", _MANAGER, 4, "Gesloten; de organisatie stopte dit jaar."),
    ("Alle contactpersonen op één blad zetten", _COORDINATOR, 2, "Staat in de schuldenketen; elk kwartaal nagekeken."),
)
_NOW = (
    (Step.TAKE_STOCK, "Nieuwe partij voor de nazorg zoeken", _COORDINATOR, 5),
    (Step.GATHER, "Cliëntenraad vragen wat inwoners van de visie vinden", _POLICY, 19),
    (Step.GATHER, "Bijeenkomst met alle partijen in de keten houden", _MANAGER, 40),
)


def add_vision(store: Store, on: date) -> None:
    """Add both rounds; nothing is drawn by chance."""
    _last_year(store, add_months(on, -_FIRST), on)
    begun = add_months(on, -_SECOND)
    reason = "Een organisatie stopte, en de nazorg valt weg: wij kijken opnieuw met de hele keten."
    acts.begin_round(store, reason, on=begun)
    for days, step, source, note in _HEARD:
        acts.add_note(store, step, note, source=source, on=on - timedelta(days=days))
    for step, title, owner, days in _NOW:
        acts.add_step_action(store, step, title, owner, on + timedelta(days=days), on=on - timedelta(days=10))
    acts.arrange_step(store, Step.SHARE, {"participants": _CHAIN}, on=begun)
    for step, result, days in ((Step.TAKE_STOCK, _STOCK_NOW, 40), (Step.SHARE, _RESULTS[Step.SHARE], 28)):
        acts.finish_step(store, step, result, done_on=on - timedelta(days=days), on=on)
    acts.arrange_step(store, Step.GATHER, {"due_on": on + timedelta(days=24), "participants": _CHAIN}, on=on)


def _last_year(store: Store, begun: date, on: date) -> None:
    """Hold a whole round: arranged, noted, finished step by step, with the actions that followed."""
    acts.begin_round(store, on=begun)
    for step, facts in _ARRANGED.items():
        told = {**facts, "participants": _CHAIN} if step in (Step.SHARE, Step.AGREE) else facts
        acts.arrange_step(store, step, told, on=begun)
    acts.add_note(store, Step.GATHER, "Bel ons eerder, dan kennen wij de inwoner.", source=Source.VOLUNTEER, on=begun)
    for question, answer in _ANSWERS.items():
        acts.add_note(store, Step.CONCRETE, answer, question=question, on=begun)
    for title, owner, months, outcome in _LAST_YEAR:
        day = add_months(begun, months)
        action = acts.add_step_action(store, Step.PLAN, title, owner, day, on=begun)
        complete_action(store, action, outcome, on=day)
    for months, step in enumerate(Step):
        acts.finish_step(store, step, _RESULTS[step], done_on=add_months(begun, months), on=on)
