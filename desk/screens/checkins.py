"""Voortgang: which sides of which pairings are to be heard, and what was answered."""

from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from desk.checkins.listing import checkin_file, forms_of, list_checkins
from desk.clock import today
from desk.documents.checkin_forms import form_of_pairing, print_form
from desk.documents.writing import write_new
from desk.locale import _
from desk.locale.words import word
from desk.locale.words.checkins import moment_told
from desk.screens import checkin_list_texts as texts
from desk.screens.acting import DescribingScreen, Done
from desk.screens.area import AreaScreen
from desk.screens.checkin_acts import settle_form
from desk.screens.checkin_questions import QuestionsScreen
from desk.screens.pairing_acts import log_checkin
from desk.screens.pairings_texts import describe_pairing
from desk.screens.printing import ask_path
from desk.store.store import Store
from desk.widgets.detail import Description, Detail
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.notices import refusals, tell
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.checkin_answers import is_worrying
from schema.heard import CheckinSide
from schema.names import name_key

_SHOWN = ("due", "open", "done")


def _hear(screen: AreaScreen, row: str, done: Done) -> None:
    log_checkin(screen, row.partition("/")[0], done)


def _settle(screen: AreaScreen, checkin: str, done: Done) -> None:
    form = next(row for row in list_checkins(screen.store, status="done", on=today()) if row["id"] == checkin)
    settle_form(screen, form, done)


class CheckinsScreen(DescribingScreen):
    """Who is to be heard now, soon, or was heard; with what was answered beside the list."""

    BINDINGS = [
        Binding("v", "act('checkin')", _("Horen"), id="checkin", tooltip=_("Vraag hoe het gaat, aan drie kanten")),
        Binding("j", "act('worry')", _("Zorg"), id="worry", tooltip=_("Leg vast wat aan een zorg is gedaan")),
        Binding("f", "filter", _("Toon"), id="filter", tooltip=_("Toon wie nu, straks of al gehoord is")),
        Binding("g", "go", _("Erheen"), id="go", show=False, tooltip=_("Ga naar de koppeling")),
        Binding(
            "p", "print", _("Print"), id="print", show=False, tooltip=_("Print een leeg formulier om in te vullen")
        ),
        Binding(
            "q", "questions", _("Vragen"), id="questions", show=False, tooltip=_("Toon en wijzig wat er wordt gevraagd")
        ),
        key("back", _("Ga terug naar de cijfers")),
    ]
    ACTS = {"checkin": _hear, "worry": _settle}

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._show = "due"
        self._rows: dict[str, dict[str, Any]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and what stands under the cursor."""
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(
                texts.title(self._show), texts.checkin_columns(), self._load, empty=texts.emptiness(self._show)
            )
            yield Detail(self.describe)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to hear whoever is missing, and to deal with a worry that is open."""
        row = self._rows.get(self.record or "")
        if action == "act" and row is not None:
            worries = row["status"] == "done" and is_worrying(row["safety"]) and row["settled_on"] is None
            return worries if parameters[0] == "worry" else row["status"] != "done"
        if action == "print":
            return row is not None and row["status"] != "done"
        return row is not None if action in ("act", "go") else super().check_action(action, parameters)

    def _load(self, search: str, limit: int) -> Page:
        most, wanted = None if search else limit + 1, name_key(search)
        found = list_checkins(self.store, status=self._show, limit=most, on=today())
        self._rows = {row["id"]: row for row in found}
        fitting = [row for row in found if wanted in name_key(f"{row['who']} {row['volunteer']} {row['pairing']}")]
        rows = [texts.checkin_row(row, today()) for row in fitting[:limit]]
        return Page(rows, len(fitting) if len(found) != most else None)

    def describe(self, record: str) -> Description:
        """Return what one side answered, or the pairing of which somebody is to be heard."""
        row = self._rows.get(record)
        if row is None:
            return Description("")
        if row["status"] != "done":
            return describe_pairing(self.store, row["pairing"], on=today(), keys=())
        told = checkin_file(self.store, record, on=today(), purpose="checkin")
        return texts.describe_form(told, forms_of(self.store, row["pairing"]))

    def action_filter(self) -> None:
        """Show those who were heard, or those who are to be."""
        self._show = _SHOWN[(_SHOWN.index(self._show) + 1) % len(_SHOWN)]
        shown = self.query_one(RecordList)
        shown.retitle(texts.title(self._show))
        shown.explain_emptiness(texts.emptiness(self._show))
        shown.reload()

    async def action_go(self) -> None:
        """Open the pairing where it belongs."""
        pairing = self._rows[self.record or ""]["pairing"]
        await self.run_action(f"app.open_record('pairing', {pairing!r})")

    def action_print(self) -> None:
        """Print the form of the first side that is to be heard."""
        row = self._rows[self.record or ""]
        side = CheckinSide(row["missing"][0])

        def chosen(path: Path) -> None:
            with refusals(self):
                sheet = form_of_pairing(self.store, row["pairing"], side, None, on=today())
                write_new(path, print_form(self.store, sheet).pdf)
                tell(self, str(path))

        about = f"{moment_told(row['moment'])} {word(side)}"
        ask_path(self, _("Print een leeg formulier"), about, chosen)

    def action_questions(self) -> None:
        """Show the questions."""
        self.app.push_screen(QuestionsScreen(self.store))

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
