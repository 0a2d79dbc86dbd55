"""Taking back an act: the one that was just done, or the user's last one after saying what it was."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from desk.clock import today
from desk.locale import _
from desk.locale.words import word
from desk.screens.area import AreaScreen
from desk.store.store import Store
from desk.widgets.confirm import Confirm
from desk.widgets.notices import refusals, tell


def undo_act(screen: Screen[Any], store: Store, event: int) -> None:
    """Undo an event and say so; a refusal is told and changes nothing."""
    from desk.store.undo import undo

    with refusals(screen):
        undo(store, event, today())
        tell(screen, _("Ongedaan gemaakt."))


def undo_last(screen: AreaScreen, then: Callable[[], None]) -> None:
    """Ask whether the user's last act is to be undone, and after a yes undo it and go on with `then`."""
    from desk.store.undo import event_verb, last_own_event

    event = last_own_event(screen.store)
    if event is None:
        tell(screen, _("Er is niets van u om ongedaan te maken."))
        return

    def answered(yes: bool | None) -> None:
        if yes:
            undo_act(screen, screen.store, event)
            then()

    question = _("Uw laatste wijziging was: {verb}. Wilt u die ongedaan maken?").format(
        verb=word(event_verb(screen.store, event))
    )
    screen.app.push_screen(Confirm(question), answered)
