"""Taking back an act that was just done."""

from typing import Any

from textual.screen import Screen

from desk.clock import today
from desk.locale import _
from desk.store.store import Store
from desk.widgets.notices import refusals, tell


def undo_act(screen: Screen[Any], store: Store, event: int) -> None:
    """Undo an event and say so; a refusal is told and changes nothing."""
    from desk.store.undo import undo

    with refusals(screen):
        undo(store, event, today())
        tell(screen, _("Ongedaan gemaakt."))
