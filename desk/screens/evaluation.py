"""Evaluatie: the figures of a month, with and without a volunteer, and what was decided about them."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from desk.clock import today
from desk.evaluation.closed import latest_closed
from desk.evaluation.counted_month import CountedMonth
from desk.evaluation.months import Values
from desk.locale import _
from desk.locale.sentences import sentence
from desk.screens import evaluation_texts as texts
from desk.screens.acting import ActingScreen
from desk.screens.action_forms import action_form
from desk.screens.area import open_detail
from desk.screens.breakdown import BreakdownScreen
from desk.screens.checkins import CheckinsScreen
from desk.screens.evaluation_keys import EVALUATION_KEYS
from desk.screens.evaluation_months import count_courses, counted, pick_month, shifted
from desk.screens.figure_course import FigureCourse
from desk.screens.figure_records import FigureRecords
from desk.screens.meeting import MeetingScreen
from desk.screens.printing import print_document
from desk.screens.review_actions import ReviewActions
from desk.screens.sharing import SharingScreen
from desk.screens.vision import VisionScreen
from desk.screens.voices import VoicesScreen
from desk.store.store import Store
from desk.widgets.background import count_beside
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.list_rows import Page
from desk.widgets.notices import tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.refused import Refused


class EvaluationArea(ActingScreen):
    """The review of one month: the last whole one at first, and for who sees closed months alone the last of those."""

    BINDINGS = EVALUATION_KEYS

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        closed = None if store.user.sees_all else latest_closed(store, on=today())
        self._month = closed or shifted(today(), -1)
        self._counted: CountedMonth | None = None
        self._courses: Mapping[str, Values] = {}

    def compose(self) -> ComposeResult:
        """Lay out the figures and their meaning beside them."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                _("Evaluatie"),
                texts.figure_columns(),
                self._load,
                empty=_("Hier staan de cijfers zodra zij geteld zijn. ← en → kiezen een andere maand."),
            )
            yield Detail(self._describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no month that has not begun, and what needs figures only where there are; typing has the arrows."""
        if action == "month":
            step = int(str(parameters[0]))
            begun = shifted(date.fromisoformat(f"{self._month}-01"), step) <= f"{today():%Y-%m}"
            return begun and not isinstance(self.focused, Input)
        if action in ("meeting", "breakdown", "print", "course", "describe"):
            return self._counted is not None
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Count anew, beside the screen: the desk may have changed since, and many cases take a while."""
        month = self._month
        count_beside(self, self.store, lambda own: counted(own, month), lambda found: self._show(month, *found))

    def _show(self, month: str, counted: CountedMonth | None, refused: Refused | None) -> None:
        """Show what was counted, or why nothing was, unless another month was asked for since."""
        if month != self._month:
            return
        found = self.query_one(RecordList)
        self._counted = counted
        if counted is not None:
            count_courses(self, self.store, month, self._show_courses)
            found.retitle(texts.month_title(counted.review, counted.closed_on))
        elif refused is not None:
            found.retitle(texts.bare_title(month))
            found.explain_emptiness(sentence(refused))
        found.reload()
        self.refresh_bindings()

    def _show_courses(self, month: str, found: Mapping[str, Values]) -> None:
        if month == self._month:
            self._courses = found
            self.query_one(RecordList).reload()

    def open_record(self, kind: str, record: str) -> None:
        """Open an action among the others, or a step of the vision track."""
        vision = kind == "vision"
        self.app.push_screen(
            VisionScreen(self.store, record) if vision else ReviewActions(self.store, self._month, record)
        )

    def _load(self, search: str, limit: int) -> Page:
        if self._counted is None:
            return Page([])
        review, wanted = self._counted.review, name_key(search)
        rows = [texts.figure_row(review, name) for name in review.figures]
        return Page([row for row in rows if wanted in name_key(str(row.cells[0]))][:limit])

    def _describe(self, figure: str) -> Description:
        if self._counted is None:
            return Description("")
        told = self._counted
        course = self._courses.get(figure, ())
        return texts.describe_figure(told.review, figure, told.actions, told.voices, course)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show what the figure under the cursor means."""
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the records behind the figure."""
        if self._counted is not None:
            review = self._counted.review
            self.app.push_screen(FigureRecords(self.store, review.month, review.figures[event.id]))

    def action_describe(self) -> None:
        """Show what the figure under the cursor means."""
        if figure := self.query_one(RecordList).selected:
            open_detail(self, self._describe, figure)

    def action_month(self, step: int) -> None:
        """Go to another month."""
        self._go_to(shifted(date.fromisoformat(f"{self._month}-01"), step))

    def action_pick(self) -> None:
        """Choose a month."""
        pick_month(self, self.store, self._month, self._go_to)

    def _go_to(self, month: str) -> None:
        self._month, self._courses = month, {}
        self.query_one(RecordList).retitle(texts.counting_title(self._month))
        self.on_screen_resume()
        self.refresh_bindings()

    def action_course(self) -> None:
        """Show the figure under the cursor over the months."""
        if figure := self.query_one(RecordList).selected:
            self.app.push_screen(FigureCourse(self.store, self._month, figure))

    def action_breakdown(self) -> None:
        """Tell the figures of the month apart."""
        self.app.push_screen(BreakdownScreen(self.store, self._month))

    def action_print(self) -> None:
        """Print the report of the month."""
        print_document(self, "review", self._month, self._month)

    def action_actions(self) -> None:
        """Show the actions."""
        self.app.push_screen(ReviewActions(self.store, self._month))

    def action_meeting(self) -> None:
        """Lead through the meeting about this month."""
        self.app.push_screen(MeetingScreen(self.store, self._month))

    def action_voices(self) -> None:
        """Show the voices."""
        self.app.push_screen(VoicesScreen(self.store))

    def action_vision(self) -> None:
        """Show the vision track."""
        self.app.push_screen(VisionScreen(self.store))

    def action_share(self) -> None:
        """Show the initiatives to share."""
        self.app.push_screen(SharingScreen(self.store))

    def action_checkins(self) -> None:
        """Show who of the pairings is to be heard."""
        self.app.push_screen(CheckinsScreen(self.store))

    def action_new(self) -> None:
        """Record a decision about this month."""
        self.app.push_screen(action_form(self.store, self._month), self._added)

    def _added(self, action: str | None) -> None:
        if action is not None:
            self.acted(action)
            tell(self, _("De actie is vastgelegd. De toets a toont de acties, u maakt het ongedaan."))
