"""The keys that lead to the warnings, the training plan and the forecast, each screen imported when it is opened."""

from importlib import import_module
from typing import Any

from textual.binding import Binding

from desk.locale import _
from desk.screens.area import AreaScreen

_SCREENS = {
    "warnings": "desk.screens.warnings:WarningsScreen",
    "training": "desk.screens.training:TrainingScreen",
    "forecast": "desk.screens.forecast:ForecastScreen",
}


def renewal_keys() -> list[Binding]:
    """Return the keys, the warnings first."""
    return [
        Binding(
            "w",
            "renewals('warnings')",
            _("Waarsch."),
            id="warnings",
            tooltip=_("Toon wat afloopt: 60, 30 en 7 dagen vooraf, en wat het vernieuwt"),
        ),
        Binding(
            "c", "renewals('training')", _("Opleiding"), id="training", tooltip=_("Toon de trainingen en wie er komt")
        ),
        Binding(
            "v",
            "renewals('forecast')",
            _("Vooruit"),
            id="forecast",
            tooltip=_("Toon wie er de komende dertien weken uitvalt"),
        ),
    ]


def open_renewals(screen: AreaScreen, what: str, *about: str) -> None:
    """Open one of the screens over this one."""
    module, _colon, name = _SCREENS[what].partition(":")
    opened: Any = getattr(import_module(module), name)(screen.store, *about)
    screen.app.push_screen(opened)
