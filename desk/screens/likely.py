"""One person or two: two records side by side, and the answer under one key."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from desk.clock import today
from desk.locale import _
from desk.locale.formats import count
from desk.screens.acting import ActingScreen
from desk.screens.likely_texts import drawn_pair, rows_of, why_asked
from desk.signals.likely import Question, both_files, count_questions, decide_different, decide_later, list_questions
from desk.signals.likely_merging import decide_same
from desk.store.store import Store
from desk.widgets.key_line import KeyLine
from desk.widgets.keys import key, moving
from desk.widgets.notices import refusals, tell
from desk.widgets.texts import colour, plain
from desk.widgets.topbar import TopBar
from schema.refused import Refused

_AT_ONCE = 500


class Asking(NamedTuple):
    """What is asked: where the questions come from, how two records are told, and what each answer does."""

    list: Callable[..., Sequence[Any]]
    count: Callable[..., int]
    tell: Callable[[App[object], Store, Any, date], tuple[str, Table]]
    """Gives why a question is asked, and both records beside each other."""
    answers: Mapping[str, Callable[..., str]]
    title: str
    nothing: str
    """What is said where no question waits."""


def residents() -> Asking:
    """Return the questions about residents."""
    answers = {"same": decide_same, "different": decide_different, "later": decide_later}
    nothing = _("Er wacht geen vraag of twee inwoners één persoon zijn.")
    return Asking(list_questions, count_questions, _tell, answers, _("Zelfde persoon?"), nothing)


def _tell(app: App[object], store: Store, question: Question, on: date) -> tuple[str, Table]:
    files = both_files(store, question, on=on)
    return why_asked(files.likeness), drawn_pair(app, rows_of(files.one, files.other), files.differing)


class LikelyScreen(ActingScreen):
    """The questions, the surest first; an answer brings the next one at once."""

    BINDINGS = [
        Binding("z", "answer('same')", _("Zelfde"), id="same", tooltip=_("Eén persoon: voeg samen, de oudste blijft")),
        Binding("a", "answer('different')", _("Anders"), id="different", tooltip=_("Twee personen: vraag nooit meer")),
        Binding("l", "answer('later')", _("Later"), id="later", tooltip=_("Leg deze vraag weg; hij komt terug")),
        moving("right,down", "step(1)", _("Volgende"), _("Ga naar de volgende vraag")),
        moving("left,up", "step(-1)", _("Vorige"), _("Ga naar de vorige vraag")),
        Binding(
            "m", "quiet", _("Meer"), id="quiet", show=False, tooltip=_("Toon ook wat minder zeker is, of juist niet")
        ),
        key("back", _("Ga terug")),
    ]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, store: Store, asking: Asking | None = None) -> None:
        """Make the screen; without `asking` it is about residents."""
        super().__init__(store)
        self._asking = asking or residents()
        self._questions: Sequence[Any] = []
        self._place, self._quiet, self._hidden = 0, False, 0

    def compose(self) -> ComposeResult:
        """Lay out the pane with both residents."""
        yield TopBar(self.store)
        with VerticalScroll(classes="pane", can_focus=True):
            yield Static(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Draw again in the new colours when the look changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._draw())

    def on_screen_resume(self) -> None:
        """Read the questions again: somebody else may have answered."""
        on = today()
        self._questions = self._asking.list(self.store, on=on, quiet=self._quiet, limit=_AT_ONCE)
        self._hidden = self._asking.count(self.store, on=on, quiet=True)
        self._place = min(self._place, max(0, len(self._questions) - 1))
        self._draw()

    @property
    def _asked(self) -> Any:
        return self._questions[self._place] if self._questions else None

    def _draw(self) -> None:
        pane = self.query_one(VerticalScroll)
        pane.border_title = plain(self._title())
        pane.query_one(Static).update(self._told())
        pane.scroll_home(animate=False)
        self.refresh_bindings()

    def _title(self) -> str:
        if not self._questions:
            return self._asking.title
        told = _("{title} · vraag {place} van {all}")
        place, all_of = count(self._place + 1), count(len(self._questions))
        return told.format(title=self._asking.title, place=place, all=all_of)

    def _told(self) -> Group | Text:
        if self._asked is None:
            told = [self._asking.nothing]
            told += [_("Met m ziet u ook wat minder zeker is.")] if self._hidden and not self._quiet else []
            return Text(" ".join(told))
        try:
            why, pair = self._asking.tell(self.app, self.store, self._asked, today())
        except Refused:
            return Text(_("Een van deze twee is er niet meer. Ga met een pijl naar de volgende vraag."))
        return Group(Text(why, colour(self.app, "secondary")), Text(), pair)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an answer only to a question, another question only where there is one."""
        if action == "answer":
            return self._asked is not None
        if action == "step":
            return len(self._questions) > 1
        if action == "quiet":
            return self._quiet or self._hidden > 0
        return super().check_action(action, parameters)

    def action_answer(self, answer: str) -> None:
        """Give the answer and show the next question."""
        if self._asked is None:
            return
        told = {
            "same": _("Samengevoegd. Met u maakt u dit ongedaan."),
            "different": _("Twee personen. Dit wordt niet meer gevraagd."),
            "later": _("Weggelegd. Deze vraag komt terug."),
        }
        with refusals(self):
            self.acted(self._asking.answers[answer](self.store, self._asked.id, on=today()))
            tell(self, told[answer])
        self.on_screen_resume()

    def action_step(self, by: int) -> None:
        """Go to another question without an answer."""
        self._place = (self._place + by) % len(self._questions)
        self._draw()

    def action_quiet(self) -> None:
        """Show or hide the questions that are not asked by themselves."""
        self._quiet, self._place = not self._quiet, 0
        self.on_screen_resume()

    def action_back(self) -> None:
        """Return to where this was opened."""
        self.dismiss()
