"""The locked desk: nothing of it is to be seen until whoever sat at it opens it again."""

from contextlib import nullcontext

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from desk.locale import _
from desk.locale.sentences import sentence
from desk.screens.first_start import passphrase_tried
from desk.store.slots import read_slots
from desk.store.store import Store
from desk.store.ways import find_key
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from schema.refused import CannotOpen, Refused


class LockScreen(Screen[None]):
    """Covers the desk; the passphrase, or the key file or keyring when it opens with that, lifts it."""

    BINDINGS = [key("open", _("Open het bureau weer"), _("Open"))]

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._asks = any(
            way.get("kind") == "passphrase" and way.get("user") in (None, store.user.id)
            for way in read_slots(store.home)[1]
        )

    def compose(self) -> ComposeResult:
        """Lay out who locked it, and a place for the passphrase where there is one."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = _("Vergrendeld")
            how = (
                _("Typ uw wachtzin en druk op enter.")
                if self._asks
                else _("Druk op enter; de sleutel wordt opnieuw gelezen.")
            )
            yield Static(f"{self._store.user.name}\n{how}", markup=False)
            if self._asks:
                yield Input(password=True, id="passphrase")
            yield Static("", id="told", markup=False)
        yield KeyLine()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try the passphrase."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the desk again for the same user."""
        typed = self.query_one(Input).value if self._asks else ""
        try:
            with passphrase_tried() if self._asks else nullcontext():
                found = find_key(self._store.home, ask=lambda: typed)
            if found.user not in (None, self._store.user.id):
                raise CannotOpen("way-of-another", name=self._store.user.name)
        except (CannotOpen, Refused) as refused:
            self.query_one("#told", Static).update(sentence(refused))
            for field in self.query(Input):
                field.value = ""
            return
        self.dismiss()
