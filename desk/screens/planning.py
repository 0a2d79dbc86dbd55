"""The ways from who waits to the plan for all of them, and to what would help more."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from desk.locale import _
from desk.screens.fairness import FairnessScreen
from desk.screens.plan import PlanScreen
from desk.screens.what_helps import WhatHelpsScreen
from desk.store.store import Store

PLAN_KEYS = [
    Binding("b", "go('plan')", _("Plan"), id="plan", tooltip=_("Maak het beste plan voor allen die wachten")),
    Binding(
        "h", "go('helps')", _("Wat helpt"), id="helps", tooltip=_("Zie welke wijziging de meeste wachtenden helpt")
    ),
    Binding("l", "go('fairness')", _("Balans"), id="fairness", tooltip=_("Zie wie hoe lang wacht en wie wat doet")),
]
PLANS: Mapping[str, Callable[[Store], Screen[Any]]] = {
    "plan": PlanScreen,
    "helps": WhatHelpsScreen,
    "fairness": FairnessScreen,
}
