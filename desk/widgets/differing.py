"""Two people changed one record: what each field holds now and what was filled in here, and which of them counts."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from desk.locale import _
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.texts import colour, lines, one_line, plain


class Difference(NamedTuple):
    """One field that two people hold differently."""

    label: str
    there: str
    """What is stored now."""
    here: str
    """What was filled in here."""
    own: bool
    """Whether it was changed here; else only the other changed it, and that counts."""


class DifferingScreen(ModalScreen[str]):
    """Show the differences; dismisses with `theirs`, `mine`, or None for neither: nothing is written then."""

    BINDINGS = [
        Binding("o", "choose('theirs')", _("Overnemen"), id="theirs", tooltip=_("Neem over wat de ander invulde")),
        Binding("h", "choose('mine')", _("Houden"), id="mine", tooltip=_("Bewaar wat u hier zelf wijzigde")),
        key("back", _("Ga terug naar het formulier; er is niets bewaard")),
    ]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, differences: Sequence[Difference], yours: object, newest: object) -> None:
        """Make the screen.

        Args:
            yours: the version of the record from which was begun here.
            newest: the version that is stored now.
        """
        super().__init__()
        self._differences, self._yours, self._newest = differences, yours, newest

    def compose(self) -> ComposeResult:
        """Lay out what differs."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain(_("Iemand anders heeft dit intussen gewijzigd"))
            with VerticalScroll():
                told = _("U begon met versie {yours}; nu staat er versie {newest}. Er is niets overschreven.")
                yield Static(lines(told.format(yours=self._yours, newest=self._newest)), classes="intro", markup=False)
                yield Static(self._drawn(), markup=False)
                yield Static(lines(self._explained()), classes="intro", markup=False)
        yield KeyLine()

    def _drawn(self) -> Table:
        quiet, strong = colour(self.app, "secondary"), f"bold {colour(self.app, 'primary')}"
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=20)
        for _side in "12":
            grid.add_column(ratio=1)
        headings = (_("gegeven"), _("staat er nu"), _("vulde u in"))
        grid.add_row(*(Text(heading, strong) for heading in headings))
        for one in self._differences:
            here = one.here if one.own else _("(niet door u gewijzigd)")
            sides = (Text(lines(one.there or "–")), Text(lines(here or "–"), "" if one.own else quiet))
            grid.add_row(Text(one_line(one.label), quiet), *sides)
        return grid

    def _explained(self) -> str:
        return "\n" + _(
            "o neemt alles van de ander over en laat de rest van uw formulier staan. "
            "h bewaart wat u zelf wijzigde; wat alleen de ander wijzigde, blijft staan."
        )

    def action_choose(self, which: str) -> None:
        """Take one of the two."""
        self.dismiss(which)

    def action_back(self) -> None:
        """Return to the form."""
        self.dismiss(None)
