"""Eerder vernietigd: what was destroyed, on whose word, and the record of each destruction."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.locale import _
from desk.privacy.records import destruction_file, list_destructions
from desk.screens import privacy_texts as texts
from desk.screens.acting import DescribingScreen
from desk.screens.printing import print_document
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar


class DestroyedScreen(DescribingScreen):
    """What was destroyed before, the newest on top."""

    BINDINGS = [
        key("back", _("Ga terug naar wat aan de beurt is")),
        key("print", _("Print de verklaring van deze vernietiging")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list and one of them beside it."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            empty = _("Er is nog niets vernietigd.")
            yield RecordList(_("Privacy · eerder vernietigd"), texts.past_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to print only what is chosen, and no search in a short list."""
        if action == "print":
            return self.record is not None
        return action != "search" and super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        found = list_destructions(self.store)
        return Page([texts.past_row(one) for one in found[:limit]], len(found))

    def describe(self, record: str) -> Description:
        """Return what one destruction took away."""
        return texts.describe_past(destruction_file(self.store, record))

    def action_print(self) -> None:
        """Print the record of the destruction under the cursor."""
        if self.record is not None:
            one = destruction_file(self.store, self.record)
            print_document(self, "destruction-record", one["id"], one["destroyed_on"])

    def action_back(self) -> None:
        """Return to what is due."""
        self.dismiss()
