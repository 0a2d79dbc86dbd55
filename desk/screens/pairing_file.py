"""One pairing over the whole screen: its state, what comes next under one key, and all that happened."""

from textual.binding import ActiveBinding, Binding

from desk.clock import today
from desk.locale import _
from desk.screens.acting import RecordScreen, readable
from desk.screens.pairing_acts import ACTS, PAIRING_KEYS
from desk.screens.pairing_offers import NOTHING, in_footer, offers
from desk.screens.pairings_texts import describe_pairing
from desk.store.store import Store


class PairingScreen(RecordScreen):
    """One pairing over the whole screen, with the steps that fit it now; enter takes the next one."""

    BINDINGS = [
        Binding("enter", "next", _("Volgende"), id="next", tooltip=_("Doe wat nu aan de beurt is")),
        *PAIRING_KEYS,
    ]
    ACTS = ACTS
    RECORDS = "pairing"

    def __init__(self, store: Store, pairing: str) -> None:
        super().__init__(store, readable(lambda record: describe_pairing(store, record, on=today())), pairing)
        self._offers = NOTHING

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys that work; the footer has room for those that matter most now."""
        return in_footer(super().active_bindings, self._offers.shown(alone=self._done is not None))

    def on_screen_resume(self) -> None:
        """Show the pairing as it is now, with the keys that fit it."""
        self._offers = offers(self.store, self.record, on=today())
        super().on_screen_resume()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the steps that fit."""
        if action == "act":
            return parameters[0] in self._offers.acts
        if action == "next":
            return self._offers.next is not None
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Do what is next."""
        if self._offers.next is not None:
            self.action_act(self._offers.next)
