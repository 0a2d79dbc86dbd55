"""A screen with one list above another: the pane beside them, and the keys, go by the list the cursor is in."""

from typing import ClassVar

from desk.screens.acting import ActingScreen
from desk.widgets.detail import Detail
from desk.widgets.record_list import RecordList


class TwoListsScreen(ActingScreen):
    """Two lists, of which the lower one is about what the upper one leaves."""

    UPPER: ClassVar[str]
    LOWER: ClassVar[str]

    def on_record_list_highlighted(self) -> None:
        """Tell of what is under the cursor."""
        self._follow()

    def on_descendant_focus(self) -> None:
        """Tell of what is under the cursor of the list one goes to."""
        self._follow()

    def _follow(self) -> None:
        if not isinstance(self.focused, Detail):
            self.record = self.in_use.selected
            self.refresh_bindings()
            self.query_one(Detail).follow(self.record)

    @property
    def in_use(self) -> RecordList:
        """The list the cursor is in."""
        lower = self.query_one(f"#{self.LOWER}", RecordList)
        return lower if lower.has_focus_within else self.query_one(f"#{self.UPPER}", RecordList)

    def action_other(self) -> None:
        """Go to the other list, when there is something in it and the screen was not left meanwhile."""
        if not self.is_attached:
            return
        other = f"#{self.UPPER if self.in_use.id == self.LOWER else self.LOWER}"
        if self.query_one(other, RecordList).selected is not None:
            self.query_one(f"{other} Rows").focus()
