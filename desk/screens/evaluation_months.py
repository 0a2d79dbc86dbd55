"""The months of Evaluatie: one is counted beside the screen, chosen from all, and told with those before it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from textual.screen import Screen

from desk.clock import today
from desk.evaluation.counted_month import CountedMonth, counted_month
from desk.evaluation.months import Values, courses, months_to_look_at
from desk.locale import _, formats
from desk.store.store import Store
from desk.widgets.background import step_by_step
from desk.widgets.picking import AllChoices
from schema.dates import add_months
from schema.refused import Refused


def shifted(day: date, months: int) -> str:
    """Return the month so many months away, as `2026-10`."""
    return f"{add_months(day.replace(day=1), months):%Y-%m}"


def counted(store: Store, month: str) -> tuple[CountedMonth | None, Refused | None]:
    """Return what was counted, or why nothing was: the screen then has nothing to show, and says why."""
    try:
        return counted_month(store, month, on=today()), None
    except Refused as refused:
        return None, refused


def count_courses(
    screen: Screen[Any], store: Store, month: str, then: Callable[[str, Mapping[str, Values]], None]
) -> None:
    """Count how each figure went in the months up to one, beside the screen; that shows the month itself first."""
    step_by_step(
        screen,
        store,
        lambda own, _tell: courses(own, month, on=today()),
        lambda *_step: None,
        lambda found: then(month, found),
        "courses",
    )


def pick_month(screen: Screen[Any], store: Store, month: str, then: Callable[[str], None]) -> None:
    """Let a month be chosen."""
    closed = months_to_look_at(store, on=today())
    choices = [
        (each, " · ".join((formats.month(each), _("vastgesteld"))) if is_closed else formats.month(each))
        for each, is_closed in closed.items()
    ]

    def chosen(code: str | None) -> None:
        if code is not None:
            then(code)

    screen.app.push_screen(AllChoices(_("Welke maand?"), choices, month), chosen)
