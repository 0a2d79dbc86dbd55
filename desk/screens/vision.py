"""Het visietraject: its steps with what each lacks, what comes next under one key, and earlier rounds to read."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen

from desk.clock import today
from desk.documents.vision import SUBJECT
from desk.evaluation.vision import rounds
from desk.evaluation.vision_acts import begin_round
from desk.locale import _
from desk.screens import vision_texts as texts
from desk.screens.acting import FilingScreen
from desk.screens.printing import print_document
from desk.screens.vision_acts import ACTS, next_act, step_keys
from desk.screens.vision_matrix import MatrixScreen
from desk.screens.vision_step import MATRIX_KEY, StepScreen, Track
from desk.store.store import Store
from desk.widgets.detail import Detail
from desk.widgets.fields import text
from desk.widgets.form import FormScreen
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key
from desk.widgets.list_rows import Page
from desk.widgets.picking import AllChoices
from desk.widgets.record_list import RecordList
from desk.widgets.topbar import TopBar
from schema.names import name_key
from schema.vision import next_step


class VisionScreen(FilingScreen):
    """The six steps of the track, with one of them beside the list."""

    BINDINGS = [
        Binding("g", "go", _("Verder"), id="go", tooltip=_("Doe wat nu aan de beurt is")),
        *step_keys("new", "edit", "reopen", "action", "rewrite"),
        MATRIX_KEY,
        Binding("r", "round", _("Ronde"), id="round", show=False, tooltip=_("Begin een nieuwe ronde van het traject")),
        Binding("f", "earlier", _("Rondes"), id="earlier", show=False, tooltip=_("Lees een eerdere ronde")),
        Binding(
            "p", "print", _("Print"), id="print", show=False, tooltip=_("Print de visie en het actieplan op één blad")
        ),
        key("back", _("Ga terug naar de cijfers")),
    ]
    ACTS = ACTS

    def __init__(self, store: Store, step: str | None = None) -> None:
        super().__init__(store)
        self._first = step
        self._track = Track(store)

    def compose(self) -> ComposeResult:
        """Lay out the steps and one of them beside the list."""
        empty = _("Nog geen visietraject. Druk op r en begin; k toont wie er nu is in welke fase, en waar niemand.")
        yield TopBar(self.store)
        with Horizontal(classes="panes"):
            yield RecordList(texts.track_title(None), texts.step_columns(), self._load, empty=empty)
            yield Detail(self._track.describe)
        yield KeyLine()

    def on_mount(self) -> None:
        """Go to the step that was asked for."""
        if self._first is not None:
            self.query_one(RecordList).select(self._first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the acts that fit the step, and to go on while something is open."""
        track = self._track.shown
        if action == "act":
            return self._track.offers(parameters[0], self.record)
        if action == "go":
            return track is not None and track.newest and next_step(track.steps) is not None
        if action == "earlier":
            return track is not None and (track.number > 1 or not track.newest)
        return super().check_action(action, parameters)

    def file_screen(self, record: str) -> Screen[None]:
        """Return a step over the whole screen."""
        return StepScreen(self._track, record)

    def _load(self, search: str, limit: int) -> Page:
        track, wanted = self._track.read(), name_key(search)
        self.query_one(RecordList).retitle(texts.track_title(track))
        self.refresh_bindings()
        steps = track.steps if track else ()
        rows = [texts.step_row(number, facts, track) for number, facts in enumerate(steps, 1) if track]
        return Page([row for row in rows if wanted in name_key(str(row.cells[0]))][:limit])

    def action_go(self) -> None:
        """Do what the first open step needs."""
        coming = next_step(self._track.shown.steps) if self._track.shown else None
        if self._track.shown is not None and coming is not None:
            self.record = coming.step.value
            self.query_one(RecordList).select(self.record)
            self.action_act(next_act(self._track.shown, coming))

    def action_matrix(self) -> None:
        """Show who covers what."""
        self.app.push_screen(MatrixScreen(self.store))

    def action_round(self) -> None:
        """Ask why a round begins; the first one needs no reason."""
        again = self._track.shown is not None
        asked = [text("reason", _("reden"), required=again)]
        intro = _("Wie een stap trekt gaat mee; aantekeningen en resultaten van nu blijven te lezen.") if again else ""

        def save(values: dict[str, str]) -> str:
            return begin_round(self.store, values["reason"], on=today())

        self.app.push_screen(FormScreen(_("Nieuwe ronde"), asked, save, intro=intro), self._begun)

    def _begun(self, new: str | None) -> None:
        if new is not None:
            self._track.number = None
            self.acted(new)

    def action_earlier(self) -> None:
        """Choose a round to read."""
        number = self._track.shown.number if self._track.shown else None
        choices = texts.round_choices(rounds(self.store, on=today()))
        self.app.push_screen(AllChoices(_("Welke ronde?"), choices, str(number)), self._read_round)

    def _read_round(self, number: str | None) -> None:
        if number is not None:
            self._track.number = int(number)
            self.query_one(RecordList).reload()

    def action_print(self) -> None:
        """Print the round that is shown."""
        track = self._track.shown
        about = SUBJECT if track is None or track.newest else str(track.number)
        print_document(self, "vision-plan", about, today().isoformat())

    def action_back(self) -> None:
        """Return to the figures."""
        self.dismiss()
