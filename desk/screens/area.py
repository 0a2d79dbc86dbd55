"""What the nine areas share: the open desk, the search key, and rows that are fresh whenever the area is seen."""

from textual.screen import Screen
from textual.widgets import Input

from desk.store.store import Store
from desk.widgets.detail import Describe, Detail, DetailScreen
from desk.widgets.keys import key
from desk.widgets.record_list import RecordList

WIDE = 120
"""From this many columns on a detail pane stands beside the list."""


class AreaScreen(Screen[None]):
    """A screen of the desk under one of the keys 1 to 9."""

    BINDINGS = [key("search")]
    AUTO_FOCUS = "RecordList Rows"
    OFFERS_BY_ROLE = True
    """Whether its keys are those of `desk.widgets.offered` alone, for a role that does not see all."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to search only where there is a list, and not while a text is typed."""
        return action != "search" or (bool(self.query(RecordList)) and not isinstance(self.focused, Input))

    def on_screen_resume(self) -> None:
        """Read the lists again: another area or a form may have changed the desk since."""
        for found in self.query(RecordList):
            found.reload()

    def open_record(self, kind: str, record: str) -> None:
        """Open a record of a kind that this area owns (`desk.app.OWNERS`), asked for in another area.

        An area with one list goes to its row; one that shows records otherwise says here how.
        """
        self.query_one(RecordList).select(record)

    def action_search(self) -> None:
        """Go to the search line of the list in use, else of the first."""
        lists = list(self.query(RecordList))
        used = [found for found in lists if found.has_focus_within]
        (used or lists)[0].focus_search()


def open_detail(screen: AreaScreen, describe: Describe, record: str) -> None:
    """Open a record: where its pane stands beside the list go there, to scroll; else show it over the list."""
    if screen.size.width < WIDE:
        screen.app.push_screen(DetailScreen(screen.store, describe, record))
    else:
        screen.query_one(Detail).focus()
