"""The course of one figure over two years: a line of bars, and each month with its value in words."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Sparkline, Static

from desk.clock import today
from desk.evaluation.course import Point, course
from desk.evaluation.definitions import definition
from desk.evaluation.review import review_of
from desk.locale import _, formats
from desk.locale.words import word
from desk.screens import figure_texts as texts
from desk.screens.area import AreaScreen
from desk.screens.figure_records import FigureRecords
from desk.store.store import Store
from desk.widgets.background import count_beside, in_background
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.texts import plain
from desk.widgets.topbar import TopBar
from schema.figures import Figure
from schema.names import name_key


class FigureCourse(AreaScreen):
    """A figure in the 24 months up to one; enter opens the records behind a month."""

    BINDINGS = [key("back", _("Ga terug naar de cijfers"))]

    def __init__(self, store: Store, month: str, figure: str) -> None:
        super().__init__(store)
        self._month, self._figure = month, figure
        self._points: list[Point] = []

    def compose(self) -> ComposeResult:
        """Lay out the chart above the months."""
        yield TopBar(self.store)
        with Vertical(classes="panes course"):
            yield Static(plain(definition(self._figure)), classes="course-definition", markup=False)
            yield Sparkline([], summary_function=max)
            yield Static(classes="course-told", markup=False)
            yield RecordList(self._title(), texts.course_columns(), self._load, empty=_("Even tellen…"))
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Count the months beside the screen."""
        asked = self._figure, self._month
        count_beside(self, self.store, lambda own: course(own, *asked, on=today()), self._show)

    def _title(self) -> str:
        return _("{figure} · verloop tot en met {month}").format(
            figure=word(self._figure), month=formats.month(self._month)
        )

    def _show(self, points: list[Point]) -> None:
        self._points = points
        self.query_one(Sparkline).data = [it.figure.value or 0 for it in points]
        self.query_one(".course-told", Static).update(texts.course_told(points))
        self.query_one(RecordList).reload()

    def _load(self, search: str, limit: int) -> Page:
        """List the months, the newest first."""
        rows = [texts.course_row(point) for point in reversed(self._points)]
        wanted = name_key(search)
        return Page([row for row in rows if wanted in name_key(str(row.cells[0]))][:limit])

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the records behind the month."""
        month = event.id

        def find(own: Store) -> Figure:
            return review_of(own, month, on=today()).figures[self._figure]

        in_background(self, self.store, find, lambda found: self._open(month, found))

    def _open(self, month: str, figure: Figure) -> None:
        self.app.push_screen(FigureRecords(self.store, month, figure))

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
