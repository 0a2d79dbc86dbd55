"""One volunteer's file over the whole screen, as it stands today or on another day."""

from datetime import date

from textual.binding import Binding

from desk.clock import today
from desk.locale import _
from desk.pairings.history import loads
from desk.screens.acting import RecordScreen, readable
from desk.screens.volunteer_acts import ACTS, VOLUNTEER_KEYS, day_form
from desk.screens.volunteers_texts import describe_volunteer
from desk.store.store import Store
from desk.widgets.detail import Description, Detail

DAY_KEY = Binding("d", "day", _("Op dag"), id="on-day", tooltip=_("Toon wat deze vrijwilliger op een andere dag mag"))


class VolunteerScreen(RecordScreen):
    """One volunteer's file, on today or another day, with what can be done to it."""

    BINDINGS = [*VOLUNTEER_KEYS, DAY_KEY]
    ACTS = ACTS
    RECORDS = "volunteer"

    def __init__(self, store: Store, volunteer: str, on: date | None = None) -> None:
        self._on = on
        super().__init__(store, readable(self._describe_on_day), volunteer)

    def _describe_on_day(self, record: str) -> Description:
        return described(self.store, record, self._on)

    def action_day(self) -> None:
        """Show the file as it stands on another day; today leads back."""
        self.app.push_screen(day_form(self._on), self._show_day)

    def _show_day(self, day: date | None) -> None:
        if day is not None:
            self._on = day
            self.query_one(Detail).follow(self.record)


def described(store: Store, volunteer: str, on: date | None) -> Description:
    """Return a volunteer's file in words as it stands on a day, which is today when none is chosen."""
    day = on or today()
    load = loads(store, day, volunteer).get(volunteer, 0)
    return describe_volunteer(store, volunteer, load, on=day, today=today())
