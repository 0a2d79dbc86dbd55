"""A question with yes or no."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from desk.locale import _
from desk.widgets.key_line import KeyLine
from desk.widgets.texts import lines, plain


class Confirm(ModalScreen[bool]):
    """Ask one question; dismisses with the answer, and with no on escape. Enter answers nothing: it is hit too soon."""

    BINDINGS = [
        Binding("j,y", "answer(True)", _("Ja"), id="yes", tooltip=_("Ja, doe dit")),
        Binding("n,escape", "answer(False)", _("Nee"), id="no", tooltip=_("Nee, laat het zoals het is")),
    ]

    def __init__(self, question: str, *, title: str = "") -> None:
        super().__init__()
        self._question, self._title = question, title

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(self._title or _("Weet u het zeker?"))
            yield Static(lines(self._question), markup=False)
        yield KeyLine()

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
