"""A searchable list of records: rows from SQL, at most 500 of them, the rest found by typing."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from desk.locale import _
from desk.locale.formats import count
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row, fitted
from desk.widgets.rows import Rows
from desk.widgets.texts import colour, one_line, plain

FIRST, MOST = 100, 500
"""Rows shown at first, and at most: a table of 100 stands in a tenth of a second, one of 10,000 in seconds."""


Load = Callable[[str, int], Page]
"""Finds the rows for a search text, up to a limit."""


class RecordList(Vertical):
    """A list with a title, a search line under `/`, and a sentence for when there is nothing in it."""

    BINDINGS = [key("back", _("Wis de zoekvraag en toon alles"), _("Wis zoeken"), action="clear_search")]

    class Opened(Message):
        """A record was chosen with enter."""

        def __init__(self, record_list: "RecordList", record: str) -> None:
            super().__init__()
            self.record_list, self.id = record_list, record

        @property
        def control(self) -> "RecordList":
            """The list it came from."""
            return self.record_list

    class Highlighted(Message):
        """The cursor stands on a record, or (None) on nothing; also sent when that record was read anew."""

        def __init__(self, record_list: "RecordList", record: str | None) -> None:
            super().__init__()
            self.record_list, self.id = record_list, record

        @property
        def control(self) -> "RecordList":
            """The list it came from."""
            return self.record_list

    def __init__(
        self, title: str, columns: Sequence[Column], load: Load, *, empty: str, place: str | None = None
    ) -> None:
        """Make a list.

        Args:
            load: finds the rows; called on the screen's own thread, so it answers within milliseconds.
            empty: the sentence for an empty list: what to do next.
            place: the widget's id, for a screen with more than one list.
        """
        super().__init__(id=place, classes="pane")
        self._columns, self._load, self._empty = columns, load, empty
        self._page, self._limit = Page(()), FIRST
        self._search, self._asked = "", False
        self._told: str | None = None
        self._afresh = False
        self.retitle(title)

    def compose(self) -> ComposeResult:
        """Lay out the search line, the table and the sentence for an empty list."""
        yield Input(compact=True, placeholder=_("typ om te zoeken"), classes="search")
        yield Rows(cursor_type="row", cell_padding=1)
        yield Static(classes="empty", markup=False)

    def on_mount(self) -> None:
        """Show the frame first; the rows follow."""
        self.query_one(Rows).show_header = any(column.heading for column in self._columns)
        self.border_subtitle = plain(_("laden…"))
        self.reload()

    def retitle(self, title: str) -> None:
        """Set the title in the border; it may hold record text."""
        self.border_title = plain(title)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, from the next reading on, which `load` must give by then."""
        self._columns = columns
        self._page = Page(())

    def explain_emptiness(self, sentence: str) -> None:
        """Set the sentence for an empty list, from the next reading on: what to do next may depend on what was read."""
        self._empty = sentence

    @property
    def selected(self) -> str | None:
        """The id of the record under the cursor, or None when the list is empty."""
        return self._current.id if self._current else None

    @property
    def _current(self) -> Row | None:
        place = self.query_one(Rows).cursor_row
        return self._page.rows[place] if 0 <= place < len(self._page.rows) else None

    @property
    def search(self) -> str:
        """What is searched for now."""
        return self._search

    def reload(self) -> None:
        """Read the rows again after the next paint, keeping the cursor on its record; several calls read once."""
        if not self._asked:
            self._asked = True
            self.call_after_refresh(self._read)

    def begin(self) -> None:
        """Read other rows after the next paint, with the cursor on the first: its old place is another record's."""
        self._afresh = True
        self.reload()

    def select(self, record: str) -> None:
        """Read the rows again and put the cursor on a record, when it is among them."""
        self._told, self._afresh = record, False
        self.reload()

    def focus_search(self) -> None:
        """Open the search line and go there."""
        line = self.query_one(".search", Input)
        line.add_class("-open")
        line.focus()

    def search_for(self, text: str) -> None:
        """Search for a text as if it was typed."""
        line = self.query_one(".search", Input)
        line.set_class(bool(text), "-open")
        line.value = text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to clear the search only when there is one."""
        return action != "clear_search" or self.query_one(".search", Input).has_class("-open")

    def action_clear_search(self) -> None:
        """Close the search line and show everything again."""
        rows = self.query_one(Rows)
        self.search_for("")
        rows.focus()
        self.refresh_bindings()

    @on(Input.Changed, ".search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._search:
            self._search, self._limit = event.value, FIRST
            self.begin() if event.value.strip() else self.reload()

    @on(Input.Submitted, ".search")
    def _to_rows(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Rows).focus()

    def on_key(self, event: events.Key) -> None:
        """Let the down key lead from the search line into the rows."""
        if event.key == "down" and self.query_one(".search", Input).has_focus:
            event.stop()
            self.query_one(Rows).focus()

    @on(DataTable.RowHighlighted)
    def _moved(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        if self.selected != self._told:
            self._tell()
        if self._has_more and event.cursor_row == len(self._page.rows) - 1:
            self._limit = MOST
            self.reload()

    @on(DataTable.RowSelected)
    def _chosen(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if event.row_key.value is not None and self.query_one(Rows).opens:
            self.post_message(self.Opened(self, event.row_key.value))

    def on_resize(self) -> None:
        """Divide the new width over the columns."""
        if self._page.rows:
            self.call_after_refresh(self._fill)

    def _tell(self) -> None:
        self._told = self.selected
        self.query_one(Rows).offer(self._current is None or self._current.opens)
        self.post_message(self.Highlighted(self, self._told))

    @property
    def _has_more(self) -> bool:
        return len(self._page.rows) >= self._limit and self._limit < MOST

    def _read(self) -> None:
        self._asked = False
        if not self.query(Rows):
            return
        self._page = self._load(self._search.strip(), self._limit)
        if self._afresh:
            self._afresh, self._told = False, self._page.rows[0].id if self._page.rows else None
        self._fill()
        self.border_subtitle = plain(self._summary())
        self._tell()

    def _fill(self) -> None:
        rows, shown = self.query_one(Rows), self._page.rows
        place, had_focus = rows.cursor_row, rows.has_focus
        with self.app.batch_update():
            rows.clear(columns=True)
            widths = fitted(self._columns, shown, self.content_size.width)
            for column, width in zip(self._columns, widths, strict=True):
                heading = Text(column.heading, justify="right" if column.right else "left")
                rows.add_column(heading, width=width)
            for row in shown:
                rows.add_row(*self._cells(row), key=row.id)
            ids = [row.id for row in shown]
            place = ids.index(self._told) if self._told in ids else min(place, len(ids) - 1)
            rows.move_cursor(row=max(place, 0), animate=False)
        self._show_emptiness(had_focus)

    def _show_emptiness(self, had_focus: bool) -> None:
        """Show the table or, without rows, the sentence; what is not shown cannot hold the focus."""
        rows, sentence, filled = self.query_one(Rows), self.query_one(".empty", Static), bool(self._page.rows)
        rows.display, sentence.display = filled, not filled
        if not filled:
            nothing = _("Niets gevonden voor ‘{text}’. Escape wist de zoekvraag.")
            sentence.update(nothing.format(text=one_line(self._search)) if self._search.strip() else self._empty)
        elif had_focus or (self.screen.focused is None and not self._is_after_another()):
            rows.focus()

    def _is_after_another(self) -> bool:
        lists = list(self.screen.query(RecordList))
        return any(each.display and (each._asked or each._page.rows) for each in lists[: lists.index(self)])

    def _cells(self, row: Row) -> list[Text]:
        cells = []
        for column, cell in zip(self._columns, row.cells, strict=True):
            text, tone = cell if isinstance(cell, Cell) else (cell, "")
            shown = Text(one_line(text), colour(self.app, tone), overflow="ellipsis", no_wrap=True)
            shown.justify = "right" if column.right else "left"
            cells.append(shown)
        return cells

    def _summary(self) -> str:
        """Return what the list holds in words: all of it, or how much of how much."""
        shown, total = len(self._page.rows), self._page.total
        if shown < self._limit:
            total = shown
        if total is None:
            return _("eerste {shown} getoond; / zoekt verder").format(shown=count(shown))
        if shown < total:
            return _("{shown} van {total} getoond; / zoekt verder").format(shown=count(shown), total=count(total))
        return _("{shown} getoond").format(shown=count(shown)) if shown else ""
