"""Why one volunteer fits a request, or cannot now, over the whole screen."""

from collections.abc import Callable

from textual.binding import Binding

from desk.locale import _
from desk.store.store import Store
from desk.widgets.detail import Describe, DetailScreen

PAIR = Binding("k", "pair", _("Koppel"), id="pair", tooltip=_("Stel deze koppeling voor; u bevestigt eerst de namen"))


class WhyScreen(DetailScreen):
    """Why one volunteer, over the whole screen."""

    BINDINGS = [PAIR]

    def __init__(self, store: Store, describe: Describe, volunteer: str, pair: Callable[[], None] | None) -> None:
        super().__init__(store, describe, volunteer)
        self._pair = pair

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pair only a candidate."""
        return self._pair is not None if action == "pair" else super().check_action(action, parameters)

    def action_pair(self) -> None:
        """Go back, and pair."""
        self.dismiss()
        if self._pair is not None:
            self._pair()
