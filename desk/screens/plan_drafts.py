"""A plan on the table: what is tried in it (left out, taken in, set together) is taken back as what was stored is."""

from typing import Any

from desk.matching.applying import Swap
from desk.matching.drafting import Draft
from desk.screens.two_lists import TwoListsScreen
from desk.store.store import Store
from desk.widgets.record_list import RecordList


class DraftingScreen(TwoListsScreen):
    """A screen on which a draft of a plan is tried out; nothing of that is stored."""

    UPPER, LOWER = "planned", "without"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.draft: Draft | None = None
        self._earlier: Draft | None = None

    def make_plan(self) -> None:
        """Plan anew beside the screen, with what was tried."""
        raise NotImplementedError

    def show_draft(self, draft: Draft) -> None:
        """Show a draft."""
        raise NotImplementedError

    def take(self, request: str, swap: Swap | None) -> None:
        """Plan around a pair that she set together, or leave the request to the plan again."""
        if self.draft is not None:
            self._earlier, self.draft = self.draft, self.draft.swapped(request, swap)
            self.make_plan()

    def action_mark(self) -> None:
        """Leave a pair out, or take it in again, and go on to the next."""
        if self.draft is not None and self.record is not None:
            self._earlier, self.draft = self.draft, self.draft.marked(self.record)
            lines = list(self.draft.pairs)
            following = lines[min(lines.index(self.record) + 1, len(lines) - 1)]
            self.show_draft(self.draft)
            self.query_one("#planned", RecordList).select(following)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back what was tried, too."""
        if action == "undo" and self._earlier is not None:
            return True
        return super().check_action(action, parameters)

    def acted(self, result: Any) -> None:
        """Remember what was stored: it is taken back before what was tried earlier."""
        if result is not None:
            self._earlier = None
        super().acted(result)

    def action_undo(self) -> None:
        """Take back what was tried last, else what was stored."""
        if self._earlier is None:
            super().action_undo()
        else:
            self.draft, self._earlier = self._earlier, None
            self.show_draft(self.draft)
