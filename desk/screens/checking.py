"""Checking the whole desk beside the screen: how far it is, and what was found."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from desk.locale import _
from desk.locale.words.checking import progress
from desk.store.audit import Head
from desk.store.store import Store
from desk.store.verify import Report, verify
from desk.widgets.background import step_by_step
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.texts import plain
from schema.progress import CheckStep, Tell

Found = tuple[Report, Head]


class Checking(ModalScreen[Found | None]):
    """Shows which part is being checked; dismisses with what was found, or None when stopped."""

    BINDINGS = [key("back", _("Stop met controleren"), _("Stop"))]

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store

    def compose(self) -> ComposeResult:
        """Lay out one line of progress."""
        with Vertical(classes="dialog pane") as dialog:
            dialog.border_title = plain(_("Het bureau wordt gecontroleerd"))
            yield Static(progress(CheckStep.PAGES, 0, 0), id="progress", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin."""
        step_by_step(self, self.store, _checked, self._show, self._found)

    def action_back(self) -> None:
        """Stop at the next word on how far it is."""
        self.dismiss(None)

    def _found(self, found: Found) -> None:
        self.dismiss(found)

    def _show(self, step: str, done: int, total: int) -> None:
        self.query_one("#progress", Static).update(plain(progress(step, done, total)))


def _checked(store: Store, tell: Tell) -> Found:
    return verify(store, tell=tell), store.head()
