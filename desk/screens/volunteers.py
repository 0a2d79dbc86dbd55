"""The volunteers: who is ready for what, whose proof ends first, and each one's file."""

from dataclasses import replace
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from desk.clock import today
from desk.locale import _
from desk.pairings.history import loads
from desk.screens.acting import FilingScreen, readable
from desk.screens.area import WIDE
from desk.screens.export_form import EXPORT_KEY, export_list
from desk.screens.likely_volunteers import likely_volunteers
from desk.screens.renewal_keys import open_renewals, renewal_keys
from desk.screens.volunteer_acts import ACTS, VOLUNTEER_KEYS, day_form
from desk.screens.volunteer_form import interest_form, new_volunteer_form
from desk.screens.volunteer_screen import DAY_KEY, VolunteerScreen, described
from desk.screens.volunteers_texts import volunteer_row
from desk.store.store import Store
from desk.volunteers.exporting import export_volunteers
from desk.volunteers.likely import count_questions
from desk.volunteers.readiness import SHOWN, readiness
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Column, Page
from desk.widgets.offered import is_offered
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar


class VolunteersArea(FilingScreen):
    """Every volunteer on one line, with her file beside it or under enter."""

    BINDINGS = [
        key("new", _("Voeg een vrijwilliger toe")),
        VOLUNTEER_KEYS[0],
        *(replace(rarer, show=False) for rarer in [*VOLUNTEER_KEYS[1:], DAY_KEY]),
        EXPORT_KEY,
        Binding("k", "likely", _("Zelfde?"), id="likely", show=False, tooltip=_("Wie staat er misschien twee keer in")),
        Binding(
            "a",
            "interest",
            _("Belangstelling"),
            id="interest",
            show=False,
            tooltip=_("Voeg iemand toe die belangstelling toont"),
        ),
        *(replace(rarer, show=False) for rarer in renewal_keys()),
        Binding(
            "f", "filter", _("Toon"), id="filter", tooltip=_("Toon wie actief is, iedereen, of wie aandacht vraagt")
        ),
    ]
    ACTS = ACTS
    RECORDS = "volunteer"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._show = SHOWN[0]
        self._on: date | None = None
        self._columns = 0
        """Without room for a pane beside the list, the organisation is told in the file alone."""
        self._among: frozenset[str] = frozenset()
        """Those who are shown together because Vandaag named them; nobody is all."""

    def compose(self) -> ComposeResult:
        """Lay out the list and the file."""
        columns = [Column(_("naam")), Column(_("inzetbaar"), kept=True), Column(_("bewijs"), kept=True)]
        columns += [Column(_("bezet")), Column(_("organisatie"))][: 2 if self.app.size.width >= WIDE else 1]
        self._columns = len(columns)
        empty = _(
            "Hier is niemand. Druk op n voor een nieuwe vrijwilliger, op f om anderen te tonen, "
            "of lees een lijst in bij Signalen (2, n)."
        )
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(self._title(), columns, self._load, empty=empty)
            yield Detail(readable(self._describe))
        yield KeyLine()

    def _title(self) -> str:
        if self._among:
            return _("Vrijwilligers · {n} uit Vandaag; f toont weer anderen").format(n=len(self._among))
        shown = {
            "active": _("Vrijwilligers · actief"),
            "all": _("Vrijwilligers · allemaal"),
            "attention": _("Vrijwilligers · vragen aandacht"),
        }[self._show]
        if not is_offered(self.store.user.role, type(self).__name__, "renewals('warnings')"):
            return shown
        return shown + " · " + _("w waarschuwingen · c opleiding · v vooruitblik")

    def _load(self, search: str, limit: int) -> Page:
        on = today()
        some = self._among
        rows = readiness(self.store, search=search, show=self._show, limit=None if some else limit, on=on)
        rows = [row for row in rows if not some or row["id"] in some]
        busy, most = loads(self.store, on), self.store.settings(on).maximum
        told = [volunteer_row(row, busy.get(row["id"], 0), most, on) for row in rows]
        return Page([row._replace(cells=row.cells[: self._columns]) for row in told])

    def _describe(self, record: str) -> Description:
        return described(self.store, record, self._on)

    def file_screen(self, record: str) -> Screen[None]:
        """Return the file as a screen of its own."""
        return VolunteerScreen(self.store, record)

    def open_record(self, kind: str, record: str) -> None:
        """Go to a volunteer, whoever is shown, and open her file.

        Several, whose ids stand between bars, are shown together; a training stands in the training plan.
        """
        if kind == "volunteers":
            self._among = frozenset(record.split("|"))
            self._show_who("all")
            return
        if kind == "session":
            self.action_renewals("training", record)
            return
        self._show_who("all")
        self.query_one(RecordList).select(record)
        self.app.push_screen(VolunteerScreen(self.store, record))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another day only for somebody, and questions only where one waits."""
        if action == "likely":
            return count_questions(self.store, on=today()) > 0
        return self.record is not None if action == "day" else super().check_action(action, parameters)

    def action_renewals(self, what: str, *about: str) -> None:
        """Open the training plan, the warnings or the forecast."""
        open_renewals(self, what, *about)

    def action_new(self) -> None:
        """Add a volunteer, and go to her."""
        self.app.push_screen(new_volunteer_form(self.store), self._added)

    def action_interest(self) -> None:
        """Add somebody who shows interest, and go to her."""
        self.app.push_screen(interest_form(self.store), self._added)

    def _added(self, volunteer: Any) -> None:
        if volunteer is not None:
            self.acted(volunteer)
            self._show_who("all")
            self.query_one(RecordList).select(volunteer)

    def action_likely(self) -> None:
        """Show who may be there twice."""
        self.app.push_screen(likely_volunteers(self.store))

    def action_export(self) -> None:
        """Write the volunteers to a file."""
        export_list(self, "vrijwilligers", export_volunteers)

    def action_filter(self) -> None:
        """Show the next group of volunteers."""
        self._among = frozenset()
        self._show_who(SHOWN[(SHOWN.index(self._show) + 1) % len(SHOWN)])

    def _show_who(self, show: str) -> None:
        self._show = show
        found = self.query_one(RecordList)
        found.retitle(self._title())
        found.reload()

    def action_day(self) -> None:
        """Show the file as it stands on another day; today leads back."""
        if self.record is not None:
            self.app.push_screen(day_form(self._on), self._show_day)

    def _show_day(self, day: date | None) -> None:
        if day is None or self.record is None:
            return
        if self.size.width < WIDE:
            self.app.push_screen(VolunteerScreen(self.store, self.record, day))
        else:
            self._on = None if day == today() else day
            self.query_one(Detail).follow(self.record)
