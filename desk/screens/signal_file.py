"""One signal over the whole screen, and what is decided about it by hand: picked up, or left."""

from collections.abc import Mapping
from typing import Any

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.screens.acting import Done, RecordScreen, readable
from desk.screens.area import AreaScreen
from desk.screens.signals_texts import describe_signal
from desk.signals.finding import find_signal
from desk.signals.overruling import LEFT_STATUSES, leave, pick_up
from desk.store.store import Store
from desk.widgets import fields
from desk.widgets.form import FormScreen
from schema.codes import SignalStatus


def pick_up_by_hand(screen: AreaScreen, signal: str, done: Done) -> None:
    """Pick up a signal that the rules left."""
    form = FormScreen(
        _("Pak het signaal op"),
        [fields.text("reason", _("reden"), required=True)],
        lambda values: pick_up(screen.store, signal, values["reason"], on=today()),
        intro=_("De regels lieten dit signaal liggen. Uw besluit gaat voor en blijft met de reden staan."),
    )
    screen.app.push_screen(form, done)


def leave_by_hand(screen: AreaScreen, signal: str, done: Done) -> None:
    """Leave a signal that was picked up."""
    statuses = [(str(status), str(status)) for status in LEFT_STATUSES]

    def save(values: dict[str, Any]) -> str:
        status = SignalStatus(values["status"])
        return leave(screen.store, signal, values["reason"], on=today(), status=status)

    form = FormScreen(
        _("Laat het signaal liggen"),
        [
            fields.choice("status", _("waarom"), statuses, str(SignalStatus.LEFT), required=True),
            fields.text("reason", _("reden"), required=True),
        ],
        save,
    )
    screen.app.push_screen(form, done)


ACTS = {"pick-up": pick_up_by_hand, "leave": leave_by_hand}
SIGNAL_KEYS = [
    Binding("o", "act('pick-up')", _("Pak op"), id="pick-up", tooltip=_("Pak dit signaal op, met een reden")),
    Binding("l", "act('leave')", _("Laat liggen"), id="leave", tooltip=_("Laat dit signaal liggen, met een reden")),
]


def fits(act: str, signal: Mapping[str, Any] | None) -> bool:
    """Say whether an act makes sense for a signal: only what is left can be picked up, and the other way around."""
    picked_up = signal is not None and signal["status"] == SignalStatus.PICKED_UP
    return signal is not None and (act == "leave") == picked_up


class SignalScreen(RecordScreen):
    """One signal over the whole screen."""

    BINDINGS = [*SIGNAL_KEYS]
    ACTS = ACTS
    RECORDS = "signal"

    def __init__(self, store: Store, signal: str) -> None:
        super().__init__(store, readable(lambda record: describe_signal(store, record, today())), signal)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for this signal."""
        if action == "act" and not fits(str(parameters[0]), find_signal(self.store, self.record or "")):
            return False
        return super().check_action(action, parameters)
