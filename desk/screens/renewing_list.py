"""A list of things that end, found beside the screen, with the acts that renew the one under the cursor."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.worker import get_current_worker

from desk.locale import _
from desk.screens.acting import ActingScreen, readable
from desk.screens.renewing import Target, act_on
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Cell, Column, Page, Row
from desk.widgets.notices import refusals
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key


class Thing(NamedTuple):
    """One line of such a list."""

    key: str
    cells: Sequence[str | Cell]
    target: Target
    told: Description


class Found(NamedTuple):
    """What a list holds now, and its title."""

    title: str
    things: Sequence[Thing]


class RenewingScreen(ActingScreen):
    """A list of things that end; enter opens what renews the one under the cursor."""

    BINDINGS = [
        Binding("v", "act('request')", _("Gevraagd"), id="request", tooltip=_("Noteer dat dit is aangevraagd")),
        Binding("i", "act('enrol')", _("Meld aan"), id="enrol", tooltip=_("Geef een plaats in een training")),
        Binding("b", "act('proof')", _("Bewijs"), id="proof", tooltip=_("Leg het nieuwe bewijs met zijn datum vast")),
        key("print", _("Print de geheimhoudingsverklaring"), action="act('print')"),
        Binding("o", "act('file')", _("Dossier"), id="file", show=False, tooltip=_("Open het dossier van wie het is")),
        key("back", _("Ga terug naar waar u vandaan kwam")),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._things: dict[str, Thing] = {}

    def columns(self) -> Sequence[Column]:
        """Return the columns of the list."""
        raise NotImplementedError

    def find(self, store: Store) -> Found:
        """Find what the list holds now; called on another thread."""
        raise NotImplementedError

    def nothing(self) -> str:
        """Return the sentence for an empty list."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the list and the pane."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(_("Even kijken…"), self.columns(), self._load, empty=_("Even kijken…"))
            yield Detail(readable(self._describe))
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Look again: another area or a form may have changed the desk since."""
        self.look_again()

    def look_again(self) -> None:
        """Find beside the screen what the list holds: on a large desk that takes a while."""
        self.run_worker(self._look, thread=True, exclusive=True, group="renewing")

    def _look(self) -> None:
        worker = get_current_worker()
        with self.store.again() as own:
            found = self.find(own)
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show, found)

    def show(self, found: Found) -> None:
        """Show what was found."""
        self._things = {thing.key: thing for thing in found.things}
        things = self.query_one(RecordList)
        things.retitle(found.title)
        things.explain_emptiness(self.nothing())
        things.reload()

    def _load(self, search: str, limit: int) -> Page:
        wanted = name_key(search)
        fitting = [thing for thing in self._things.values() if wanted in name_key(_text(thing))]
        return Page([Row(thing.key, thing.cells) for thing in fitting[:limit]], len(fitting))

    def _describe(self, record: str) -> Description:
        thing = self._things.get(record)
        return Description("") if thing is None else thing.told

    def action_act(self, name: str) -> None:
        """Do an act to the thing under the cursor."""
        if self.record is not None:
            with refusals(self):
                act_on(self, name, self._things[self.record].target, self.acted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the acts that fit the thing under the cursor; agreements are renewed by who sees all."""
        if action == "act":
            thing = self._things.get(self.record or "")
            hers = thing is not None and (thing.target.kind == "volunteer" or self.store.user.sees_all)
            return hers and thing is not None and thing.target.allows(str(parameters[0]))
        return super().check_action(action, parameters)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show the thing under the cursor, and the keys that fit it."""
        self.record = event.id
        self.refresh_bindings()
        self.query_one(Detail).follow(event.id)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open what renews it."""
        self.record = event.id
        self.action_act("renew")

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()


def _text(thing: Thing) -> str:
    return " ".join(cell.text if isinstance(cell, Cell) else cell for cell in thing.cells)
