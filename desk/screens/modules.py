"""Modules: what can be taught, by whom, and from when no more."""

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.clock import today
from desk.locale import _
from desk.screens.acting import DescribingScreen, Done
from desk.screens.area import AreaScreen
from desk.screens.training_change_forms import change_module_form, retire_form
from desk.screens.training_forms import module_form
from desk.screens.training_texts import describe_module, module_columns, module_line
from desk.training.sessions import list_modules, module_file, module_row
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar

_PURPOSE = "training"


def _change(screen: AreaScreen, module: str, done: Done) -> None:
    screen.app.push_screen(change_module_form(screen.store, module_row(screen.store, module, on=today())), done)


def _retire(screen: AreaScreen, module: str, done: Done) -> None:
    screen.app.push_screen(retire_form(screen.store, module_row(screen.store, module, on=today())), done)


class ModulesScreen(DescribingScreen):
    """The modules, with the sessions of one beside the list."""

    BINDINGS = [
        key("new", _("Voeg een module toe, met het bewijs dat zij geeft")),
        key("edit", _("Wijzig de naam, wie haar geeft, of de plaatsen"), action="act('change')"),
        Binding(
            "x", "act('retire')", _("Stopt"), id="retire", tooltip=_("Leg vast dat deze module niet meer wordt gegeven")
        ),
        key("back", _("Ga terug naar de trainingen")),
    ]
    ACTS = {"change": _change, "retire": _retire}

    def compose(self) -> ComposeResult:
        """Lay out the modules and one of them beside the list."""
        empty = _("Nog geen modules. Druk op n en voeg de eerste toe.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Modules"), module_columns(), self._load, empty=empty)
            yield Detail(self.describe)
        yield KeyLine()

    def _load(self, search: str, limit: int) -> Page:
        rows = list_modules(self.store, search=search, on=today())
        return Page(list(map(partial(module_line, on=today()), rows[:limit])), len(rows))

    def describe(self, record: str) -> Description:
        """Return a module with its sessions."""
        return describe_module(module_file(self.store, record, on=today(), purpose=_PURPOSE), today())

    def action_new(self) -> None:
        """Add a module."""
        self.app.push_screen(module_form(self.store), self.acted)

    def action_back(self) -> None:
        """Return to the trainings."""
        self.dismiss()
