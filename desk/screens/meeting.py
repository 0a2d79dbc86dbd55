"""Het overleg: the monthly review led through its agenda, until it is closed."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.evaluation.agenda import Topic, agenda
from desk.evaluation.closed import earlier_corrections
from desk.evaluation.closing import close_review
from desk.evaluation.meeting import Meeting, meeting_of
from desk.locale import _, formats
from desk.screens import meeting_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.action_forms import action_form
from desk.screens.meeting_forms import held_form, note_form
from desk.screens.printing import print_document
from desk.screens.review_actions import ReviewActions
from desk.screens.voices import VoicesScreen
from desk.store.store import Store
from desk.widgets.background import count_beside, in_background
from desk.widgets.confirm import Confirm
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.figures import month_span
from schema.names import name_key
from schema.review_meeting import Correction, Point

_AREAS: Mapping[Point, str] = {
    Point.WAITING: "pairing",
    Point.STALLING: "pairing",
    Point.PROOFS: "volunteers",
    Point.FEEDBACK: "signals",
    Point.QUALITY: "signals",
    Point.AGREEMENTS: "cooperation",
}
"""Where what stands under a point is dealt with."""


class _Read(NamedTuple):
    """What the screen shows, read beside it."""

    meeting: Meeting
    topics: list[Topic]
    changed: tuple[Correction, ...]


class MeetingScreen(DescribingScreen):
    """The points of the agenda in their order, with what stands under each and what was said."""

    BINDINGS = [
        key("edit", _("Leg vast wat bij dit punt is besproken"), _("Noteer"), action="note"),
        Binding("n", "new", _("Actie"), id="new", tooltip=_("Leg een besluit vast, met wie het doet en wanneer")),
        Binding(
            "w",
            "held",
            _("Wie en wanneer"),
            id="held",
            show=False,
            tooltip=_("Leg vast wanneer en met wie het overleg was"),
        ),
        Binding("g", "go", _("Erheen"), id="go", show=False, tooltip=_("Ga naar waar dit punt wordt afgehandeld")),
        Binding("v", "close", _("Sluit"), id="close", tooltip=_("Stel de evaluatie van deze maand vast")),
        Binding("p", "print", _("Print"), id="print", show=False, tooltip=_("Print het verslag van deze maand")),
        key("back", _("Ga terug naar de cijfers")),
    ]

    def __init__(self, store: Store, month: str) -> None:
        super().__init__(store)
        self._month = month
        self.meeting: Meeting = meeting_of(store, month)
        self._topics: dict[str, Topic] = {}
        self._changed: tuple[Correction, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the agenda and one point beside it."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                texts.meeting_title(self.meeting), texts.meeting_columns(), self._load, empty=_("Even tellen…")
            )
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no change of what is closed, no closing of a month that runs, and to go only where there is a place."""
        is_open = self.meeting.closed_on is None
        if action in ("note", "held"):
            return is_open and self.record is not None
        if action == "close":
            return is_open and not month_span(self._month, today()).provisional
        if action == "go":
            return self.record in (Point.ACTIONS, Point.INCIDENTS) or self.record in _AREAS
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Read the agenda anew, beside the screen: much under it may have been done since, and many cases take long."""
        month = self._month
        count_beside(self, self.store, lambda own: _read(own, month), self._show)

    def _show(self, found: _Read) -> None:
        self.meeting, self._changed = found.meeting, found.changed
        self._topics = {topic.point.value: topic for topic in found.topics}
        points = self.query_one(RecordList)
        points.retitle(texts.meeting_title(self.meeting))
        points.reload()
        self.refresh_bindings()

    def _load(self, search: str, limit: int) -> Page:
        rows = [texts.point_row(number, topic, self.meeting) for number, topic in enumerate(self._topics.values(), 1)]
        wanted = name_key(search)
        return Page([row for row in rows if wanted in name_key(str(row.cells[0]))][:limit])

    def describe(self, record: str) -> Description:
        """Return what stands under a point and what was said."""
        topic = self._topics.get(record)
        return Description("") if topic is None else texts.describe_point(topic, self.meeting, self._changed)

    def action_note(self) -> None:
        """Record what was said under the point under the cursor."""
        if self.record is not None:
            self.app.push_screen(note_form(self.store, self.meeting, Point(self.record)), self.acted)

    def action_new(self) -> None:
        """Record a decision about the month."""
        self.app.push_screen(action_form(self.store, self._month), self.acted)

    def action_held(self) -> None:
        """Record when the meeting was, and with whom."""
        self.app.push_screen(held_form(self.store, self.meeting), self.acted)

    async def action_go(self) -> None:
        """Go to where the point is dealt with."""
        if self.record == Point.INCIDENTS:
            self.app.push_screen(VoicesScreen(self.store))
        elif self.record == Point.ACTIONS:
            self.app.push_screen(ReviewActions(self.store, self._month))
        elif self.record is not None:
            await self.run_action(f"app.area('{_AREAS[Point(self.record)]}')")

    def action_close(self) -> None:
        """Ask whether the review is to be closed."""
        question = _(
            "De cijfers, aantekeningen en besluiten van {month} blijven dan zoals ze nu zijn. Dat is niet terug te "
            "draaien: wat later verandert, staat in de volgende evaluatie. Stelt u de evaluatie vast?"
        )
        asked = question.format(month=formats.month(self._month))
        if self.meeting.held_on is None:
            missing = _(
                "Nog niet vastgelegd is wanneer en met wie het overleg was; dat blijft dan open in het verslag."
            )
            asked = f"{missing}\n\n{asked}"
        self.app.push_screen(Confirm(asked, title=_("Vaststellen")), self._close)

    def _close(self, yes: bool | None) -> None:
        if not yes:
            return
        month = self._month
        in_background(self, self.store, lambda own: close_review(own, month, on=today()), self._tell_closed)

    def _tell_closed(self, review: str) -> None:
        self._done = None
        tell(self, _("Vastgesteld. De toets p print het verslag."))
        self.on_screen_resume()

    def action_print(self) -> None:
        """Print the report of the month."""
        print_document(self, "review", self._month, self._month)

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()


def _read(store: Store, month: str) -> _Read:
    return _Read(
        meeting_of(store, month), agenda(store, month, on=today()), earlier_corrections(store, month, on=today())
    )
