"""An area of the desk in which nothing can be done yet, and that says so."""

from textual.app import ComposeResult
from textual.widgets import Footer, Static

from desk.locale import _
from desk.screens.area import AreaScreen
from desk.widgets.topbar import TopBar


class ResidentsArea(AreaScreen):
    """The area, with only its bar."""

    def compose(self) -> ComposeResult:
        """Lay out the bar and one sentence."""
        yield TopBar(self.store)
        yield Static(_("In dit onderdeel kunt u nog niets doen."), classes="panes pane")
        yield Footer(show_command_palette=False)
