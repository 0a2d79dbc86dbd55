"""Doing something to the record under the cursor, each act under its key, and taking the last one back."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from desk.locale import _
from desk.locale.sentences import sentence
from desk.screens.area import WIDE, AreaScreen, open_detail
from desk.screens.undoing import undo_act
from desk.store.store import Store
from desk.store.undo import last_own_event
from desk.widgets.detail import Describe, Description, Detail, Line, Section
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.notices import refusals
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.refused import Refused

Done = Callable[[Any], None]
"""Told with what an act gave, or with None when it was not done."""
Act = Callable[[AreaScreen, str, Done], None]
"""Asks on a screen what an act on a record needs, and does it."""


class ActingScreen(AreaScreen):
    """A screen on which acts are done to one record: the one under the cursor."""

    BINDINGS = [
        key("undo", _("Maak ongedaan wat u hier zojuist deed")),
        Binding(
            "at",
            "as_it_was",
            _("Zoals het was"),
            id="as-it-was",
            show=False,
            tooltip=_("Toon dit zoals het op een dag stond"),
        ),
    ]
    ACTS: ClassVar[Mapping[str, Act]] = {}
    RECORDS: ClassVar[str] = ""
    """The kind of record that is acted on here, where one can be looked back on."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.record: str | None = None
        self._done: int | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an act only on a record, and to undo only what was done here."""
        if action == "act":
            return self.record is not None
        if action == "undo":
            return self._done is not None
        if action == "as_it_was":
            return bool(self.RECORDS) and self.record is not None
        return super().check_action(action, parameters)

    def action_act(self, name: str) -> None:
        """Do an act to the record."""
        if self.record is not None:
            with refusals(self):
                self.ACTS[name](self, self.record, self.acted)

    def action_as_it_was(self) -> None:
        """Ask for a day, and show the record as it stood then."""
        from desk.screens.as_it_was import ask_day

        if self.record is not None:
            ask_day(self, self.RECORDS, self.record)

    def acted(self, result: Any) -> None:
        """Remember what was just done, so that it can be undone."""
        if result is not None:
            self._done = last_own_event(self.store)
            self.refresh_bindings()

    def action_undo(self) -> None:
        """Undo what was just done here; a refusal is told and changes nothing."""
        if self._done is not None:
            undo_act(self, self.store, self._done)
        self._done = None
        self.refresh_bindings()
        self.on_screen_resume()


class ListScreen(ActingScreen):
    """A screen that lists records: the one under the cursor is acted on, and stands in the pane where there is one."""

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the record under the cursor, and offer the keys that fit it."""
        self.record = event.id
        self.refresh_bindings()
        for pane in self.query(Detail):
            pane.follow(event.id)


class DescribingScreen(ListScreen):
    """A screen that lists records; enter shows all that is known of one."""

    def describe(self, record: str) -> Description:
        """Return what is known of a record."""
        raise NotImplementedError

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Show all that is known of the record."""
        open_detail(self, self.describe, event.id)


class FilingScreen(ListScreen):
    """An area that lists records; enter opens the file of one."""

    def file_screen(self, record: str) -> Screen[None]:
        """Return the record's file as a screen of its own."""
        raise NotImplementedError

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the file."""
        self.open_file(event.id)

    def open_file(self, record: str) -> None:
        """Open a file: beside the list where there is room, else over it."""
        if self.size.width < WIDE:
            self.app.push_screen(self.file_screen(record))
        else:
            self.query_one(Detail).focus()


class RecordScreen(ActingScreen):
    """One record over the whole screen with its acts, for where there is no room beside the list."""

    BINDINGS = [key("back", _("Ga terug naar de lijst"))]
    AUTO_FOCUS = "Detail"

    def __init__(self, store: Store, describe: Describe, record: str) -> None:
        super().__init__(store)
        self._describe, self.record = describe, record

    def compose(self) -> ComposeResult:
        """Lay out the record under the bar of areas."""
        yield TopBar(self.store)
        yield Detail(self._describe)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Show the record as it is now."""
        self.query_one(Detail).follow(self.record)
        self.refresh_bindings()

    def action_back(self) -> None:
        """Return to the list."""
        self.dismiss()


def readable(describe: Describe) -> Describe:
    """Return a description that tells, in place of the record, why it cannot be shown."""

    def told(record: str) -> Description:
        try:
            return describe(record)
        except Refused as refused:
            return Description("", [Section([Line("", sentence(refused), "warning")])])

    return told
